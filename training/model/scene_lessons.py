"""What is learned from the scenes, beside the drawings: captions of any length, one changed word, every attribute alone."""

import numpy as np
import torch
from torch.nn import functional as F

from captions import LANGUAGES
from losses import contrast, prefer_first
from scenes import FLIPPED, Narrator, true_of

# Captions with one attribute changed in a step.
FLIPS = 64
# Attributes that are named among all their values in every step, and how many of the others: these say nothing of what
# is shown, so that captions alone teach them late.
ALWAYS_NAMED = ("style", "layout", "count", "mood")
ALSO_NAMED = 2
# Styles are the hardest to name: thirty, some of which differ in texture alone.
NAMED_WEIGHT = {"style": 2.0}
# How much the scenes weigh beside the drawings.
WEIGHT = 0.5


class SceneLessons:
    def __init__(self, scenes, concepts, seed):
        self.scenes = scenes
        self.narrator = Narrator(scenes, seed)
        self.numbers = np.random.default_rng(seed)
        self.concept = torch.tensor([concept_of(value, concepts) for value in scenes.attributes["subject"]])

    def draw(self, count, generator, strength):
        """Returns `count` taught scenes at random: disturbed pictures [count x 3 x 64 x 64], and their values."""
        rows = np.sort(self.numbers.choice(self.scenes.taught, count, replace=False))
        return self.scenes.disturbed(rows, generator, strength), torch.from_numpy(self.scenes.values[rows])

    def loss(self, model, hear, seen, values, scale, concepts):
        """
        Returns the loss of scenes whose vectors are `seen`; `hear` turns lists of texts into lists of vectors, `concepts`
        are the unit vectors of all concepts.
        """
        told = [zip(*(self.narrator.say(line, language) for line in values.tolist())) for language in LANGUAGES]
        captions, mentioned = zip(*told)
        places, pairs = zip(*(self.flips(values, language) for language in LANGUAGES))
        heard = hear(*captions, *pairs)
        loss = 0
        for index in range(len(LANGUAGES)):
            true = true_of(values, torch.tensor(mentioned[index]))
            loss = loss + contrast(seen, heard[index], torch.arange(len(values)), true, scale)[0]
            loss = loss + 0.5 * prefer_first(seen[places[index]], heard[len(LANGUAGES) + index], scale)
        loss = loss + self.named(hear, values, seen, scale)
        # What the drawings are called the scenes are called too.
        concept = self.concept[values[:, self.scenes.at["subject"]]]
        known = (concept >= 0).nonzero().flatten()
        return WEIGHT * (loss + 0.25 * model.name(seen[known], concept[known], concepts))

    def flips(self, values, language):
        """Returns rows of `values`, and for each a true caption followed by the same with one attribute changed."""
        places, pairs = [], []
        for at in self.numbers.permutation(len(values))[:FLIPS].tolist():
            line = values[at].tolist()
            present = [name for name, value in zip(self.scenes.names, line) if value >= 0 and name != "kind"]
            # Things and kinds are told apart by the captions themselves; what is judged is asked twice as often.
            present += [name for name in present if name in FLIPPED]
            pair = self.narrator.flip(line, language, present[self.numbers.integers(len(present))])
            if pair:
                places.append(at)
                pairs.extend(pair)
        return places, pairs

    def named(self, hear, values, seen, scale):
        """Returns the loss of naming some attributes among all their values, each in one of the languages."""
        others = [name for name in self.scenes.names if name not in ALWAYS_NAMED]
        names = [*ALWAYS_NAMED, *self.numbers.permutation(others)[:ALSO_NAMED]]
        languages = [LANGUAGES[self.numbers.integers(2)] for _ in names]
        texts = [self.narrator.all(*both, self.narrator.random) for both in zip(names, languages)]
        loss = 0
        for name, heard in zip(names, hear(*texts)):
            at = self.scenes.at[name]
            have = (values[:, at] >= 0).nonzero().flatten()
            if len(have) > 0:
                weight = NAMED_WEIGHT.get(name, 0.5)
                loss = loss + weight * F.cross_entropy(scale * (seen[have] @ heard.T).float(), values[have, at])
        return loss


def concept_of(value, concepts):
    """Returns which concept a thing in a scene is, or -1: the one that has its name first, else any that has it."""
    name = value["english"][0]
    first = [at for at, concept in enumerate(concepts) if concept["english"][:1] == [name]]
    any_ = [at for at, concept in enumerate(concepts) if name in concept["english"]]
    return (first or any_ or [-1])[0]

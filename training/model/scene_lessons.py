"""What is learned from the scenes, beside the drawings: captions of any length, one changed word, every attribute alone."""

import numpy as np
import torch
from torch.nn import functional as F

from losses import contrast
from scenes import Narrator, true_of

# Captions with one attribute changed in a step.
FLIPS = 64
# Attributes that are named among all their values in every step, and how many of the others: these say nothing of what
# is shown, so that captions alone teach them late.
ALWAYS_NAMED = ("style", "layout", "count", "mood")
ALSO_NAMED = 2


class SceneLessons:
    def __init__(self, scenes, concepts, seed):
        self.scenes = scenes
        self.narrator = Narrator(scenes, seed)
        self.numbers = np.random.default_rng(seed)
        self.concept = torch.tensor([concept_of(value, concepts) for value in scenes.attributes["subject"]])

    def loss(self, model, encode, count, generator, strength, scale):
        """Returns the loss over `count` scenes drawn at random; `encode` turns texts into token ids."""
        rows = np.sort(self.numbers.choice(self.scenes.taught, count, replace=False))
        values = torch.from_numpy(self.scenes.values[rows])
        batch = self.scenes.disturbed(rows, generator, strength)
        seen = model.image(batch.contiguous(memory_format=torch.channels_last))
        loss = 0
        spoken = {}
        for language in ("en", "zh"):
            texts, mentioned = zip(*(self.narrator.say(line, language) for line in values.tolist()))
            spoken[language] = model.text(encode(texts))
            true = true_of(values, torch.tensor(mentioned))
            loss = loss + contrast(seen, spoken[language], torch.arange(count), true, scale)[0]
            loss = loss + 0.5 * self.flipped(model, encode, values, seen, language, scale)
        loss = loss + self.named(model, encode, values, seen, scale)
        # What the drawings are called the scenes are called too.
        concept = self.concept[values[:, self.scenes.at["subject"]]]
        known = (concept >= 0).nonzero().flatten()
        return loss + 0.25 * model.name(seen[known], concept[known])

    def flipped(self, model, encode, values, seen, language, scale):
        """Returns the loss of preferring a true caption to the same with one attribute changed."""
        places, pairs = [], []
        for at in self.numbers.permutation(len(values))[:FLIPS].tolist():
            line = values[at].tolist()
            present = [name for name, value in zip(self.scenes.names, line) if value >= 0 and name != "kind"]
            pair = self.narrator.flip(line, language, present[self.numbers.integers(len(present))])
            if pair:
                places.append(at)
                pairs.extend(pair)
        heard = model.text(encode(pairs)).view(len(places), 2, -1)
        scores = scale * (heard @ seen[places].unsqueeze(2)).squeeze(2).float()
        return F.cross_entropy(scores, torch.zeros(len(places), dtype=torch.long))

    def named(self, model, encode, values, seen, scale):
        """Returns the loss of naming some attributes among all their values, each in one of the languages."""
        loss = 0
        others = [name for name in self.scenes.names if name not in ALWAYS_NAMED]
        for name in (*ALWAYS_NAMED, *self.numbers.permutation(others)[:ALSO_NAMED]):
            at = self.scenes.at[name]
            language = ("en", "zh")[self.numbers.integers(2)]
            texts = self.narrator.all(name, language, self.narrator.random)
            have = (values[:, at] >= 0).nonzero().flatten()
            if len(have) > 0:
                scores = scale * (seen[have] @ model.text(encode(texts)).T).float()
                loss = loss + 0.5 * F.cross_entropy(scores, values[have, at])
        return loss


def concept_of(value, concepts):
    """Returns which concept a thing in a scene is, or -1: the one that has its name first, else any that has it."""
    name = value["english"][0]
    first = [at for at, concept in enumerate(concepts) if concept["english"][:1] == [name]]
    any_ = [at for at, concept in enumerate(concepts) if name in concept["english"]]
    return (first or any_ or [-1])[0]

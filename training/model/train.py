"""
Trains both towers on the rendered drawings and keeps checkpoints: python3 train.py --minutes 60.
The learning rate falls to nothing over the time given, whatever the machine manages in it. A run that was cut off goes
on where its checkpoint stands with --resume and the same --minutes.
"""

import argparse
import copy
import json
import math
import os
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import evaluate
import tokenizer as tokenizers
from captions import CHINESE, COLOUR_NAMES, COLOURS, ENGLISH, LANGUAGES, Speaker
from losses import contrast, keep_away, positives, prefer_first
from network import DIMENSIONS, TEXT_TOKENS, ImageTower, TextTower
from nonsense import Babbler
from pictures import CACHE, Pictures, compose
from scene_lessons import SceneLessons
from scenes import Scenes
from warm_start import warm_start, words_of

# How often a concept is drawn, by its commonness in the lexicon; 0 is known to collections only.
SHARE = (0.4, 0.6, 1.0, 1.5, 2.2, 3.0)
# Scenes beside the drawings of a step.
SCENES = 96
# Captions of a step that are also told apart among all concepts.
CAPTIONS_NAMED = 256
# Texts that ask for no picture, in a step.
NONSENSE = 64
# Chinese has fewer names for the same drawings, and would lag behind.
LANGUAGE_WEIGHT = {"en": 1.0, "zh": 1.3}
# Pictures of a step, in each language, whose right colour is compared with a wrong one.
COLOURS_COMPARED = 96
# How strongly pictures are disturbed at the start: from nothing, and from a model.
EASY, FURTHER = 0.2, 0.6
# Pictures that normalisation is measured on where training goes on from an exported model.
MEASURED = 1024
KIND_SHARE = {"emoji": 3.0, "coloured": 1.5, "clip-art": 2.5, "plain": 1.0}


def main():
    options = read_options()
    torch.set_num_threads(options.threads)
    pictures = Pictures()
    start = torch.load(checkpoint_file(options)) if options.resume else None
    step, samples, before = (start["step"], start.get("samples", 0), start["seconds"]) if start else (0, 0, 0)
    # What was drawn before the cut is not drawn again.
    seed = options.seed + step
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    numbers = np.random.default_rng(seed)
    if start or options.start:
        words = tokenizers.Tokenizer(start["words"] if start else words_of(options.start))
    else:
        words = vocabulary(pictures.concepts)
    taught = np.array([record["use"] == "train" for record in pictures.records])
    chances = np.cumsum(np.where(taught, weights(pictures), 0))
    chances /= chances[-1]
    speaker = Speaker(pictures.concepts, random.Random(seed))
    scenes = Scenes()
    lessons = SceneLessons(scenes, pictures.concepts, seed)
    babbler = Babbler(words, seed)

    model = Model(len(words.ids), len(pictures.concepts))
    if options.start and not start:
        rows = np.sort(numbers.choice(np.flatnonzero(taught), MEASURED, replace=False))
        shown, _, _ = compose(pictures.rgba(rows), torch.from_numpy(pictures.is_plain[rows]), generator, FURTHER)
        warm_start(model, options.start, pictures.concepts, lambda texts: encode(words, texts), shown)
    average = copy.deepcopy(model).eval()
    optimizer = torch.optim.AdamW(groups(model), lr=options.rate, betas=(0.9, 0.98))
    if start:
        if start["concepts"] != list(pictures.index):
            raise SystemExit("Expected pictures of the checkpoint's concepts, received others: train from the start")
        model.load_state_dict(start["model"])
        average.load_state_dict(start["average"])
        optimizer.load_state_dict(start["optimizer"])
    tests = evaluate.Tests(pictures, scenes)
    log = open(os.path.join(options.out, "log.jsonl"), "a", encoding="utf8")
    started = time.time() - before
    budget = options.minutes * 60
    next_report = before + 300
    keep = lambda: save(average, model, optimizer, words, pictures, step, samples, time.time() - started, options)
    print(f"{int(taught.sum())} pictures, {len(words.ids)} tokens, {size(model.image)} + {size(model.text)} parameters")

    while time.time() - started < budget:
        spent = (time.time() - started) / budget
        rate = options.rate * min(1, (step + 1) / 200) * 0.5 * (1 + math.cos(math.pi * spent))
        for group in optimizer.param_groups:
            group["lr"] = rate
        rows = np.searchsorted(chances, numbers.random(options.batch), side="right")
        order = np.sort(rows)
        numbers.shuffle(order)
        # Easy pictures first: they teach the same words several times faster.
        strength = min(1, (FURTHER if options.start else EASY) + 2 * spent)
        loss, exact = train_step(model, optimizer, pictures, words, speaker, babbler, lessons, order, generator, strength)
        step += 1
        samples += options.batch
        follow(average, model, min(0.998, 1 - 10 / (10 + step)))
        if step % 50 == 0:
            print(f"{time.time() - started:6.0f} s {samples:9d} samples loss {loss:.3f} exact {exact:.3f}", flush=True)
        if time.time() - started > next_report:
            next_report += options.report_minutes * 60
            report(average, tests, words, log, samples, time.time() - started)
            keep()
    report(average, tests, words, log, samples, time.time() - started)
    keep()


class Model(torch.nn.Module):
    """The towers, and one vector a concept that both are drawn to while they learn; only the towers are shipped."""

    def __init__(self, tokens, concepts):
        super().__init__()
        self.image = ImageTower().to(memory_format=torch.channels_last)
        self.text = TextTower(tokens)
        self.scale = torch.nn.Parameter(torch.tensor(math.log(20.0)))
        self.concepts = torch.nn.Parameter(torch.randn(concepts, DIMENSIONS) * 0.05)

    def name(self, vectors, concept, concepts):
        """Returns the loss of telling the concept among all, by the angle to its unit vector."""
        return F.cross_entropy(24 * (vectors @ concepts.T).float(), concept)


def train_step(model, optimizer, pictures, words, speaker, babbler, lessons, rows, generator, strength):
    model.train()
    is_plain = torch.from_numpy(pictures.is_plain[rows])
    batch, ink, ground = compose(pictures.rgba(rows), is_plain, generator, strength)
    scenes, values = lessons.draw(SCENES, generator, strength)
    # One batch: the means that normalise the layers when the model is used are those of both.
    batch = torch.cat([batch, scenes])
    concept = torch.from_numpy(pictures.concept[rows])
    said = [
        [speaker.say(int(one), language, name(ink[at]), name(ground[at])) for at, one in enumerate(concept)]
        for language in LANGUAGES
    ]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        seen, of_scenes = model.image(batch.contiguous(memory_format=torch.channels_last)).split([len(rows), SCENES])
        scale = model.scale.exp().clamp(max=60)
        concepts = F.normalize(model.concepts, dim=1).to(torch.bfloat16)
        hear = lambda *lists: hear_together(model, words, lists)
        spoken = [[caption for caption in captions if caption is not None] for captions in said]
        *heard, nothing = hear(
            *([text for text, _, _ in captions] for captions in spoken), [babbler.say() for _ in range(NONSENSE)]
        )
        loss, exact, owners = 0, 0, []
        for language, captions, own, vectors in zip(LANGUAGES, said, spoken, heard):
            have = torch.tensor([at for at, caption in enumerate(captions) if caption is not None])
            texts, coloured, grounded = zip(*own)
            true = positives(concept, ink, ground, have, torch.tensor(coloured), torch.tensor(grounded), texts)
            part, hits = contrast(seen, vectors, have, true, scale)
            loss = loss + LANGUAGE_WEIGHT[language] * part * len(have) / len(rows)
            exact = exact or hits
            owners.append(have)
        # Every concept has an English name, so the English vectors stand in the order of the pictures.
        loss = loss + 0.5 * (1 - (heard[0][owners[1]] * heard[1]).sum(1)).mean()
        # A caption with a colour is of more than its concept.
        bare = torch.tensor([not coloured for captions in spoken for _, coloured, _ in captions])
        part = bare.nonzero().flatten()
        part = part[torch.randperm(len(part), generator=generator)[:CAPTIONS_NAMED]]
        loss = loss + 0.5 * model.name(seen, concept, concepts)
        loss = loss + 0.25 * model.name(torch.cat(heard)[part], concept[torch.cat(owners)[part]], concepts)
        loss = loss + colour_loss(hear, speaker, seen, concept, ink, ground, scale)
        loss = loss + 0.2 * keep_away(torch.cat([seen, of_scenes]), nothing, scale)
        loss = loss + lessons.loss(model, hear, of_scenes, values, scale, concepts)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
    optimizer.step()
    return loss.item(), exact


def colour_loss(hear, speaker, seen, concept, ink, ground, scale):
    """
    Returns the loss of naming the ink and the ground among all colours, and of preferring a caption in the right colour
    to the same in another. Without it concepts, which tell a batch apart alone, leave no room for colour.
    """
    colours = [texts for language in LANGUAGES for texts in (speaker.inks(language), speaker.grounds(language))]
    compared, pairs = [], []
    for language in LANGUAGES:
        rows = [row for row in (ink >= 0).nonzero().flatten().tolist() if speaker.has(int(concept[row]), language)]
        compared.append(rows[:COLOURS_COMPARED])
        flips = [speaker.flip(int(concept[row]), language, name(ink[row])) for row in compared[-1]]
        pairs.append([text for pair in flips for text in pair])
    heard = hear(*colours, *pairs)
    loss = 0
    for which, vectors in zip((ink, ground, ink, ground), heard):
        rows = (which >= 0).nonzero().flatten()
        loss = loss + 0.25 * F.cross_entropy(scale * (seen[rows] @ vectors.T).float(), which[rows])
    for rows, vectors in zip(compared, heard[len(colours) :]):
        loss = loss + 0.5 * prefer_first(seen[rows], vectors, scale)
    return loss


def hear_together(model, words, lists):
    """Returns the vectors of each list of texts, read in one pass: each pass costs a gradient of the whole vocabulary."""
    vectors = model.text(encode(words, [text for texts in lists for text in texts]))
    return vectors.split([len(texts) for texts in lists])


def encode(words, texts):
    ids = [words.encode(text, TEXT_TOKENS) for text in texts]
    longest = max(map(len, ids))
    return torch.tensor([one + [0] * (longest - len(one)) for one in ids])


def name(colour):
    return None if colour < 0 else COLOUR_NAMES[int(colour)]


def vocabulary(concepts):
    """Returns the tokenizer over everything that a caption can say, common concepts counting more."""
    texts = [(text, 50) for text in ENGLISH + CHINESE + COLOUR_NAMES + [zh for zh, _ in COLOURS.values()]]
    texts += [("on a background in the of", 50), ("背景上的", 50)]
    for concept in concepts:
        weight = 1 + 2 * concept["commonness"]
        texts += [(text, weight) for text in concept["english"] + concept["chinese"]]
        texts += [(text, 1) for text in concept["englishTags"] + concept["chineseTags"]]
    return tokenizers.build(texts)


def weights(pictures):
    """Returns how often each picture is drawn: by its concept first, by its kind among the concept's drawings."""
    commonness = np.array([concept["commonness"] for concept in pictures.concepts])
    kind = np.array([KIND_SHARE[record["kind"]] for record in pictures.records])
    taught = np.array([record["use"] == "train" for record in pictures.records])
    counts = np.bincount(pictures.concept[taught], minlength=len(commonness))
    shares = np.bincount(pictures.concept[taught], kind[taught], minlength=len(commonness))
    of_concept = np.array(SHARE)[commonness] * np.minimum(counts, 16) ** 0.5
    return kind * (of_concept / np.maximum(shares, 1e-9))[pictures.concept]


def groups(model):
    flat = [value for value in model.parameters() if value.ndim < 2]
    deep = [value for value in model.parameters() if value.ndim >= 2]
    return [{"params": deep, "weight_decay": 0.05}, {"params": flat, "weight_decay": 0.0}]


@torch.no_grad()
def follow(average, model, keep):
    """Moves the averaged weights, which are the ones judged and shipped, towards the trained ones."""
    for mean, value in zip(average.state_dict().values(), model.state_dict().values()):
        if mean.dtype.is_floating_point:
            mean.lerp_(value, 1 - keep)
        else:
            mean.copy_(value)


def report(average, tests, words, log, samples, seconds):
    figures = tests.run(average, lambda texts: encode(words, texts))
    log.write(json.dumps({"samples": samples, "seconds": round(seconds), **figures}) + "\n")
    log.flush()
    print(json.dumps(figures), flush=True)


def save(average, model, optimizer, words, pictures, step, samples, seconds, options):
    state = {"average": average.state_dict(), "model": model.state_dict(), "optimizer": optimizer.state_dict()}
    state |= {"words": list(words.ids), "concepts": list(pictures.index), "step": step}
    state |= {"samples": samples, "seconds": seconds}
    file = checkpoint_file(options)
    torch.save(state, f"{file}.part")
    os.replace(f"{file}.part", file)


def checkpoint_file(options):
    return os.path.join(options.out, "checkpoint.pt")


def size(module):
    return f"{sum(value.numel() for value in module.parameters()) / 1e6:.2f} M"


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--resume", action="store_true", help="go on where the checkpoint stands")
    parser.add_argument("--from", dest="start", metavar="FOLDER", help="go on from an exported model")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--report-minutes", type=float, default=5)
    parser.add_argument("--out", default=os.path.join(CACHE, "run"))
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    return options


if __name__ == "__main__":
    main()

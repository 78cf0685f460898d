"""Scenes drawn for training, which are known by attributes, and what is said of them in both languages."""

import json
import os
import random

import numpy as np
import torch

from network import PICTURE_EDGE as EDGE
from pictures import CACHE, degrade

# Whose change alone makes a caption wrong, and is judged.
FLIPPED = ("colour", "layout", "style", "count", "mood")
# Said after the thing, in this order; all else stands before it.
TRAILING = ("layout", "ground", "season", "lettering")
IRREGULAR = {"leaf": "leaves", "watch": "watches", "glasses": "glasses", "scissors": "scissors", "headphones": "headphones"}
UNCOUNTED = {"fish": "fish", "rain": "rain clouds", "music": "music notes", "bread": "loaves of bread", "pine": "pines"}


class Scenes:
    """All rendered scenes, as a memory map, and the values of their attributes: -1 where one does not apply."""

    def __init__(self, cache=CACHE):
        with open(os.path.join(cache, "scene-attributes.json"), encoding="utf8") as source:
            self.attributes = json.load(source)
        self.names = list(self.attributes)
        self.at = {name: at for at, name in enumerate(self.names)}
        with open(os.path.join(cache, "scenes.jsonl"), encoding="utf8") as lines:
            records = [json.loads(line) for line in lines]
        self.values = np.array([record["values"] for record in records])
        is_taught = np.array([record["use"] == "train" for record in records])
        self.taught, self.judged = is_taught.nonzero()[0], (~is_taught).nonzero()[0]
        file = os.path.join(cache, "scenes.rgb")
        self.pixels = np.memmap(file, np.uint8, "r", shape=(len(records), EDGE, EDGE, 3))
        self.used = self.values_in_use()

    def shown(self, rows):
        """Returns [n x 3 x 64 x 64] in [-1, 1]."""
        pixels = torch.from_numpy(self.pixels[rows].astype(np.float32)).permute(0, 3, 1, 2)
        return pixels / 127.5 - 1

    def disturbed(self, rows, generator, strength):
        """Returns the same, some of them small, blurred or compressed; frames and cuts would change what is true."""
        pictures = degrade((self.shown(rows) + 1) / 2, generator, strength)
        return pictures.clamp(0, 1) * 2 - 1

    def values_in_use(self):
        """Returns, for each kind and attribute, the values that its pictures have."""
        used = {}
        for line in self.values:
            for name, value in zip(self.names, line):
                if value >= 0:
                    used.setdefault((line[self.at["kind"]], name), set()).add(int(value))
        return {key: sorted(values) for key, values in used.items()}


class Narrator:
    """Says of a scene as much or as little as people do."""

    def __init__(self, scenes, seed):
        self.scenes = scenes
        self.random = random.Random(seed)

    def say(self, values, language):
        """Returns a caption and which attributes it mentions, as a list of truth values."""
        present = [name for name, value in zip(self.scenes.names, values) if value >= 0]
        draw = self.random.random()
        if draw < 0.15:
            chosen = [self.random.choice(present)]
        elif draw < 0.45:
            chosen = ["subject"] + self.random.sample(present, 1)
        elif draw < 0.8:
            chosen = ["subject"] + self.random.sample(present, min(len(present), self.random.choice([2, 3, 4])))
        else:
            chosen = present
        return self.tell(values, chosen, language, self.random), [name in chosen for name in self.scenes.names]

    def flip(self, values, language, attribute, chance=None):
        """Returns a true caption and the same with another value of the attribute; None where there is no other."""
        chance = chance or self.random
        at = self.scenes.at[attribute]
        others = self.scenes.used.get((values[self.scenes.at["kind"]], attribute), [])
        others = [one for one in others if one != values[at]]
        # Colours have their mood: a caption that changes one says nothing of the other.
        tied = {"colour": "mood", "mood": "colour"}.get(attribute)
        if values[at] < 0 or not others:
            return None
        present = [name for name, value in zip(self.scenes.names, values) if value >= 0 and name != tied]
        wrong = list(values)
        wrong[at] = chance.choice(others)
        seed = chance.random()
        return tuple(self.tell(one, present, language, random.Random(seed)) for one in (values, wrong))

    def full(self, values, language):
        """Returns everything that is true of the scene, in its usual words."""
        present = [name for name, value in zip(self.scenes.names, values) if value >= 0]
        return self.tell(values, present, language, None)

    def all(self, attribute, language, chance=None):
        """Returns one text for each value of an attribute, which says nothing else."""
        values = self.scenes.attributes[attribute]
        words = [pick(value, language, chance) for value in values]
        if attribute == "style":
            return [f"{word} style" if language == "en" else f"{word}风格" for word in words]
        if attribute == "count":
            return [f"{word} things" if language == "en" else f"{word}东西" for word in words]
        if attribute == "colour":
            return [f"{word} colours" if language == "en" else f"{word}配色" for word in words]
        return words

    def tell(self, values, chosen, language, chance):
        said = {}
        for name, value in zip(self.scenes.names, values):
            if name in chosen and value >= 0:
                said[name] = pick(self.scenes.attributes[name][value], language, chance)
        is_one = "colour" in said and self.scenes.attributes["colour"][values[self.scenes.at["colour"]]]["isOneColour"]
        return (english if language == "en" else chinese)(said, is_one)


def pick(value, language, chance):
    words = value["english" if language == "en" else "chinese"]
    return words[0] if chance is None or chance.random() < 0.6 else chance.choice(words)


def english(said, is_one_colour):
    colour = said.get("colour")
    thing = said.get("subject", "")
    if thing and said.get("count", "one") not in ("one", "a single"):
        thing = plural(thing)
    thing = words(said.get("count"), colour if is_one_colour else None, thing)
    scheme = f"in {colour}" if colour and not is_one_colour else None
    head = words(said.get("mood"), said.get("style"), said.get("kind"))
    if "kind" in said and thing:
        head = f"{head} of {thing}"
    else:
        head = words(head, thing)
    return ", ".join(part for part in [words(head, scheme), *(said.get(name) for name in TRAILING)] if part)


def chinese(said, is_one_colour):
    colour = said.get("colour", "")
    mood, style = said.get("mood"), said.get("style")
    head = (f"{mood}的" if mood else "") + (f"{style}风格" if style else "")
    thing = said.get("count", "") + (f"{colour}" if is_one_colour else "") + said.get("subject", "")
    scheme = f"{colour}配色" if colour and not is_one_colour else None
    kind = said.get("kind", "")
    first = head + thing + ("" if thing.endswith(kind) else kind)
    return "，".join(part for part in [first, scheme, *(said.get(name) for name in TRAILING)] if part)


def words(*parts):
    return " ".join(part for part in parts if part)


def plural(thing):
    known = IRREGULAR.get(thing) or UNCOUNTED.get(thing)
    if known:
        return known
    if thing.endswith("y") and thing[-2] not in "aeiou":
        return f"{thing[:-1]}ies"
    return f"{thing}es" if thing.endswith(("s", "x", "ch", "sh")) else f"{thing}s"


def true_of(values, mentioned):
    """Returns [pictures x captions]: whether a picture has all values that a caption of another mentions."""
    same = values.unsqueeze(1) == values.unsqueeze(0)
    return (same | ~mentioned.unsqueeze(0)).all(2)

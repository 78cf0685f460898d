"""
Chooses what judges the model, and writes it for the judge in TypeScript: python3 galleries.py. Galleries come from
collections that are never taught; pictures that nearly equal a taught one are taken out.
"""

import json
import os

import numpy as np
import torch

from captions import COLOURS
from pictures import CACHE, Pictures, compose, on_white
from scene_questions import SceneQuestions
from scenes import Scenes

COARSE = 12
NEARLY_EQUAL = 0.96
COLLECTIONS = {"twemoji": 1000, "iconoir": None, "marketeq": None, "flat-color-icons": None, "openclipart": None}
# Whose titles are judged even where the concept is new to the model: that is what a title is.
TITLED = ("openclipart",)
# Those of which the product's troubles are shown: frames, grounds, blur, JPEG.
DISTURBED = ("twemoji", "iconoir")


class Galleries:
    """`one` has a row a concept for each gallery; `all` has every row of a collection, for one-word questions."""

    def __init__(self, pictures):
        self.pictures = pictures
        fresh = fresh_rows(pictures)
        taught = {record["concept"] for record in pictures.records if record["use"] == "train"}
        self.all = {name: [] for name in COLLECTIONS}
        for row in fresh:
            record = pictures.records[row]
            if record["set"] in TITLED or record["concept"] in taught:
                self.all[record["set"]].append(int(row))
        self.one = {name: self.one_each(rows, COLLECTIONS[name]) for name, rows in self.all.items() if rows}
        self.one["common 500"] = self.one_each(self.all["twemoji"], None)[:500]

    def one_each(self, rows, most):
        """Returns the first row of each concept, the commonest concepts first; a chosen `most` of them in a fixed order."""
        first = {}
        for row in rows:
            first.setdefault(self.pictures.concept[row], row)
        rank = lambda row: (-self.pictures.concepts[self.pictures.concept[row]]["commonness"], row)
        ordered = sorted(first.values(), key=rank)
        if most is None or len(ordered) <= most:
            return ordered
        return [int(row) for row in np.random.default_rng(7).permutation(ordered)[:most]]

    def shown(self, rows, disturbed=False):
        """Yields batches [n x 3 x 64 x 64] in [-1, 1], the same for every model."""
        generator = torch.Generator().manual_seed(11)
        for start in range(0, len(rows), 128):
            part = np.array(rows[start : start + 128])
            rgba = self.pictures.rgba(part)
            plain = torch.from_numpy(self.pictures.is_plain[part])
            yield compose(rgba, plain, generator)[0] if disturbed else on_white(rgba)


def fresh_rows(pictures):
    """Returns the held-out rows whose coarse picture correlates with no taught one; kept, since it takes a minute."""
    file = os.path.join(CACHE, "fresh.npy")
    if os.path.exists(file):
        return np.load(file)
    held_out = np.array([row for row, record in enumerate(pictures.records) if record["use"] == "judge"])
    taught = np.array([row for row, record in enumerate(pictures.records) if record["use"] == "train"])
    questions = coarse(pictures, held_out)
    nearest = torch.full((len(held_out),), -1.0)
    for start in range(0, len(taught), 4096):
        scores = questions @ coarse(pictures, taught[start : start + 4096]).T
        nearest = torch.maximum(nearest, scores.max(1).values)
    fresh = held_out[(nearest < NEARLY_EQUAL).numpy()]
    np.save(file, fresh)
    return fresh


def coarse(pictures, rows):
    vectors = []
    for start in range(0, len(rows), 1024):
        small = torch.nn.functional.adaptive_avg_pool2d(on_white(pictures.rgba(rows[start : start + 1024])), COARSE)
        vectors.append(small.flatten(1))
    vectors = torch.cat(vectors)
    vectors -= vectors.mean(1, keepdim=True)
    return torch.nn.functional.normalize(vectors, dim=1)


def main():
    galleries = Galleries(Pictures())
    for name in DISTURBED:
        pixels = torch.cat(list(galleries.shown(galleries.one[name], disturbed=True)))
        bytes_ = ((pixels + 1) * 127.5).round().byte().permute(0, 2, 3, 1).contiguous().numpy()
        bytes_.tofile(os.path.join(CACHE, f"disturbed-{name}.rgb"))
    with open(os.path.join(CACHE, "galleries.json"), "w", encoding="utf8") as out:
        settings = {"disturbed": DISTURBED, "colours": COLOURS}
        scenes = SceneQuestions(Scenes()).as_json()
        json.dump({"one": galleries.one, "all": galleries.all, "scenes": scenes, **settings}, out)


if __name__ == "__main__":
    main()

"""
Judges a checkpoint on drawings of collections that it never saw: python3 evaluate.py [--checkpoint FILE] prints the table.
Pictures that nearly equal a taught one are taken out of every gallery.
"""

import argparse
import json
import os

import numpy as np
import torch

from pictures import Pictures, compose, on_white

COARSE = 12
NEARLY_EQUAL = 0.96


class Tests:
    def __init__(self, pictures, cache):
        self.pictures = pictures
        self.fresh = fresh_rows(pictures, cache)
        taught = {record["concept"] for record in pictures.records if record["use"] == "train"}
        self.known = np.array([record["concept"] in taught for record in pictures.records])

    def rows(self, collection, most=None):
        """Returns one row a concept of a held-out collection, the commonest concepts first."""
        commonness = lambda row: -self.pictures.concepts[self.pictures.concept[row]]["commonness"]
        found = {}
        for row in self.fresh:
            if self.pictures.records[row]["set"] == collection and self.known[row]:
                found.setdefault(self.pictures.concept[row], row)
        ordered = sorted(found.values(), key=lambda row: (commonness(row), row))
        if most is None or len(ordered) <= most:
            return ordered
        return list(np.random.default_rng(7).permutation(ordered)[:most])

    @torch.no_grad()
    def run(self, model, encode):
        model.eval()
        figures = {}
        for collection, most in (("twemoji", 1000), ("iconoir", None), ("marketeq", None), ("flat-color-icons", None)):
            rows = self.rows(collection, most)
            clean = self.see(model, rows)
            for language in ("english", "chinese"):
                figures[f"{collection} {language}"] = self.recall(model, encode, rows, clean, language)
            if collection in ("twemoji", "iconoir"):
                figures[f"{collection} disturbed"] = self.recall(model, encode, rows, self.see(model, rows, True), "english")
                for language in ("english", "chinese"):
                    figures[f"{collection} one word {language}"] = self.one_word(model, encode, collection, language)
        rows = self.rows("twemoji")[:500]
        clean = self.see(model, rows)
        for language in ("english", "chinese"):
            figures[f"common 500 {language}"] = self.recall(model, encode, rows, clean, language)
        return figures

    def see(self, model, rows, disturbed=False):
        generator = torch.Generator().manual_seed(11)
        vectors = []
        for start in range(0, len(rows), 128):
            part = np.array(rows[start : start + 128])
            rgba = self.pictures.rgba(part)
            plain = torch.from_numpy(self.pictures.is_plain[part])
            batch = compose(rgba, plain, generator)[0] if disturbed else on_white(rgba)
            vectors.append(model.image(batch.contiguous(memory_format=torch.channels_last)))
        return torch.cat(vectors)

    def recall(self, model, encode, rows, vectors, language):
        """Returns R@1, R@5, R@10 in % and the number of questions: a concept's first name, one right picture each."""
        asked = [at for at, row in enumerate(rows) if self.names(row, language)]
        if not asked:
            return None
        texts = [self.names(rows[at], language)[0] for at in asked]
        scores = model.text(encode(texts)) @ vectors.T
        own = scores[torch.arange(len(asked)), torch.tensor(asked)].unsqueeze(1)
        # What is called alike is as right: it neither helps nor harms.
        for line, text in enumerate(texts):
            for at, row in enumerate(rows):
                if at != asked[line] and text in self.names(row, language):
                    scores[line, at] = -2
        place = (scores > own).sum(1)
        return [round(100 * (place < limit).float().mean().item(), 1) for limit in (1, 5, 10)] + [len(asked)]

    def one_word(self, model, encode, collection, language):
        """Returns how often, in %, one of five found pictures is right for a one-word question over the whole collection."""
        rows = [row for row in self.fresh if self.pictures.records[row]["set"] == collection and self.known[row]]
        vectors = self.see(model, rows)
        right = {}
        for at, row in enumerate(rows):
            for name in self.names(row, language):
                if len(name) <= 3 if language == "chinese" else " " not in name:
                    right.setdefault(name, set()).add(at)
        texts = sorted(right)
        found = (model.text(encode(texts)) @ vectors.T).topk(5, 1).indices.tolist()
        hits = [bool(right[text] & set(line)) for text, line in zip(texts, found)]
        return [round(100 * sum(hits) / len(hits), 1), len(texts)]

    def names(self, row, language):
        return self.pictures.concepts[self.pictures.concept[row]][language]


def fresh_rows(pictures, cache):
    """Returns the held-out rows whose coarse picture correlates with no taught one; kept, since it takes a minute."""
    file = os.path.join(cache, f"fresh-{len(pictures.records)}.npy")
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
    from tokenizer import Tokenizer
    from train import Model, encode

    cache = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cache")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default=os.path.join(cache, "run", "checkpoint.pt"))
    options = parser.parse_args()
    state = torch.load(options.checkpoint)
    words = Tokenizer(state["words"])
    model = Model(len(state["words"]))
    model.load_state_dict(state["average"])
    figures = Tests(Pictures(cache), cache).run(model, lambda texts: encode(words, texts))
    for name, values in figures.items():
        print(f"{name:28s}", json.dumps(values))


if __name__ == "__main__":
    main()

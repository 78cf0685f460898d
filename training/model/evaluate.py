"""
Judges a checkpoint on drawings of collections that it never saw: python3 evaluate.py [--checkpoint FILE] prints the table.
The exported model is judged, as the product runs it, by the judge stage.
"""

import argparse
import json
import os

import torch

from galleries import DISTURBED, Galleries
from pictures import CACHE, Pictures
from scene_questions import SceneQuestions
from scenes import Scenes


class Tests:
    def __init__(self, pictures, scenes):
        self.pictures = pictures
        self.galleries = Galleries(pictures)
        self.scenes = SceneQuestions(scenes)

    @torch.no_grad()
    def run(self, model, encode):
        model.eval()
        figures = {}
        for name, rows in self.galleries.one.items():
            vectors = self.see(model, rows)
            for language in ("english", "chinese"):
                figures[f"{name} {language}"] = self.recall(model, encode, rows, vectors, language)
            if name in DISTURBED:
                vectors = self.see(model, rows, True)
                figures[f"{name} disturbed"] = self.recall(model, encode, rows, vectors, "english")
        for name in DISTURBED:
            rows = self.galleries.all[name]
            vectors = self.see(model, rows)
            for language in ("english", "chinese"):
                figures[f"{name} one word {language}"] = self.one_word(model, encode, rows, vectors, language)
        return figures | self.of_scenes(model, encode)

    def of_scenes(self, model, encode):
        """Returns, in %, R@1 and R@10 of scenes in new combinations, styles named right, flipped captions refused."""
        asked = self.scenes
        batches = [asked.scenes.shown(rows) for rows in torch.tensor(asked.rows).split(128)]
        seen = torch.cat([model.image(batch.contiguous(memory_format=torch.channels_last)) for batch in batches])
        hear = lambda texts: torch.cat([model.text(encode(texts[at : at + 512])) for at in range(0, len(texts), 512)])
        figures = {}
        for language in ("en", "zh"):
            scores = hear(asked.captions[language]) @ seen.T
            place = (scores > scores.diagonal().unsqueeze(1)).sum(1)
            figures[f"scenes {language}"] = [percent(place < limit) for limit in (1, 10)]
            at, right = map(torch.tensor, asked.styled)
            named = (seen[at] @ hear(asked.styles[language]).T).argmax(1)
            figures[f"scenes style {language}"] = percent(named == right)
            for attribute, flips in asked.flips[language].items():
                at, true, wrong = zip(*flips)
                own = seen[list(at)]
                preferred = (own * hear(true)).sum(1) > (own * hear(wrong)).sum(1)
                figures[f"scenes flipped {attribute} {language}"] = percent(preferred)
        return figures

    def see(self, model, rows, disturbed=False):
        batches = self.galleries.shown(rows, disturbed)
        return torch.cat([model.image(batch.contiguous(memory_format=torch.channels_last)) for batch in batches])

    def recall(self, model, encode, rows, vectors, language):
        """Returns R@1, R@5, R@10 in % and the number of questions: a concept's first name, one right picture each."""
        asked = [at for at, row in enumerate(rows) if self.names(row, language)]
        texts = [self.names(rows[at], language)[0] for at in asked]
        scores = model.text(encode(texts)) @ vectors.T
        own = scores[torch.arange(len(asked)), torch.tensor(asked)].unsqueeze(1)
        called = {}
        for at, row in enumerate(rows):
            for name in self.names(row, language):
                called.setdefault(name, []).append(at)
        # What is called alike is as right: it neither helps nor harms.
        for line, text in enumerate(texts):
            scores[line, [at for at in called[text] if at != asked[line]]] = -2
        place = (scores > own).sum(1)
        return [round(100 * (place < limit).float().mean().item(), 1) for limit in (1, 5, 10)] + [len(asked)]

    def one_word(self, model, encode, rows, vectors, language):
        """Returns how often, in %, one of five found pictures is right for a one-word question over the whole collection."""
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


def percent(hits):
    return round(100 * hits.float().mean().item(), 1)


def main():
    from tokenizer import Tokenizer
    from train import Model, encode

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default=os.path.join(CACHE, "run", "checkpoint.pt"))
    options = parser.parse_args()
    state = torch.load(options.checkpoint)
    words = Tokenizer(state["words"])
    model = Model(len(state["words"]), len(state["average"]["concepts"]))
    model.load_state_dict(state["average"])
    figures = Tests(Pictures(), Scenes()).run(model, lambda texts: encode(words, texts))
    for name, values in figures.items():
        print(f"{name:28s}", json.dumps(values))


if __name__ == "__main__":
    main()

"""What is asked about the scenes in combinations that were never taught; the same for every model."""

import random

from scenes import FLIPPED, Narrator

LANGUAGES = ("en", "zh")


class SceneQuestions:
    """
    `rows` of the gallery with a full caption each; `styled`, the places in it that have a style and which; `flips`, for
    each language and attribute, triples of a place, a true caption and the same with that attribute changed.
    """

    def __init__(self, scenes):
        self.scenes = scenes
        narrator = Narrator(scenes, 7)
        self.rows = [int(row) for row in scenes.judged]
        values = [[int(value) for value in scenes.values[row]] for row in self.rows]
        self.captions = {language: [narrator.full(one, language) for one in values] for language in LANGUAGES}
        self.styles = {language: narrator.all("style", language) for language in LANGUAGES}
        style = scenes.at["style"]
        styled = [(at, one[style]) for at, one in enumerate(values) if one[style] >= 0]
        self.styled = tuple(map(list, zip(*styled)))
        self.flips = {language: {} for language in LANGUAGES}
        for language in LANGUAGES:
            for attribute in FLIPPED:
                chance = random.Random(11)
                pairs = [(at, narrator.flip(one, language, attribute, chance)) for at, one in enumerate(values)]
                self.flips[language][attribute] = [(at, *pair) for at, pair in pairs if pair]

    def as_json(self):
        return {"rows": self.rows, "captions": self.captions, "styles": self.styles, "styled": self.styled, "flips": self.flips}

"""The vocabulary and how a text becomes token ids, the same as tokenizer.json tells other programs."""

import json
import re
import unicodedata
from collections import Counter

PIECE = re.compile(r"[a-z]+|[0-9]|[\u3400-\u9fff]")
LONGEST_WORD = 100


def split(text):
    """Returns the words, digits and Chinese characters of a text; all else is dropped."""
    return PIECE.findall(unicodedata.normalize("NFKC", text).lower())


def load(file):
    """Returns the tokenizer that `save` wrote."""
    with open(file, encoding="utf8") as source:
        return Tokenizer(list(json.load(source)["model"]["vocab"]))


class Tokenizer:
    def __init__(self, vocabulary):
        self.ids = {token: index for index, token in enumerate(vocabulary)}
        self.longest = max(map(len, vocabulary))
        self.known = {}

    def encode(self, text, most):
        """
        Returns 1 to `most` ids. A word that the vocabulary lacks is parted by greedy longest match; a text without any
        known piece is the unknown token.
        """
        if text not in self.known:
            self.known[text] = [piece for word in split(text) for piece in self.pieces(word)]
        return self.known[text][:most] or [1]

    def pieces(self, word):
        if len(word) > LONGEST_WORD:
            return [1]
        found = []
        at = 0
        while at < len(word):
            for end in range(min(len(word), at + self.longest), at, -1):
                if word[at:end] in self.ids:
                    found.append(self.ids[word[at:end]])
                    at = end
                    break
            else:
                return [1]
        return found

    def save(self, file, most):
        """Writes tokenizer.json in the form of Hugging Face's tokenizers."""
        special = [
            {"id": index, "content": token, "single_word": False, "lstrip": False, "rstrip": False}
            | {"normalized": False, "special": True}
            for index, token in enumerate(["<pad>", "<unk>"])
        ]
        settings = {
            "version": "1.0",
            "truncation": {"direction": "Right", "max_length": most, "strategy": "LongestFirst", "stride": 0},
            "padding": {"strategy": "BatchLongest", "direction": "Right", "pad_to_multiple_of": None}
            | {"pad_id": 0, "pad_type_id": 0, "pad_token": "<pad>"},
            "added_tokens": special,
            "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]},
            "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "[a-z]+|[0-9]|[\\u3400-\\u9fff]"}}
            | {"behavior": "Removed", "invert": True},
            "post_processor": None,
            "decoder": None,
            "model": {"type": "WordPiece", "unk_token": "<unk>", "continuing_subword_prefix": ""}
            | {"max_input_chars_per_word": LONGEST_WORD, "vocab": self.ids},
        }
        with open(file, "w", encoding="utf8") as out:
            json.dump(settings, out, ensure_ascii=False, separators=(",", ":"))


def build(weighted_texts, whole_words=6500, parts=1500):
    """Returns the tokenizer over (text, weight) pairs: the commonest words whole, parts for the others, all characters."""
    words = Counter()
    for text, weight in weighted_texts:
        for piece in split(text):
            words[piece] += weight
    latin = Counter({word: count for word, count in words.items() if word.isascii() and word.isalpha()})
    whole = {word for word, _ in latin.most_common(whole_words)}
    substrings = Counter()
    for word in latin:
        if word in whole:
            continue
        for start in range(len(word)):
            for end in range(start + 2, min(len(word), start + 6) + 1):
                substrings[word[start:end]] += (end - start) * (1 if start else 2)
    letters = {chr(code) for code in range(ord("a"), ord("z") + 1)} | set("0123456789")
    characters = {word for word in words if not word.isascii()}
    pieces = letters | whole | {part for part, _ in substrings.most_common(parts)} | characters
    return Tokenizer(["<pad>", "<unk>", *sorted(pieces)])

"""Prints, as JSON, the ids that the tokenizer in the file argv[1] gives for the texts in argv[2] (a JSON list)."""

import json
import sys

import tokenizer

words = tokenizer.load(sys.argv[1])
print(json.dumps([words.encode(text, int(sys.argv[3])) for text in json.loads(sys.argv[2])]))

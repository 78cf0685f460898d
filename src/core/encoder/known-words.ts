import type { TextTokenizer } from './tokenizer.js';

/** A word of a small vocabulary's training is whole or falls in two (tea-pot); what falls in more was hardly ever seen. */
const mostPieces = 2;
const word = /\p{Script=Han}|[^\P{L}\p{Script=Han}]+/gu;

/**
 * Returns the words of a text that a model with a small vocabulary of its own was hardly taught, each once, in lower case:
 * those that its tokenizer takes to pieces, or that are written in letters it does not have. Numbers are not judged.
 */
export function hardlyKnownWords(text: string, tokenizer: TextTokenizer): string[] {
  const words = text.normalize('NFKC').toLowerCase().match(word) ?? [];
  return [...new Set(words)].filter((one) => {
    const ids = tokenizer.encode(one);
    return ids.length > mostPieces || ids.includes(tokenizer.unknownId);
  });
}

import type { WordField } from './assets.js';

/** How much a word counts by where it stands: a file's own name says more than the folder it lies in. */
export const fieldWeights: Record<WordField, number> = {
  name: 1,
  tag: 1,
  title: 0.95,
  keyword: 0.9,
  folder: 0.6,
};
export const wordFields = [
  'name',
  'folder',
  'title',
  'keyword',
  'tag',
] as const satisfies readonly WordField[];

// Words that carry the grammar of a query and not its subject.
const functionWords = new Set(
  'a an the of in on at with and or for to by from is are picture image photo 的 了 和 与 在 图 片'.split(
    ' ',
  ),
);
const cjk = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u;
const pieces = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[\p{L}\p{M}]+|\p{N}+/gu;

/**
 * Returns the words of a text in order: Latin words in lower case without accents and plural endings, numbers, and
 * unbroken runs of Chinese or Japanese. `RedUmbrella_02-final.svg` gives red, umbrella, 02, final, svg.
 */
export function splitWords(text: string): string[] {
  const spaced = text.normalize('NFKC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return (spaced.match(pieces) ?? []).map((piece) => (cjk.test(piece) ? piece : singular(plain(piece))));
}

/** Returns the words as the full-text index stores them: Chinese runs become single characters with spaces between. */
export function indexText(text: string): string {
  return splitWords(text)
    .map((word) => (cjk.test(word) ? [...word].join(' ') : word))
    .join(' ');
}

/** Returns the words of a query that carry its subject; when none does (`the`), all of them. At most 24. */
export function queryWords(text: string): string[] {
  // 红色的雨伞 as one run would match only that very run; split at the particle it asks for 红色 and 雨伞.
  const words = [
    ...new Set(splitWords(text).flatMap((word) => (cjk.test(word) ? word.split(/[的和与]/) : word))),
  ];
  const telling = words.filter((word) => word !== '' && !functionWords.has(word));
  return (telling.length > 0 ? telling : words).slice(0, 24);
}

/** Letters from which on the beginning of a word counts as a find. */
const shortestPrefix = 3;

/** Returns the FTS5 expression that finds any of the words; every word is quoted, so no input is syntax. */
export function matchExpression(words: readonly string[]): string {
  return words
    .map((word) => {
      if (cjk.test(word)) return `"${[...word].join(' ')}"`;
      return word.length >= shortestPrefix ? `"${word}"*` : `"${word}"`;
    })
    .join(' OR ');
}

/**
 * Returns how well the indexed text of one field answers a word: 1 for the whole word, 0.5 for its beginning (at least
 * three letters), 0 otherwise. Chinese matches where the characters stand side by side.
 */
export function wordMatch(indexed: string, word: string): number {
  const padded = ` ${indexed} `;
  if (cjk.test(word)) return padded.includes(` ${[...word].join(' ')} `) ? 1 : 0;
  if (padded.includes(` ${word} `)) return 1;
  return word.length >= shortestPrefix && padded.includes(` ${word}`) ? 0.5 : 0;
}

function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** A light plural fold, the same for files and queries: it need not be right, it must be consistent. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

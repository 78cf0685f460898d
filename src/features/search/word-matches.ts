import type { WordField, WordMatch } from '../../core/library/assets.js';
import type { Ledger } from '../../core/library/ledger.js';
import { queryWords } from '../../core/library/words.js';

/** More words than this say what the first ones said. */
const mostWords = 12;
/** A picture must be among those of each of its words; what the ledger itself looks at bounds the work. */
const matchesOfAWord = 5000;
const cjkRun = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{3,}$/u;

/**
 * Returns assets whose names, folders, titles, keywords or tags hold words of `text`, best first. The score is the share of
 * the query's words found, in (0, 1], each weighted by its rarity in the library (inverse document frequency), so that in
 * "yellow lemon" the lemons come before everything yellow.
 */
export function matchQueryWords(
  text: string,
  ledger: Pick<Ledger, 'matchWords' | 'counts'>,
  options: { limit: number; within?: ReadonlySet<string> },
): WordMatch[] {
  const words = [...new Set(queryWords(text).flatMap(segment))].slice(0, mostWords);
  const total = ledger.counts().encoded;
  const found = new Map<string, { sum: number; fields: Set<WordField> }>();
  let sumOfWeights = 0;
  for (const word of words) {
    const matches = ledger.matchWords(word, { ...options, limit: matchesOfAWord });
    const weight = Math.log(1 + total / Math.max(1, matches.length));
    sumOfWeights += weight;
    for (const { id, score, fields } of matches) {
      const entry = found.get(id) ?? { sum: 0, fields: new Set() };
      entry.sum += weight * score;
      for (const field of fields) entry.fields.add(field);
      found.set(id, entry);
    }
  }
  return [...found]
    .map(([id, { sum, fields }]) => ({ id, score: sum / sumOfWeights, fields: [...fields] }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, options.limit);
}

/** Chinese is written without spaces: 红色雨伞 asks for 红色 and 雨伞, not only for the two side by side. */
function segment(word: string): string[] {
  if (!cjkRun.test(word)) return [word];
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const parts = [...segmenter.segment(word)].map((part) => part.segment);
  // A single character stands in many other words; beside longer ones it says too little.
  const telling = parts.filter((part) => part.length > 1);
  return telling.length > 0 ? telling : parts;
}

import { splitWords } from '../../core/library/words.js';

/**
 * Returns the paths of one picture with the one first that holds most of the words, in the given order where they hold as
 * many: who asks for "umbrella" does not recognise a result by the name of its copy.
 */
export function tellingPathFirst(paths: readonly string[], words: readonly string[]): string[] {
  if (words.length === 0 || paths.length < 2) return [...paths];
  const found = paths.map((path) => {
    const own = splitWords(path);
    return words.filter((word) => own.some((part) => part.includes(word))).length;
  });
  const best = found.indexOf(Math.max(...found));
  return [paths[best]!, ...paths.filter((_, index) => index !== best)];
}

import { findAsset, findFile, mayLookUp, type PictureSources } from '../../core/library/references.js';
import { formatQuery } from '../../core/query/format.js';
import type { Term } from '../../core/query/query.js';

const looksLikePath = /[\\/]|\.(jpe?g|png|webp|gif|avif|tiff?|svg)$/i;
/** More words than this are a text and no list of files; each costs a look at the disk. */
const mostWords = 12;

/** Returns a note for each picture whose path stands among the words of a query: words find names, not what they show. */
export function notesOnPaths(
  terms: readonly Term[],
  { library, dir }: Pick<PictureSources, 'library' | 'dir'>,
): string[] {
  const words = terms.flatMap((term) => (term.kind === 'text' ? [term.text, ...term.text.split(/\s+/)] : []));
  return [...new Set(words)]
    .slice(0, mostWords)
    .filter((word) => looksLikePath.test(word) && mayLookUp(word))
    .filter((word) => findFile(word, dir) !== undefined || findAsset(library, word, dir) !== undefined)
    .map((word) => {
      const written = formatQuery({ terms: [{ kind: 'image', path: word, weight: 1 }], filter: {} });
      return `${word} was taken as words; to search by the picture write ${written}.`;
    });
}

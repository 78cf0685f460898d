import { formatTerm } from '../../../core/query/format.js';
import type { Term } from '../../../core/query/query.js';
import type { Words } from '../words/dictionary.js';

/** Returns what a term is called beside its slider. */
export function termLabel(term: Term, words: Words): string {
  switch (term.kind) {
    case 'text':
      return term.text;
    case 'concept':
      return `@${term.name}`;
    case 'image':
    case 'asset':
      return words.terms.picture;
    case 'sketch':
      return words.terms.sketch;
    case 'likeness':
      return words.terms.sides[term.by];
    case 'palette':
    case 'paletteOf':
      return words.terms.palette;
  }
}

/** Returns the id of the picture of the library that a term shows, if it does. */
export function pictureOfTerm(term: Term): string | undefined {
  const reference = term.kind === 'asset' ? term.id : 'path' in term ? term.path : undefined;
  return reference !== undefined && /^[0-9a-f]{4,32}$/.test(reference) ? reference : undefined;
}

/** Returns the whole term as text, for those who write queries. */
export function termText(term: Term): string {
  return formatTerm({ ...term, weight: 1 });
}

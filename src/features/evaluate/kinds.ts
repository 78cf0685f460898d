import type { Query } from '../../core/query/query.js';

const chinese = /\p{Script=Han}/u;

/** Returns the kind of a query, under which it is counted where the person who judged it names none. */
export function kindOf({ terms }: Query): string {
  const [only, ...more] = terms;
  if (terms.some(({ kind }) => kind === 'palette' || kind === 'paletteOf')) return 'with palette';
  if (terms.some(({ kind }) => kind === 'sketch')) return 'with sketch';
  if (only === undefined) return 'filters';
  if (more.length > 0) return 'composed';
  switch (only.kind) {
    case 'text':
      if (chinese.test(only.text)) return 'Chinese';
      return /\s/.test(only.text.trim()) ? 'phrase' : 'one word';
    case 'concept':
      return 'concept';
    default:
      return 'by picture';
  }
}

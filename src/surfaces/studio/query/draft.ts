import { MotifError } from '../../../core/errors.js';
import { formatQuery } from '../../../core/query/format.js';
import { parseQuery } from '../../../core/query/grammar.js';
import type { Query, Term } from '../../../core/query/query.js';

/** A query while it is made: what was added by hand or by mouse, which is shown as pictures and colours, and what was typed. */
export interface Draft {
  attachments: readonly Term[];
  text: string;
}

export interface ReadDraft {
  /** Attachments first, then the terms of the text. */
  terms: readonly Term[];
  filter: Query['filter'];
  /** Why the text is no query, in one line; terms and filter are then those of the attachments. */
  problem?: string;
}

export const emptyDraft: Draft = { attachments: [], text: '' };

const leastWeight = 0.05;
const attachable: ReadonlySet<Term['kind']> = new Set([
  ...(['image', 'asset', 'sketch'] as const),
  ...(['likeness', 'palette', 'paletteOf'] as const),
]);

/** Returns a query text as a draft: pictures and palettes become attachments, all else stays text. */
export function draftOf(query: string): Draft {
  const { terms, filter, problem } = readDraft({ attachments: [], text: query });
  const attachments = terms.filter(({ kind }) => attachable.has(kind));
  if (problem !== undefined || attachments.length === 0) return { attachments: [], text: query };
  const rest = terms.filter(({ kind }) => !attachable.has(kind));
  return { attachments, text: formatQuery({ terms: rest, filter }) };
}

/** Returns the whole query as text: what the server is asked and the address keeps. */
export function queryOf({ attachments, text }: Draft): string {
  return [formatQuery({ terms: [...attachments], filter: {} }), text.trim()].filter(Boolean).join(' ');
}

/** Returns the terms and filters of a draft. */
export function readDraft({ attachments, text }: Draft): ReadDraft {
  try {
    const { terms, filter } = parseQuery(text);
    return { terms: [...attachments, ...terms], filter };
  } catch (error) {
    if (!(error instanceof MotifError)) throw error;
    return { terms: attachments, filter: {}, problem: error.message.split('\n')[0]! };
  }
}

export function attach(draft: Draft, ...terms: Term[]): Draft {
  return { ...draft, attachments: [...draft.attachments, ...terms] };
}

/** Returns the draft with another weight for a term of `readDraft`; a weight too small to matter keeps a least one. */
export function withWeight(draft: Draft, at: number, weight: number): Draft {
  const kept = Math.abs(weight) < leastWeight ? leastWeight * (weight < 0 ? -1 : 1) : weight;
  return withTerm(draft, at, (term) => [{ ...term, weight: Number(kept.toFixed(2)) }]);
}

export function withoutTerm(draft: Draft, at: number): Draft {
  return withTerm(draft, at, () => []);
}

export function replaceTerm(draft: Draft, at: number, term: Term): Draft {
  return withTerm(draft, at, () => [term]);
}

/** Returns the draft with another filter; its text comes to normal form. */
export function withFilter(draft: Draft, filter: Query['filter']): Draft {
  const { terms } = readDraft({ attachments: [], text: draft.text });
  return { ...draft, text: formatQuery({ terms: [...terms], filter }) };
}

function withTerm(draft: Draft, at: number, change: (term: Term) => Term[]): Draft {
  const { attachments } = draft;
  const edit = (terms: readonly Term[], index: number) =>
    terms.flatMap((term, place) => (place === index ? change(term) : [term]));
  if (at < attachments.length) return { ...draft, attachments: edit(attachments, at) };
  const { terms, filter } = readDraft({ attachments: [], text: draft.text });
  return { ...draft, text: formatQuery({ terms: edit(terms, at - attachments.length), filter }) };
}

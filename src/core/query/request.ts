import type { PaletteMode } from '../colour/palette-index.js';
import { MotifError } from '../errors.js';
import type { AssetFilter } from '../library/assets.js';
import { type Condition, filterOf, joinConditions, readCondition } from './filters.js';
import { formatQuery } from './format.js';
import { queryLimits } from './grammar.js';
import { paletteDraft } from './palette-term.js';
import { type FilterKey, likenessSides, type Query, type Term } from './query.js';

/** Sides by which a picture may be like another, its colours among them, with what each weighs. */
export type DialWeights = { readonly [Side in (typeof likenessSides)[number]]?: number | undefined };

type Weighted = { readonly weight?: number | undefined };

/**
 * One part of a query as programs write it. A weight is 1 by default, negative to lead away, and a term of weight 0 is left
 * out, as a slider at 0. An image or asset with `dials` counts by these sides alone, which share its weight.
 */
export type TermRequest = Weighted &
  (
    | { readonly text: string }
    | { readonly image: string; readonly dials?: DialWeights | undefined }
    | { readonly asset: string; readonly dials?: DialWeights | undefined }
    | { readonly palette: PaletteRequest; readonly mode?: PaletteMode | undefined }
    | { readonly sketch: string }
    | { readonly concept: string }
  );

/** What stands in `palette(...)`, or colours one by one with or without the area that each takes. */
export type PaletteRequest =
  | string
  | readonly (string | { readonly colour: string; readonly area?: number | undefined })[];

type FilterValues = { readonly [Key in FilterKey]?: FilterValue | undefined };
/** A value as it stands behind the colon in a query text; of several, all must hold as they would there. */
export type FilterValue = string | number | readonly (string | number)[];
/** What the pictures must satisfy, and must not. */
export type FilterRequest = FilterValues & { readonly not?: FilterValues | undefined };

/** A query as programs write it. */
export interface QueryRequest {
  readonly terms?: readonly LooseTerm[] | undefined;
  readonly filters?: FilterRequest | undefined;
}

/** A term before it is known which it is: what JSON gives. */
export interface LooseTerm extends Weighted {
  readonly text?: string | undefined;
  readonly image?: string | undefined;
  readonly asset?: string | undefined;
  readonly palette?: PaletteRequest | undefined;
  readonly sketch?: string | undefined;
  readonly concept?: string | undefined;
  readonly mode?: PaletteMode | undefined;
  readonly dials?: DialWeights | undefined;
}

const subjects = ['text', 'image', 'asset', 'palette', 'sketch', 'concept'] as const;

/**
 * Returns the query that an object asks for: the same as its text, which `formatQuery` gives, and within the same limits.
 * Throws `invalid_input` whose path leads to the field, such as `terms.1.weight`.
 */
export function queryOf({ terms = [], filters = {} }: QueryRequest): Query {
  const query = { terms: terms.flatMap(readTerm), filter: readFilters(filters) };
  if (query.terms.length > queryLimits.terms) {
    throw wrong(
      'terms',
      `at most ${queryLimits.terms} terms`,
      `${query.terms.length}`,
      'Each dial is a term of its own.',
    );
  }
  const { length } = formatQuery(query);
  if (length > queryLimits.characters) {
    throw wrong('terms', `at most ${queryLimits.characters} characters as a query text`, `${length}`);
  }
  return query;
}

function readTerm(term: LooseTerm, at: number): Term[] {
  const place = `terms.${at}`;
  const given = subjects.filter((subject) => term[subject] !== undefined);
  const [subject, ...more] = given;
  if (subject === undefined || more.length > 0) {
    throw wrong(
      place,
      `exactly one of ${subjects.join(', ')}`,
      given.length === 0 ? 'none' : given.join(' and '),
      'Each term is an object of its own.',
    );
  }
  if (term.mode !== undefined && subject !== 'palette')
    throw wrong(`${place}.mode`, 'a mode beside a palette only', `one beside ${subject}`);
  if (term.dials !== undefined && subject !== 'image' && subject !== 'asset')
    throw wrong(`${place}.dials`, 'dials beside an image or asset only', `them beside ${subject}`);
  const weight = readWeight(term.weight ?? 1, `${place}.weight`);
  return weight === 0 ? [] : readSubject(term, subject, weight, place);
}

function readSubject(
  term: LooseTerm,
  subject: (typeof subjects)[number],
  weight: number,
  place: string,
): Term[] {
  if (subject === 'palette') return [{ ...readPalette(term, `${place}.palette`), weight }];
  const written = term[subject]!;
  const path = `${place}.${subject}`;
  if (written.trim() === '') throw wrong(path, 'something', 'an empty text');
  switch (subject) {
    case 'text':
      return [{ kind: 'text', text: written, weight }];
    case 'sketch':
      return [{ kind: 'sketch', path: written, weight }];
    case 'concept':
      return [{ kind: 'concept', name: written.replace(/^@/, '').normalize('NFC'), weight }];
    case 'asset': {
      const id = written.toLowerCase();
      if (!/^[0-9a-f]{4,32}$/.test(id)) throw wrong(path, 'an asset id (4 to 32 hex digits)', `"${written}"`);
      return term.dials === undefined
        ? [{ kind: 'asset', id, weight }]
        : likeness(id, term.dials, weight, place);
    }
    case 'image':
      return term.dials === undefined
        ? [{ kind: 'image', path: written, weight }]
        : likeness(written, term.dials, weight, place);
  }
}

/** Sides share the weight of their term, so that a dial moves influence from one side to another and to no other term. */
function likeness(path: string, weights: DialWeights, weight: number, place: string): Term[] {
  const sides = likenessSides.flatMap((side) => {
    const own = weights[side] ?? 0;
    if (!(own >= 0 && own <= queryLimits.weight.max))
      throw wrong(`${place}.dials.${side}`, `a weight from 0 to ${queryLimits.weight.max}`, String(own));
    return own === 0 ? [] : [{ side, own }];
  });
  const total = sides.reduce((sum, { own }) => sum + own, 0);
  if (total === 0) throw wrong(`${place}.dials`, `a weight for one of ${likenessSides.join(', ')}`, 'none');
  return sides.map(({ side, own }): Term => {
    const part = readWeight((weight * own) / total, `${place}.dials.${side}`);
    return side === 'colour'
      ? { kind: 'paletteOf', path, weight: part }
      : { kind: 'likeness', by: side, path, weight: part };
  });
}

function readPalette({ palette = '', mode }: LooseTerm, place: string) {
  const text =
    typeof palette === 'string' ? palette : palette.map((one) => colourText(one, place)).join(', ');
  try {
    return paletteDraft(text, { mode, isFile: false });
  } catch (error) {
    if (!(error instanceof MotifError)) throw error;
    const { code, message, hint } = error;
    throw new MotifError(code, message, { hint, path: place, cause: error });
  }
}

function colourText(one: string | { colour: string; area?: number | undefined }, place: string): string {
  if (typeof one === 'string') return one;
  if (one.area === undefined) return one.colour;
  if (!(one.area > 0 && one.area <= 1)) throw wrong(place, 'areas above 0, at most 1', String(one.area));
  return `${one.colour} ${(100 * one.area).toFixed(4)}%`;
}

function readWeight(weight: number, path: string): number {
  const { min, max } = queryLimits.weight;
  const size = Math.abs(weight);
  if (weight === 0 || (size >= min && size <= max)) return weight;
  throw wrong(path, `0 or a weight from ${min} to ${max}, negative to lead away`, String(weight));
}

function readFilters({ not = {}, ...wanted }: FilterRequest): AssetFilter {
  const conditions = conditionsOf(wanted, 'filters');
  const unwanted = conditionsOf(not, 'filters.not');
  if (conditions.length + unwanted.length > queryLimits.filters) {
    throw wrong(
      'filters',
      `at most ${queryLimits.filters} filters`,
      `${conditions.length + unwanted.length}`,
    );
  }
  const filter = conditions.reduce<Condition>((sum, condition) => {
    const joined = joinConditions(sum, condition);
    if (joined !== undefined) return joined;
    throw wrong('filters', 'filters that some picture can satisfy', 'bounds that exclude each other');
  }, {});
  return unwanted.length === 0 ? filter : { ...filter, not: unwanted };
}

function conditionsOf(filters: FilterValues, place: string): Condition[] {
  return Object.entries(filters).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const filter = filterOf(key);
    if (filter === undefined) throw wrong(place, 'known filters', `"${key}"`);
    return (Array.isArray(value) ? value : [value]).map((one) => {
      const condition = readCondition(filter, String(one));
      if (condition === undefined) throw wrong(`${place}.${key}`, filter.expects, `"${one}"`);
      return condition;
    });
  });
}

function wrong(path: string, expected: string, received: string, hint?: string): MotifError {
  return new MotifError('invalid_input', `Expected ${expected} for ${path}, received ${received}`, {
    hint,
    path,
  });
}

import type { AssetFilter } from '../library/assets.js';
import { Cursor } from './cursor.js';
import { type Condition, filterOf, joinConditions, readCondition } from './filters.js';
import { mostColours, paletteModePattern, readPaletteTerm } from './palette-term.js';
import { dials, filterKeys, type Query, type Term } from './query.js';
import { queryError } from './query-error.js';

export const queryLimits = {
  characters: 4000,
  terms: 32,
  filters: 64,
  colours: mostColours,
  weight: { min: 0.001, max: 100 },
};

// 0.7×猫 is a weight; 30×40 is the size of a poster.
const weightPattern = /(\d+\.?\d*|\.\d+)\s*(?:\*|×(?!\s*\d))\s*/;
const bracketPattern = /(image|asset|sketch|palette|subject|style|composition|ratio)(?=\()/i;
// Neither https://... nor C:\... is a filter.
const filterPattern = /(?![A-Za-z]:[\\/])([A-Za-z]+|[\u4e00-\u9fff]{1,3}):(?!\/\/)/;

type Draft = Term extends infer One ? (One extends Term ? Omit<One, 'weight'> : never) : never;

/**
 * Returns the terms and filters of a query text:
 * `0.7*image(a.jpg) + 0.3*"warm minimal" - 0.4*people type:png`. Plain words up to the next sign, quote or bracket are one
 * text term. Throws `invalid_input` that points at the character, and nothing else, for any text that is no query.
 */
export function parseQuery(source: string): Query {
  if (source.length > queryLimits.characters) {
    throw queryError(
      source,
      queryLimits.characters,
      `Expected at most ${queryLimits.characters} characters for the query, received ${source.length}`,
      'Shorten the query; a model reads about 60 words at most.',
    );
  }
  return new QueryParser(new Cursor(source)).parse();
}

class QueryParser {
  private readonly terms: Term[] = [];
  private condition: Condition = {};
  private readonly not: Condition[] = [];
  private filterCount = 0;
  /** The text term that further plain words join. */
  private openText: (Term & { kind: 'text' }) | undefined;

  constructor(private readonly cursor: Cursor) {}

  parse(): Query {
    const { cursor } = this;
    let isAfterTerm = true;
    for (;;) {
      const spaceAt = cursor.at;
      cursor.skipSpace();
      if (cursor.isAtEnd) break;
      const isSeparated = isAfterTerm || cursor.at > spaceAt || cursor.isUnspacedStart(cursor.at);
      isAfterTerm = this.takeElement(isSeparated);
    }
    const filter: AssetFilter = this.condition;
    return { terms: this.terms, filter: this.not.length === 0 ? filter : { ...filter, not: this.not } };
  }

  /** Takes a sign, if there is one, and what stands behind it. Returns whether a sign may follow without white space. */
  private takeElement(maySign: boolean): boolean {
    const { cursor } = this;
    const signAt = cursor.at;
    const sign = maySign ? cursor.take(/[+-]/)?.[0] : undefined;
    if (sign !== undefined) {
      cursor.skipSpace();
      if (cursor.isAtEnd) {
        throw cursor.error(
          `Expected a term after ${sign}, received the end of the query`,
          'Put the sign in quotes to search for it.',
          signAt,
        );
      }
      if (/[+-]/.test(cursor.plain[cursor.at]!)) {
        throw cursor.error(
          `Expected a term after ${sign}, received another sign`,
          'Put the sign in quotes to search for it.',
        );
      }
    }
    if (this.takeFilter(sign === '-')) return false;
    const weight = this.takeWeight();
    const start = cursor.at;
    if (weight !== undefined && this.takeFilter(false)) {
      throw cursor.error(
        'Expected a term after the weight, received a filter',
        'Filters have no weight.',
        start,
      );
    }
    const draft = this.takeStructured();
    if (draft !== undefined) {
      this.add(draft, sign, weight, start);
      return true;
    }
    this.takeWords(sign, weight);
    return false;
  }

  private takeWords(sign: string | undefined, weight: number | undefined): void {
    const { cursor } = this;
    const start = cursor.at;
    const word = cursor.takeWord((index) => cursor.isUnspacedStart(index));
    if (this.openText !== undefined && sign === undefined && weight === undefined)
      this.openText.text += ` ${word}`;
    else
      this.openText = this.add({ kind: 'text', text: word }, sign, weight, start) as Term & { kind: 'text' };
  }

  private add(draft: Draft, sign: string | undefined, weight: number | undefined, start: number): Term {
    if (this.terms.length === queryLimits.terms) {
      throw this.cursor.error(
        `Expected at most ${queryLimits.terms} terms for a query, received more`,
        undefined,
        start,
      );
    }
    const term = { ...draft, weight: (sign === '-' ? -1 : 1) * (weight ?? 1) } as Term;
    this.terms.push(term);
    this.openText = undefined;
    return term;
  }

  private takeWeight(): number | undefined {
    const { cursor } = this;
    const start = cursor.at;
    const match = cursor.take(weightPattern);
    if (match === undefined) return undefined;
    const value = Number(match[1]);
    const { min, max } = queryLimits.weight;
    if (!(value >= min && value <= max)) {
      throw cursor.error(
        `Expected a weight from ${min} to ${max}, received ${match[1]}`,
        'A minus before a term leads away from it: - 0.4*people',
        start,
      );
    }
    if (
      cursor.isAtEnd ||
      (!cursor.isAtQuote && /^[+-]\s/.test(cursor.plain.slice(cursor.at, cursor.at + 2)))
    ) {
      const received = cursor.isAtEnd ? 'the end of the query' : 'a sign';
      throw cursor.error(
        `Expected a term after ${match[1]}*, received ${received}`,
        'For instance 0.7*image(a.jpg) + 0.3*"warm minimal"',
      );
    }
    return value;
  }

  /** Takes a quote, a bracket or a concept; undefined where plain words stand. */
  private takeStructured(): Draft | undefined {
    const { cursor } = this;
    const start = cursor.at;
    if (cursor.isAtQuote) {
      const text = cursor.takeQuoted();
      if (text.trim() === '')
        throw cursor.error('Expected words between the quotes, received none', undefined, start);
      return { kind: 'text', text };
    }
    const bracket = cursor.take(bracketPattern)?.[1]?.toLowerCase();
    if (bracket !== undefined) return this.takeBracketTerm(bracket);
    if (cursor.take(/@(?=["\p{L}\p{N}_“”「『])/u) === undefined) return undefined;
    const nameAt = cursor.at;
    const name = cursor.isAtQuote ? cursor.takeQuoted() : cursor.takeName();
    if (name.trim() === '') throw cursor.error('Expected a name after @, received none', undefined, nameAt);
    return { kind: 'concept', name: name.normalize('NFC') };
  }

  private takeBracketTerm(kind: string): Draft {
    const bracket = this.cursor.takeBracket(kind === 'palette' ? paletteModePattern : undefined);
    const { text, start } = bracket;
    switch (kind) {
      case 'palette':
        return readPaletteTerm(this.cursor, bracket);
      case 'asset': {
        const id = text.toLowerCase();
        if (/^[0-9a-f]{4,32}$/.test(id)) return { kind, id };
        throw this.cursor.error(
          `Expected an asset id (4 to 32 hex digits) in asset(), received ${text === '' ? 'nothing' : `"${short(text)}"`}`,
          'Results and `motif show` print ids; for a file write image(path).',
          start,
        );
      }
      default:
        if (text === '') {
          throw this.cursor.error(
            `Expected the path of a picture in ${kind}(), received nothing`,
            `For instance ${kind}(folder/a.jpg)`,
            start,
          );
        }
        return dialOf(kind, text);
    }
  }

  private takeFilter(isNegated: boolean): boolean {
    const { cursor } = this;
    const start = cursor.at;
    const written = cursor.take(filterPattern)?.[1];
    if (written === undefined) return false;
    const filter = filterOf(written);
    const isValueHere = !cursor.isAtEnd && !/\s/.test(cursor.plain[cursor.at]!);
    if (filter === undefined) {
      if (!isValueHere || /[^A-Za-z]/.test(written)) {
        cursor.at = start;
        return false;
      }
      throw cursor.error(
        `Expected a filter (${filterKeys.join(', ')}), received "${short(written)}:"`,
        'Put words with a colon in quotes.',
        start,
      );
    }
    const valueAt = cursor.at;
    const value = cursor.isAtQuote ? cursor.takeQuoted() : cursor.takeWord();
    const condition = readCondition(filter, value);
    if (condition === undefined) {
      const received = value === '' ? 'nothing' : `"${short(value)}"`;
      throw cursor.error(
        `Expected ${filter.expects} for ${filter.key}, received ${received}`,
        `Put "${short(written)}:" in quotes to search for the words.`,
        valueAt,
      );
    }
    this.addCondition(condition, isNegated, start);
    return true;
  }

  private addCondition(condition: Condition, isNegated: boolean, start: number): void {
    if (++this.filterCount > queryLimits.filters) {
      throw this.cursor.error(
        `Expected at most ${queryLimits.filters} filters for a query, received more`,
        undefined,
        start,
      );
    }
    if (isNegated) {
      this.not.push(condition);
      return;
    }
    const joined = joinConditions(this.condition, condition);
    if (joined === undefined) {
      throw this.cursor.error(
        'Expected filters that some picture can satisfy, received bounds that exclude each other',
        undefined,
        start,
      );
    }
    this.condition = joined;
  }
}

function dialOf(kind: string, path: string): Draft {
  const by = dials.find((dial) => dial === kind);
  if (by !== undefined) return { kind: 'likeness', by, path };
  return { kind: kind === 'sketch' ? 'sketch' : 'image', path };
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

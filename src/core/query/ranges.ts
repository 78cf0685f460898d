import type { Range } from '../library/assets.js';

/** The smallest difference between two values: what `>` adds to make it `>=`. */
export const wholeStep = 1;
export const ratioStep = 1e-9;

/**
 * Returns the values in both ranges, or undefined when there are none. A range of one bound keeps `exclusive`; one of
 * two bounds is inclusive.
 */
export function intersect(one: Range | undefined, other: Range, step: number): Range | undefined {
  if (one === undefined) return other;
  const [a, b] = [inclusive(one, step), inclusive(other, step)];
  const min = Math.max(a.min ?? Number.NEGATIVE_INFINITY, b.min ?? Number.NEGATIVE_INFINITY);
  const max = Math.min(a.max ?? Number.POSITIVE_INFINITY, b.max ?? Number.POSITIVE_INFINITY);
  if (min > max) return undefined;
  return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) };
}

/** Returns the same values with bounds that count themselves. */
export function inclusive({ min, max, exclusive = false }: Range, step: number): Range {
  const by = exclusive ? step : 0;
  return { ...(min === undefined ? {} : { min: min + by }), ...(max === undefined ? {} : { max: max - by }) };
}

/**
 * Returns the range that `>2`, `>=2`, `<2`, `<=2`, `=2`, `2` or `1..2` means, or undefined for other text. `read` turns
 * one number as written into its value; `exact` says what a bare number covers.
 */
export function parseRange(
  text: string,
  read: (text: string) => number | undefined,
  exact: (value: number) => Range = (value) => ({ min: value, max: value }),
): Range | undefined {
  const between = text.split('..');
  if (between.length === 2) {
    const [min, max] = between.map(read);
    return min === undefined || max === undefined || min > max ? undefined : { min, max };
  }
  const [, sign = '', number = ''] = /^(>=|<=|>|<|=|≥|≤)?(.*)$/s.exec(text) ?? [];
  const value = read(number.trim());
  if (value === undefined) return undefined;
  switch (sign) {
    case '>':
      return { min: value, exclusive: true };
    case '<':
      return { max: value, exclusive: true };
    case '>=':
    case '≥':
      return { min: value };
    case '<=':
    case '≤':
      return { max: value };
    default:
      return exact(value);
  }
}

/** Returns a range as `parseRange` reads it. Two bounds must be inclusive. */
export function formatRange(
  { min, max, exclusive = false }: Range,
  print: (value: number) => string,
): string {
  if (min !== undefined && max !== undefined)
    return min === max ? print(min) : `${print(min)}..${print(max)}`;
  const equal = exclusive ? '' : '=';
  return min === undefined ? `<${equal}${print(max ?? 0)}` : `>${equal}${print(min)}`;
}

/** Returns a number of at least 0 and at most 1e15, or undefined. */
export function parseNumber(text: string): number | undefined {
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(text)) return undefined;
  const value = Number(text);
  return value <= 1e15 ? value : undefined;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../library/assets.js';
import { formatQuery } from './format.js';
import { parseQuery } from './grammar.js';
import { dials, type Query, type Term } from './query.js';

describe('normal form', () => {
  test('[Q11] a query is written back in one form', () => {
    expect(
      formatQuery(parseQuery('red umbrella -people   width:>2000 -tag:"on sale" size:>2mb on:2026-01')),
    ).toBe('"red umbrella" - "people" width:>2000 size:>2mb on:2026-01-01..2026-01-31 -tag:"on sale"');
    expect(formatQuery(parseQuery('- 0.4*people ratio:16:9 before:2026'))).toBe(
      '-0.4*"people" ratio:16:9 before:2026-01-01',
    );
    expect(formatQuery(parseQuery(''))).toBe('');
  });

  test('[Q11] a negation of several conditions at once has no text', () => {
    expect(() => formatQuery({ terms: [], filter: { not: [{ tags: ['a'], formats: ['png'] }] } })).toThrow(
      RangeError,
    );
  });

  const words = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => value.trim() !== '');
  const weight = fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.boolean())
    .map(([n, minus]) => (minus ? -n : n) / 1000);
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  const term: fc.Arbitrary<Term> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: words, weight }),
    fc.record({ kind: fc.constantFrom('image' as const, 'sketch' as const), path: words, weight }),
    fc.record({ kind: fc.constant('likeness' as const), by: fc.constantFrom(...dials), path: words, weight }),
    fc.record({ kind: fc.constant('asset' as const), id: hex.map((value) => value.slice(1)), weight }),
    fc.record({
      kind: fc.constant('palette' as const),
      colours: fc.uniqueArray(hex, { minLength: 1, maxLength: 8 }).chain((colours) =>
        fc.constantFrom(
          colours.map((one) => ({ hex: one })),
          colours.map((one, at) => ({ hex: one, area: at === 0 ? (11 - colours.length) / 10 : 0.1 })),
        ),
      ),
      mode: fc.constantFrom('loose' as const, 'locked' as const),
      weight,
    }),
    fc.record({
      kind: fc.constant('paletteOf' as const),
      path: words.map((path) => `${path}.ase`),
      weight,
    }),
    fc.record({
      kind: fc.constant('paletteOf' as const),
      path: words,
      mode: fc.constantFrom('loose' as const, 'locked' as const),
      weight,
    }),
    fc.record({
      kind: fc.constant('concept' as const),
      name: words.map((name) => name.normalize('NFC')),
      weight,
    }),
  );
  const range = (value: fc.Arbitrary<number>): fc.Arbitrary<Range> =>
    fc.oneof(
      fc.tuple(value, value).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
      value.map((min) => ({ min })),
      value.map((max) => ({ max })),
      value.map((min) => ({ min, exclusive: true })),
      value.map((max) => ({ max, exclusive: true })),
    );
  const label = words.map((value) => value.normalize('NFC').trim().replace(/\s+/g, ' '));
  const unique = (of: fc.Arbitrary<string>) => fc.uniqueArray(of, { minLength: 1, maxLength: 4 });
  const moment = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2090, 0) });
  const inclusiveRange = range(moment).map(({ exclusive: _, ...bounds }) => bounds);
  const whole = range(fc.nat({ max: 1e9 }));
  const conditions = {
    formats: unique(fc.constantFrom('png', 'jpeg', 'svg', 'tiff')),
    widthPx: whole,
    heightPx: whole,
    bytes: whole,
    ratio: range(fc.double({ min: 0.01, max: 100, noNaN: true })),
    folders: unique(label),
    tags: unique(label),
    boards: unique(label),
    timeMs: inclusiveRange,
    colours: fc.array(fc.record({ hex, tolerance: fc.integer({ min: 0, max: 100 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  };
  const single = fc.oneof(
    ...Object.entries(conditions)
      .filter(([name]) => !['folders', 'tags', 'boards', 'colours'].includes(name))
      .map(([name, value]) => (value as fc.Arbitrary<unknown>).map((item) => ({ [name]: item }))),
    label.map((tag) => ({ tags: [tag] })),
    label.map((board) => ({ boards: [board] })),
  );
  const filter = fc.tuple(fc.record(conditions, { requiredKeys: [] }), fc.array(single, { maxLength: 3 }));

  test('[Q12] a query written in normal form reads back as the same query', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), filter, (terms, [wanted, not]) => {
        const query = { terms, filter: not.length === 0 ? wanted : { ...wanted, not } } as Query;
        expect(parseQuery(formatQuery(query))).toEqual(query);
      }),
      { numRuns: 1000, examples: [[[], [{ tags: ['//'] }, [{ tags: ['//a'] }]]]] },
    );
  });
});

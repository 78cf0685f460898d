import { expect, test } from 'vitest';
import { shorten } from './shorten.js';

const size = (value: unknown) => JSON.stringify(value).length;

test('[T7] what fits stays the same object', () => {
  for (const value of [{ list: [] }, { list: ['a', 'b'] }, 'text', null, []]) {
    const { value: kept, cuts } = shorten(value, 100);
    expect(kept).toBe(value);
    expect(cuts).toEqual([]);
  }
});

test('[T7] as many entries stay as fit, in every list, and each cut is told', () => {
  const value = {
    name: 'a',
    outer: Array.from({ length: 40 }, (_, at) => ({
      at,
      inner: Array.from({ length: at }, () => 'x'.repeat(20)),
    })),
  };
  const { value: cut, cuts } = shorten(value, 3000);
  const shown = cut.outer.length;
  expect(size(cut)).toBeLessThanOrEqual(3000);
  expect(cut.outer.every(({ inner }) => inner.length <= shown)).toBe(true);
  expect(cuts[0]).toEqual({ path: 'outer', shown, of: 40 });
  const more = value.outer
    .slice(0, shown + 1)
    .map(({ at, inner }) => ({ at, inner: inner.slice(0, shown + 1) }));
  expect(size({ name: 'a', outer: more })).toBeGreaterThan(3000);
});

test('[T7] of lists that are too long even at one entry each, one entry stays', () => {
  const { value, cuts } = shorten({ list: ['x'.repeat(200), 'y'] }, 100);
  expect(value).toEqual({ list: ['x'.repeat(200)] });
  expect(cuts).toEqual([{ path: 'list', shown: 1, of: 2 }]);
});

test('[T7] numbers are never cut', () => {
  const vector = Array.from({ length: 500 }, (_, at) => at);
  expect(shorten({ vector }, 100)).toEqual({ value: { vector }, cuts: [] });
});

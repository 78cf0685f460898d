import { expect, test } from 'vitest';
import { measuredInfluence, wantedShares } from './influence.js';

test('[V4] measured influence is the mean over the first results', () => {
  const results = [{ influences: [0.8, 0.2] }, { influences: [0.6, -0.4] }];
  expect(measuredInfluence(results, 2)).toEqual([expect.closeTo(0.7), expect.closeTo(-0.1)]);
});

test('[V4] an answer to another query, or none, measures nothing', () => {
  expect(measuredInfluence([{ influences: [1] }], 2)).toBeUndefined();
  expect(measuredInfluence([], 1)).toBeUndefined();
  expect(measuredInfluence([{ influences: [] }], 0)).toBeUndefined();
});

test('[V4] wanted shares count weights by their size', () => {
  expect(wantedShares([0.6, -0.2])).toEqual([expect.closeTo(0.75), expect.closeTo(0.25)]);
  expect(wantedShares([0])).toEqual([0]);
});

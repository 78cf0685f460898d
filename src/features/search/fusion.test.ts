import { expect, test } from 'vitest';
import type { WordMatch } from '../../core/library/assets.js';
import { fuse } from './fusion.js';
import { matchQueryWords } from './word-matches.js';

const match = (id: string, similarity: number) => ({
  id,
  similarity,
  score: similarity,
  influences: [1],
  cosines: [],
});
const near = (...ids: string[]) => ids.map((id, index) => match(id, 0.9 - index / 10));
const word = (id: string, score: number): WordMatch => ({ id, score, fields: ['name'] });

test('[S4] each ranking gives 1 / (60 + rank), and the sums decide', () => {
  const fused = fuse(near('a', 'b', 'c'), [word('c', 0.6), word('d', 0.3)], { shown: 3 });
  expect(fused.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  expect(fused[0]!.fusion).toBeCloseTo(1 / 63 + 1 / 61, 10);
  expect(fused[3]!.fusion).toBeCloseTo(0.6 / 62, 10);
});

test('[S4] pictures that share a word score share the mean of their ranks', () => {
  const fused = fuse([], [word('a', 0.5), word('b', 0.5), word('c', 0.5)], { shown: 3 });
  expect(fused.map(({ fusion }) => fusion)).toEqual([1 / 62, 1 / 62, 1 / 62]);
});

test('[S3] a whole match stands above any two rankings', () => {
  const fused = fuse(near('a', 'b'), [word('z', 1), word('a', 0.8)], {
    shown: 2,
    foundByWords: new Map([['z', match('z', -0.2)]]),
  });
  expect(fused[0]).toMatchObject({ id: 'z', similarity: -0.2, matched: ['name'] });
});

test('[S20] beside a picture, words vote with their share of the weight and no name comes first by itself', () => {
  const fused = fuse(near('a', 'b'), [word('z', 1)], { shown: 2, wordShare: 0.3 });
  expect(fused.map(({ id }) => id)).toEqual(['a', 'b', 'z']);
  expect(fused[2]!.fusion).toBeCloseTo(0.3 / 61, 10);
});

test('[S4] rare words count more, and Chinese words are told apart', () => {
  const library: Record<string, string[]> = {
    yellow: ['y1', 'y2', 'y3', 'y4'],
    lemon: ['lemon'],
    红色: ['red'],
    雨伞: ['umbrella'],
  };
  const asked: string[] = [];
  const ledger = {
    counts: () => ({ assets: 10, files: 10, encoded: 10, copies: 0, problems: 0, tags: 0 }),
    matchWords: (text: string) => {
      asked.push(text);
      return (library[text] ?? []).map((id) => word(id, 1));
    },
  };
  const [first, second] = matchQueryWords('yellow lemon', ledger, { limit: 10 });
  expect(first!.id).toBe('lemon');
  expect(first!.score).toBeGreaterThan(second!.score);
  expect(matchQueryWords('红色雨伞', ledger, { limit: 10 }).map(({ id }) => id)).toEqual(['red', 'umbrella']);
  expect(asked).toEqual(['yellow', 'lemon', '红色', '雨伞']);
  expect(matchQueryWords('yellow lemon', ledger, { limit: 1 })).toHaveLength(1);
});

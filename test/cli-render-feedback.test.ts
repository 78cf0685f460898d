import { expect, test } from 'vitest';
import { makePage } from '../src/surfaces/cli/page.js';
import { render } from '../src/surfaces/cli/render/index.js';

const plain = makePage({ rich: false, columns: 120, isTty: false });

test('[C14] thumbs are told as counts, those of one query with their pictures', () => {
  const given = { query: '"red 雨伞"', changed: 1, up: 2, down: 0 };
  expect(render('feedback.up', given, plain)).toBe('1 thumb changed. "red 雨伞" has 2 up and 0 down.\n');
  const judged = { query: '"red"', up: [{ id: 'aa00bb11cc', path: '雨.png' }], down: [{ id: 'ff00ff00ff' }] };
  expect(render('feedback.show', { queries: [judged] }, plain).split('\n')).toEqual([
    '"red"',
    'thumb  path     id',
    'up     雨.png   aa00bb11',
    'down   missing  ff00ff00',
    '',
  ]);
  expect(render('feedback.show', { queries: [judged, { ...judged, query: '"blue"' }] }, plain)).toBe(
    'up  down  query\n 1     1  "red"\n 1     1  "blue"\n',
  );
  expect(render('feedback.show', { queries: [] }, plain)).toContain('motif feedback up');
});

test('[C14] a search shows the thumb of a result where one was given', () => {
  const result = {
    rank: 1,
    id: 'a1',
    path: 'a.svg',
    relevance: null,
    similarity: 0.5,
    influences: [0.4],
    fusion: 1,
    matched: ['meaning'],
    format: 'svg',
    widthPx: 10,
    heightPx: 20,
    copies: [],
  };
  const found = { query: 'x', terms: [], model: 'mini', searched: 3, results: [result], notes: [] };
  expect(render('search', { ...found, results: [{ ...result, thumb: 'up' }] }, plain)).toMatch(
    /thumb[\s\S]* up /,
  );
  expect(render('search', found, plain)).not.toContain('thumb');
});

test('[C14] an evaluation shows figures by kind, then what changed and for which queries', () => {
  const sure = { mean: 0.5, low: 0.25, high: 0.75 };
  const figures = { precision: sure, recall: sure, ndcg: sure, reciprocalRank: sure };
  const few = { precision: { mean: 1 }, recall: { mean: 1 }, ndcg: { mean: 1 }, reciprocalRank: { mean: 1 } };
  const source = { model: 'mini', preprocessingHash: 'a1', pictures: 40, by: 'both' };
  const evaluation = {
    ...source,
    all: { queries: 12, ...figures },
    kinds: [{ kind: 'Chinese', queries: 2, ...few }],
    results: [],
    failed: [{ query: '@gone', reason: 'Expected a concept' }],
    saved: 'after',
    notes: ['Judge some more.'],
  };
  expect(render('evaluate', evaluation, plain).split('\n')).toEqual([
    'kind     queries  precision@10            recall@10               nDCG@10                 MRR',
    'all           12  0.500 (0.250 to 0.750)  0.500 (0.250 to 0.750)  0.500 (0.250 to 0.750)  0.500 (0.250 to 0.750)',
    'Chinese        2  1.000                   1.000                   1.000                   1.000',
    'model mini, card none, 40 pictures, by meaning and words; intervals of 95 %',
    '@gone: Expected a concept',
    'Judge some more.',
    'Kept as after.',
    '',
  ]);
  const change = { queries: 12, measure: 'ndcg', before: 0.4, after: 0.5, verdict: 'better' };
  const against = {
    name: 'before',
    at: '2026-01-02T00:00:00.000Z',
    ...source,
    by: 'words',
    queries: 12,
    apart: 1,
    changes: [
      { ...change, difference: { mean: 0.1, low: 0.05, high: 0.15 } },
      { ...change, kind: 'Chinese', difference: { mean: -0.1 }, verdict: 'cannot say' },
    ],
    won: Array.from({ length: 7 }, (_, at) => ({ query: `"q${at}"`, before: 0, after: 1 })),
    lost: [{ query: '"雨"', before: 1, after: 0.5 }],
    tied: 4,
  };
  const lines = render('evaluate', { ...evaluation, against }, plain).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'Against before of 2026-01-02: 12 queries of both, 1 of one only left out',
      'all      nDCG@10   0.400  0.500  +0.100 (+0.050 to +0.150)  better',
      'Chinese  nDCG@10   0.400  0.500  -0.100                     cannot say',
      'nDCG@10 rose for 7, fell for 1, stayed for 4.',
      'won   0.00 to 1.00  "q4"',
      '      and 2 more (--json)',
      'lost  1.00 to 0.50  "雨"',
    ]),
  );
  expect(lines).not.toContain('won   0.00 to 1.00  "q5"');
});

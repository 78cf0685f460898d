import { expect, test } from 'vitest';
import { indexText, matchExpression, queryWords, splitWords, wordMatch } from './words.js';

test('[L6] names split at case, digits, hyphens and underscores; plurals and accents fold', () => {
  expect(splitWords('RedUmbrellas_02-final')).toEqual(['red', 'umbrella', '02', 'final']);
  expect(splitWords('Cafés berries boxes glass bus')).toEqual(['cafe', 'berry', 'box', 'glass', 'bus']);
  expect(splitWords('春节-poster')).toEqual(['春节', 'poster']);
});

test('[L6] Chinese matches where its characters stand side by side', () => {
  const indexed = indexText('红色雨伞 poster');
  expect(wordMatch(indexed, '雨伞')).toBe(1);
  expect(wordMatch(indexed, '伞')).toBe(1);
  expect(wordMatch(indexed, '红伞')).toBe(0);
});

test('[L6] a whole word counts more than its beginning, and the middle of a word not at all', () => {
  expect(wordMatch(indexText('umbrella'), 'umbrella')).toBe(1);
  expect(wordMatch(indexText('umbrella'), 'umbr')).toBe(0.5);
  expect(wordMatch(indexText('umbrella'), 'rella')).toBe(0);
});

test('[L7] words that only carry grammar are left out of a query, unless there are no others', () => {
  expect(queryWords('a picture of the red umbrellas')).toEqual(['red', 'umbrella']);
  expect(queryWords('红色的雨伞')).toEqual(['红色', '雨伞']);
  expect(queryWords('the')).toEqual(['the']);
  expect(queryWords('  ')).toEqual([]);
});

test('[L7] a query can never be syntax of the full-text index', () => {
  expect(matchExpression(queryWords('NEAR(a b) "x" OR name:*'))).toBe('"near"* OR "b" OR "x" OR "name"*');
});

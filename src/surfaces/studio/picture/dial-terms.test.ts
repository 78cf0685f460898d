import { expect, test } from 'vitest';
import { formatQuery } from '../../../core/query/format.js';
import { parseQuery } from '../../../core/query/grammar.js';
import { dialledBy, dialledTerms } from './dial-terms.js';

const still = { style: 0, colour: 0, subject: 0, composition: 0 };

test('[V6] dials that are turned up are the sides that count', () => {
  expect(dialledBy({ ...still, style: 0.7, colour: 0.3 })).toBe('style:0.7,colour:0.3');
  expect(dialledBy(still)).toBeUndefined();
});

test('[V6] dials become a query that means the same', () => {
  const terms = dialledTerms('3fa94c', { ...still, style: 0.7, colour: 0.3 });
  const text = formatQuery({ terms, filter: {} });
  expect(text).toBe('0.7*style(3fa94c) + 0.3*palette("3fa94c")');
  expect(parseQuery(text).terms).toEqual(terms);
  expect(dialledTerms('3fa94c', still)).toEqual([{ kind: 'asset', id: '3fa94c', weight: 1 }]);
});

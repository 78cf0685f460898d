import { afterAll, beforeAll, expect, test } from 'vitest';
import { colourDrawings, failureOf, namesOf } from '../../../test/search-world.js';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { search } from './operations.js';

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary(colourDrawings);
});
afterAll(() => small.remove());

const ask = (input: Record<string, unknown>) =>
  runOperation(search, { foldCopies: false, ...input }, small.motif);

test('[S31] a search takes objects in place of a text and answers as to that text', async () => {
  const answer = await ask({
    terms: [
      { text: 'red', weight: 0.7 },
      { image: 'plain/mostly-blue.png', weight: 0.3 },
      { text: 'black', weight: -0.5 },
    ],
    filters: { type: 'png', not: { folder: 'signs' } },
    meaningOnly: true,
  });
  const query = '0.7*red + 0.3*image(plain/mostly-blue.png) - 0.5*black type:png -folder:signs';
  expect(answer).toEqual(await ask({ query, meaningOnly: true }));
  expect(answer.results).toHaveLength(4);
  expect(answer.terms.map(({ weight }) => weight)).toEqual([0.7, 0.3, -0.5]);
});

test('[S31] filters alone are taken too, and an empty list of terms is everything', async () => {
  expect(namesOf(await ask({ filters: { colour: 'yellow' } }))).toEqual(['黄色雨伞.png']);
  expect((await ask({ terms: [] })).results).toHaveLength(6);
  expect(
    namesOf(
      await ask({
        terms: [
          {
            palette: [
              { colour: 'red', area: 0.75 },
              { colour: 'blue', area: 0.25 },
            ],
          },
        ],
      }),
    )[0],
  ).toBe('mostly-red.png');
});

test('[X3] a misspelt field inside a term is named', async () => {
  expect((await failureOf(ask({ terms: [{ text: 'red', weigh: 2 }] }))).message).toBe(
    'Expected only known fields (not weigh) for terms.0, received an object',
  );
});

test.each([
  [{ query: 'red', terms: [{ text: 'blue' }] }, 'query'],
  [{ query: 'red', filters: { type: 'png' } }, 'query'],
  [{ terms: [{ text: 'red', colour: 'blue' }] }, 'terms.0'],
  [{ terms: [{ text: 3 }] }, 'terms.0.text'],
  [{ terms: 'red' }, 'terms'],
  [{ terms: [{ text: 'red', weight: '1' }] }, 'terms.0.weight'],
  [{ terms: [{ image: 'a.png', dials: { mood: 1 } }] }, 'terms.0.dials'],
  [{ terms: [{ text: '' }] }, 'terms.0.text'],
  [{ filters: { typ: 'png' } }, 'filters'],
  [{ filters: { not: { not: { type: 'png' } } } }, 'filters.not'],
])('[S31] a fault in the objects is invalid_input that names its field: %j', async (input, path) => {
  expect(await failureOf(ask(input))).toMatchObject({ code: 'invalid_input', path });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MotifError } from '../errors.js';
import { filterOf } from './filters.js';
import { formatQuery } from './format.js';
import { parseQuery } from './grammar.js';
import { filterKeys, likenessSides } from './query.js';
import { type LooseTerm, type QueryRequest, queryOf, type TermRequest } from './request.js';

const terms = (...requests: TermRequest[]) => queryOf({ terms: requests }).terms;
const faultOf = (request: QueryRequest) => {
  try {
    queryOf(request);
  } catch (error) {
    if (error instanceof MotifError && error.code === 'invalid_input') return error;
    throw error;
  }
  throw new Error(`Expected a fault in ${JSON.stringify(request)}`);
};

describe('terms', () => {
  test('[Q14] objects mean what their text means', () => {
    const query = queryOf({
      terms: [
        { image: 'a b.jpg', weight: 0.7 },
        { text: 'warm "minimal"', weight: 0.3 },
        { palette: ['#E8C39E', 'red'], weight: 0.2 },
        { palette: 'Nordic', mode: 'loose' },
        {
          palette: [
            { colour: 'rgb(255, 0, 0)', area: 0.6 },
            { colour: '#00f', area: 0.4 },
          ],
        },
        { palette: 'brand.ase', mode: 'locked' },
        { sketch: 's.png' },
        { concept: '@cosy' },
        { asset: '3FA94C' },
        { text: 'people', weight: -0.4 },
      ],
      filters: {
        type: ['png', 'jpg'],
        width: '>800',
        height: 600,
        folder: 'spring  launch',
        tag: ['approved', 'a:b'],
        after: '2026-01',
        not: { tag: ['draft', 'old'], ratio: 'portrait' },
      },
    });
    const text =
      '0.7*image("a b.jpg") + 0.3*"warm \\"minimal\\"" + 0.2*palette(#e8c39e red) + palette(loose Nordic) + ' +
      'palette(#ff0000 60% #0000ff 40%) + palette(locked brand.ase) + sketch(s.png) + @cosy + asset(3fa94c) - 0.4*"people" ' +
      'type:png type:jpg width:>800 height:600 folder:"spring launch" tag:approved tag:"a:b" after:2026-01 ' +
      '-tag:draft -tag:old -ratio:portrait';
    expect(query).toEqual(parseQuery(text));
    expect(parseQuery(formatQuery(query))).toEqual(query);
  });

  test('[Q14] no terms and no filters ask for everything, and a term of weight 0 is left out', () => {
    expect(queryOf({})).toEqual({ terms: [], filter: {} });
    expect(terms({ text: 'red', weight: 0 }, { text: 'blue' })).toEqual([
      { kind: 'text', text: 'blue', weight: 1 },
    ]);
  });

  test('[Q15] dials share the weight of their picture', () => {
    expect(terms({ image: 'a.jpg', weight: 0.5, dials: { style: 3, colour: 1, ratio: 0 } })).toEqual([
      { kind: 'likeness', by: 'style', path: 'a.jpg', weight: 0.375 },
      { kind: 'paletteOf', path: 'a.jpg', weight: 0.125 },
    ]);
    expect(terms({ asset: '3FA9', weight: -1, dials: { subject: 2 } })).toEqual([
      { kind: 'likeness', by: 'subject', path: '3fa9', weight: -1 },
    ]);
  });

  test.each<[LooseTerm, string, RegExp]>([
    [{}, 'terms.1', /exactly one of.*received none/],
    [{ weight: 2 }, 'terms.1', /exactly one of/],
    [{ text: 'a', image: 'b.jpg' }, 'terms.1', /received text and image/],
    [{ text: ' ' }, 'terms.1.text', /empty/],
    [{ image: '' }, 'terms.1.image', /empty/],
    [{ asset: 'a.png' }, 'terms.1.asset', /hex digits/],
    [{ text: 'a', weight: 101 }, 'terms.1.weight', /0\.001 to 100/],
    [{ text: 'a', weight: 0.0001 }, 'terms.1.weight', /0\.001 to 100/],
    [{ text: 'a', weight: Number.NaN }, 'terms.1.weight', /NaN/],
    [{ palette: 'reddishy' }, 'terms.1.palette', /reddishy/],
    [{ palette: [] }, 'terms.1.palette', /Expected/],
    [{ palette: [{ colour: 'red', area: 2 }] }, 'terms.1.palette', /at most 1/],
    [{ palette: [{ colour: 'red', area: 0.5 }, 'blue'] }, 'terms.1.palette', /Expected/],
    [
      { palette: Array.from({ length: 33 }, (_, at) => `#0000${(at + 16).toString(16)}`) },
      'terms.1.palette',
      /32/,
    ],
    [{ text: 'a', mode: 'loose' }, 'terms.1.mode', /beside text/],
    [{ text: 'a', dials: { style: 1 } }, 'terms.1.dials', /beside text/],
    [{ image: 'a.jpg', dials: {} }, 'terms.1.dials', /style/],
    [{ image: 'a.jpg', dials: { style: -1 } }, 'terms.1.dials.style', /0 to 100/],
    [{ image: 'a.jpg', weight: 0.001, dials: { style: 1, colour: 1 } }, 'terms.1.dials.style', /0\.001/],
  ])('[Q15] a faulty term is invalid_input that names its field: %j', (term, path, message) => {
    expect(faultOf({ terms: [{ text: 'fine' }, term] })).toMatchObject({
      path,
      message: expect.stringMatching(message),
    });
  });

  test.each<[QueryRequest['filters'], string]>([
    [{ width: 'wide' }, 'filters.width'],
    [{ tag: '' }, 'filters.tag'],
    [{ type: ['png', 'doc'] }, 'filters.type'],
    [{ width: ['>800', '<700'] }, 'filters'],
    [{ not: { colour: 'reddishy' } }, 'filters.not.colour'],
    [{ tag: new Array(65).fill('a') }, 'filters'],
  ])('[Q15] a faulty filter too: %j', (filters, path) => {
    expect(faultOf({ filters })).toMatchObject({ path });
  });

  test('[Q15] the limits are those of a query text', () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ text: 'a' }));
    expect(terms(...many(32))).toHaveLength(32);
    expect(faultOf({ terms: many(33) })).toMatchObject({ path: 'terms' });
    const dialled = Array.from({ length: 7 }, () => ({
      image: 'a.jpg',
      dials: Object.fromEntries(likenessSides.map((side) => [side, 1])),
    }));
    expect(faultOf({ terms: dialled })).toMatchObject({
      path: 'terms',
      message: expect.stringMatching(/35/),
    });
    expect(faultOf({ terms: [{ text: 'a'.repeat(4000) }] })).toMatchObject({ path: 'terms' });
  });
});

test('[Q14] whatever an object asks for, its text asks for the same', () => {
  const weight = fc.option(
    fc
      .tuple(fc.constantFrom(-1, 1), fc.double({ min: 0.001, max: 100, noNaN: true }))
      .map(([sign, size]) => sign * size),
    { nil: undefined },
  );
  const word = fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .filter((text) => text.trim() !== '');
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  const term: fc.Arbitrary<TermRequest> = fc.oneof(
    fc.record({ text: word, weight }),
    fc.record({ image: word, weight }),
    fc.record({ sketch: word, weight }),
    fc.record({ concept: word.filter((name) => !name.startsWith('@')), weight }),
    fc.record({ palette: fc.uniqueArray(hex, { minLength: 1, maxLength: 5 }), weight }),
  );
  fc.assert(
    fc.property(fc.array(term, { maxLength: 6 }), (requests) => {
      const query = queryOf({ terms: requests });
      expect(parseQuery(formatQuery(query))).toEqual(query);
    }),
  );
});

test('[Q14] every filter of the grammar has its field', () => {
  expect(filterKeys.map((key) => filterOf(key)?.key)).toEqual([...filterKeys]);
});

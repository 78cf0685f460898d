import { describe, expect, test } from 'vitest';
import { queryFailure } from '../../../test/query-failure.js';
import { parseQuery } from './grammar.js';
import type { Term } from './query.js';

describe('palette terms', () => {
  const term = (query: string) => parseQuery(query).terms[0]!;

  test.each([
    ['palette(red #22334a)', { colours: [{ hex: '#ff0000' }, { hex: '#22334a' }], mode: 'loose' }],
    ['palette(locked red blue)', { mode: 'locked' }],
    ['palette(red 75% blue)', undefined],
    [
      'palette(red 75% lime 25%)',
      { colours: [{ hex: '#ff0000', area: 0.75 }, { area: 0.25 }], mode: 'locked' },
    ],
    ['palette(宽松 红色 75% 蓝色 25%)', { mode: 'loose' }],
    ['palette(Bauhaus)', { mode: 'locked' }],
  ])('[Q13] %s', (query, expected) => {
    if (expected === undefined) expect(queryFailure(query).path).toMatch(/^query:/);
    else expect(term(query)).toMatchObject({ kind: 'palette', ...expected });
  });

  test('[Q13] what ends like a file or stands in quotes is the path of one', () => {
    expect(term('palette(brand/colours.ase)')).toEqual({
      kind: 'paletteOf',
      path: 'brand/colours.ase',
      weight: 1,
    });
    const locked = { kind: 'paletteOf', path: 'my (brand)', mode: 'locked', weight: 1 };
    expect(term('palette(locked "my (brand)")')).toEqual(locked);
    expect(queryFailure('palette("")').path).toBe('query:9');
  });

  test('[Q13] areas are kept in ten-thousandths that sum to 1', () => {
    const { colours } = term('palette(red:1 lime:1 navy:1)') as Term & { kind: 'palette' };
    expect(colours.map(({ area }) => area)).toEqual([0.3334, 0.3333, 0.3333]);
  });
});

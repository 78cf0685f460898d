import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { duplicates, search } from './operations.js';

describe('copies', () => {
  let copies: SmallLibrary;
  beforeAll(async () => {
    copies = await smallLibrary({
      'a.png': { colour: 'red', below: 'blue', share: 0.25, widthPx: 320, heightPx: 320, hasFigure: true },
      'b/exact.png': {
        colour: 'red',
        below: 'blue',
        share: 0.25,
        widthPx: 320,
        heightPx: 320,
        hasFigure: true,
      },
      'b/large.png': {
        colour: 'red',
        below: 'blue',
        share: 0.25,
        widthPx: 400,
        heightPx: 400,
        hasFigure: true,
      },
      'other-colours.png': {
        colour: 'green',
        below: 'purple',
        share: 0.25,
        widthPx: 320,
        heightPx: 320,
        hasFigure: true,
      },
    });
  });
  afterAll(() => copies.remove());

  test('[S9] copies are folded into the first, with their paths', async () => {
    const folded = await runOperation(search, { query: 'red' }, copies.motif);
    expect(folded.results).toHaveLength(2);
    const [first] = folded.results;
    expect([first!.path, ...first!.copies].sort()).toEqual(['a.png', 'b/exact.png', 'b/large.png']);
    const apart = await runOperation(search, { query: 'red', foldCopies: false }, copies.motif);
    expect(apart.results).toHaveLength(3);
  });

  test('[X2] looking for duplicates stops when cancelled', async () => {
    const controller = new AbortController();
    const running = runOperation(duplicates, {}, copies.motif, { signal: controller.signal });
    controller.abort();
    expect(await failureOf(running)).toMatchObject({ code: 'cancelled' });
  });

  test('[S15] duplicates are grouped, the largest first, recoloured pictures apart', async () => {
    const { groups, files } = await runOperation(duplicates, {}, copies.motif);
    expect(groups.map(({ kind, assets }) => [kind, assets.map((asset) => asset.paths)])).toEqual([
      ['near', [['b/large.png'], ['a.png', 'b/exact.png']]],
    ]);
    expect(files).toBe(2);
  });
});

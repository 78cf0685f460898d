import { describe, expect, test } from 'vitest';
import type { CalibrationCard } from '../../core/calibration/card.js';
import type { Term } from '../../core/query/query.js';
import type { Candidate } from './fusion.js';
import { asksInWords, closeEnough, relevanceOf } from './relevance.js';

const scale = { slope: 30, offset: -6 };
const card = { relevance: { english: scale, chinese: scale, picture: scale } } as unknown as CalibrationCard;
const calibration = async () => card;
const text = (words: string, weight = 1): Term => ({ kind: 'text', text: words, weight });
const candidate = (id: string, cosine: number, matched: Candidate['matched'] = ['meaning']): Candidate => ({
  ...{ id, similarity: cosine, influences: [1], cosines: [cosine] },
  fusion: 0,
  matched,
});

describe('relevance of results', () => {
  test('[S33] a picture is the more relevant the more every wanted term says so, and the less it shows what is unwanted', async () => {
    const of = await relevanceOf([text('red', 0.5), text('蓝', 0.5)], { calibration });
    const both = of({ cosines: [0.4, 0.4] })!;
    expect(both).toBeGreaterThan(of({ cosines: [0.4, 0.2] })!);
    expect(both).toBeLessThan(1);
    const without = await relevanceOf([text('red'), text('dog', -0.5)], { calibration });
    expect(without({ cosines: [0.4, 0.5] })!).toBeLessThan(0.1);
    expect(without({ cosines: [0.4, -0.2] })!).toBeCloseTo(
      (await relevanceOf([text('red')], { calibration }))({ cosines: [0.4] })!,
      3,
    );
  });

  test('[S33] without a card, or with terms that have no scale alone, none is stated', async () => {
    const palette: Term = {
      kind: 'palette',
      palette: { colours: [], isLocked: false },
      weight: 1,
    } as unknown as Term;
    expect((await relevanceOf([text('red')], {}))({ cosines: [0.4] })).toBeUndefined();
    expect((await relevanceOf([palette], { calibration }))({ cosines: [undefined] })).toBeUndefined();
  });

  test('[S34] where nothing is close nothing is kept but what words or a thumb speak for', async () => {
    const of = await relevanceOf([text('xqzzt')], { calibration });
    const far = [candidate('a', 0.1), candidate('b', 0.05, ['name']), candidate('c', 0.02)];
    expect(closeEnough(far, of, { up: ['c'], down: [] }).kept.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(closeEnough(far, of, undefined)).toMatchObject({ kept: [{ id: 'b' }], cutOff: { leftOut: 2 } });
    const near = [candidate('a', 0.4), candidate('b', 0.25), candidate('c', -0.3)];
    expect(closeEnough(near, of, undefined).kept.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('[S34] only a search in words can find nothing', () => {
    expect(asksInWords([text('a'), text('b', -1)])).toBe(true);
    expect(asksInWords([text('a'), { kind: 'image', path: 'a.png', weight: 1 }])).toBe(false);
    expect(asksInWords([])).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { commonColours } from '../../core/colour/common-colours.js';
import { createFakeEncoder } from '../../core/encoder/fake.js';
import { encodeAxes } from '../../core/lexicon/axis-directions.js';
import { momentsOf } from '../../core/moments.js';
import { measuresVector, paletteVector } from '../../core/traits/channels.js';
import { dot, normalise } from '../../core/vector.js';
import { correctedNearness, discriminationGap, hubnessOf } from './nearness.js';
import { fitPalette } from './palette-fit.js';
import { reasonsFor } from './reasons.js';
import { canJudge, expectedPrecision, levelOf, reportCardOf } from './report-card.js';
import { measureAxes, offAxes } from './style-axes.js';

describe('colours', () => {
  test('[R11] those that are none of the approved are named, the largest first', () => {
    const fit = fitPalette(
      [
        { hex: '#ffffff', area: 0.5 },
        { hex: '#ff0000', area: 0.3 },
        { hex: '#0000ff', area: 0.18 },
        { hex: '#00ff00', area: 0.02 },
      ],
      ['#fefefe', '#000000'],
    );
    expect(fit.offending.map(({ hex }) => hex)).toEqual(['#ff0000', '#0000ff']);
    expect(fit.offending[0]).toMatchObject({ area: 0.3, nearest: expect.any(String) });
    expect(fitPalette([{ hex: '#fefefe', area: 1 }], ['#fefefe'])).toEqual({ distance: 0, offending: [] });
  });

  test('[R1] those that the assets share are joined where they are near', () => {
    const colours = commonColours([
      [
        { hex: '#ff0000', area: 0.9 },
        { hex: '#fe0202', area: 0.1 },
      ],
      [
        { hex: '#ff0000', area: 0.6 },
        { hex: '#0000ff', area: 0.4 },
      ],
    ]);
    expect(colours).toEqual(['#ff0000', '#0000ff']);
  });

  test('[R2] palettes of one colouring agree and others do not', () => {
    const red = paletteVector([
      { hex: '#d02020', area: 0.7 },
      { hex: '#ffffff', area: 0.3 },
    ]);
    const alike = paletteVector([
      { hex: '#c82424', area: 0.65 },
      { hex: '#fafafa', area: 0.35 },
    ]);
    const blue = paletteVector([{ hex: '#2030c0', area: 1 }]);
    expect(dot(red, red)).toBeCloseTo(1, 6);
    expect(dot(red, alike)).toBeGreaterThan(0.95);
    expect(dot(red, blue)).toBeLessThan(0.2);
  });

  test('[R2] measures are in units of what they usually differ by', () => {
    const measures = {
      brightness: 0.4,
      chroma: 0.1,
      contrast: 0.16,
      edgeDensity: 0.2,
      flatness: 0.6,
      roughness: 0,
    };
    const vector = measuresVector({ ...measures, edgeOrientations: [0.5, 0.5, 0, 0, 0, 0, 0, 0] });
    expect([...vector].map((value) => Math.round(value))).toEqual([
      2, 2, 2, 2, 3, 0, 10, 10, 0, 0, 0, 0, 0, 0,
    ]);
  });
});

describe('nearness', () => {
  test('[R11] a hub loses to a picture that is near to this one alone', () => {
    expect(correctedNearness(0.9, 0.5, 0.8)).toBeCloseTo(0.5, 9);
    const background = Array.from({ length: 20 }, (_, at) => normalise([1, Math.sin(at), Math.cos(at)]));
    const [hub, own] = [normalise([1, 0, 0]), normalise([0.2, 1, 0])];
    const [hubness, ownness] = [hubnessOf(hub, background), hubnessOf(own, background)];
    expect(hubness).toBeLessThan(ownness + 0.3);
    const asked = normalise([0.8, 0.6, 0]);
    const [byHub, byOwn] = [dot(asked, hub), dot(asked, own)];
    expect(correctedNearness(byHub, 0, hubness) - correctedNearness(byOwn, 0, ownness)).toBeCloseTo(
      2 * (byHub - byOwn) - (hubness - ownness),
      6,
    );
  });

  test('[R7] the gap is above 0 for pictures that are like each other only, and near 0 for any', () => {
    const background = Array.from({ length: 60 }, (_, at) =>
      normalise([1, Math.sin(at), Math.cos(3 * at), Math.sin(7 * at)]),
    );
    const alike = Array.from({ length: 5 }, (_, at) => normalise([0.1, 0.02 * at, 0, 2]));
    const groups = [0, 1, 2, 3, 4];
    expect(discriminationGap(alike, groups, background)).toBeGreaterThan(0.5);
    const any = background.slice(0, 30);
    expect(
      Math.abs(
        discriminationGap(
          any,
          any.map((_, at) => at),
          background.slice(30),
        )!,
      ),
    ).toBeLessThan(0.2);
    expect(discriminationGap(alike.slice(0, 2), [0, 0], background)).toBeUndefined();
  });
});

test('[R11] the style axis on which a picture lies away is named with its end', async () => {
  const encoder = createFakeEncoder();
  const library = ['red', 'green', 'blue', 'yellow', 'red green', 'red blue', 'green blue', 'yellow red'];
  const unit = async (texts: string[]) => {
    const found = await encoder.encodeTexts(texts);
    return texts.map((_, at) => found.slice(at * 9, at * 9 + 9));
  };
  const axis = {
    id: 'red-blue',
    group: 'colour' as const,
    negative: {
      en: 'red',
      zh: '红',
      phrasings: { en: ['red', 'a red one', 'so red'], zh: ['红', '红色', '大红'] },
    },
    positive: {
      en: 'blue',
      zh: '蓝',
      phrasings: { en: ['blue', 'a blue one', 'so blue'], zh: ['蓝', '蓝色', '深蓝'] },
    },
  };
  const moments = momentsOf(await unit(library));
  const weights = { english: 1, chinese: 0 };
  const directions = await encodeAxes([axis], weights, encoder, new AbortController().signal);
  const axes = measureAxes(directions, await unit(['red', 'red green']), moments);
  const [red, blue] = await unit(['red', 'blue']);
  expect(offAxes(axes, blue!)).toEqual([{ id: 'red-blue', towards: 'blue', by: expect.any(Number) }]);
  expect(offAxes(axes, red!)).toEqual([]);
});

test('[R11] reasons are told in words, colours first', () => {
  const reasons = reasonsFor({
    palette: { distance: 20, offending: [{ hex: '#ff0000', area: 0.4, nearest: '#ffffff', difference: 50 }] },
    axes: [{ id: 'flat-textured', towards: 'textured', by: 3.14 }],
    approved: [],
    rejected: [{ path: 'rival.png', id: 'a', similarity: 0.9 }],
    score: { againstLibrary: 0.9, againstCounters: 0.2 },
  });
  expect(reasons).toEqual([
    '40 % of it is #ff0000, which is none of the approved colours; the nearest is #ffffff',
    'more textured than the brand, by 3.1 deviations',
    'nearer to what is none of the brand, such as rival.png',
  ]);
});

describe('the report card', () => {
  const measures = (assets: number, chance?: number) => ({
    assets: new Array<string>(assets).fill('a'),
    measures: {
      leftOut: { assets: new Array<number>(assets).fill(0.9), counters: [] },
      background: { pictures: 200, passing: 2 },
      area: 0.97,
      ...(chance === undefined ? {} : { chance }),
    },
  });

  test('[R7] below 8 assets it ranks only, below 20 it is indicative', () => {
    expect([7, 8, 19, 20, 49, 50].map(levelOf)).toEqual([
      'ranks only',
      'indicative',
      'indicative',
      'calibrated',
      'calibrated',
      'strong',
    ]);
    expect(canJudge(measures(7, 0.005))).toBe(false);
    expect(canJudge(measures(8, 0.005))).toBe(true);
    const card = reportCardOf(measures(9, 0.005));
    expect(card).toMatchObject({ resolution: 0.1, isToldApart: true, libraryShare: { share: 0.01 } });
    expect(card.passRate).toMatchObject({ share: 1, low: expect.closeTo(0.6637, 4), high: 1 });
    expect(reportCardOf(measures(5, 0.005)).notes.join(' ')).toContain('cannot say pass or fail');
  });

  test('[R8] a brand that random sets equal is said not to be told apart, and judges nothing', () => {
    const card = reportCardOf(measures(30, 0.2));
    expect(card.isToldApart).toBe(false);
    expect(card.notes).toContain('This brand cannot be told from the rest of the library.');
    expect(canJudge(measures(30, 0.2))).toBe(false);
    expect(reportCardOf(measures(30)).notes.join(' ')).toContain('Too few other pictures');
  });

  test('[R16] a base rate turns odds into expected precision by Bayes’ rule', () => {
    // Odds of 3 to 1 where one in ten is right: 0.1 * 3 / (0.1 * 3 + 0.9).
    expect(expectedPrecision(0.75, 0.1)).toBeCloseTo(0.25, 9);
    expect(expectedPrecision(0.75, 0.5)).toBeCloseTo(0.75, 9);
    expect(expectedPrecision(1, 0.01)).toBe(1);
    expect(expectedPrecision(0, 0.5)).toBe(0);
  });
});

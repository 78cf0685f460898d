import { describe, expect, test } from 'vitest';
import { redBlueAxis } from '../../../test/colour-lexicon.js';
import { createFakeEncoder } from '../../core/encoder/fake.js';
import { encodeAxes } from '../../core/lexicon/axis-directions.js';
import type { StyleAxis } from '../../core/lexicon/styles.js';
import { momentsOf } from '../../core/moments.js';
import { createRandom } from '../../core/random.js';
import type { SeenPicture } from '../../core/traits/pictures.js';
import { normalise } from '../../core/vector.js';
import { compare, differencesOf } from './explain.js';
import { distanceOn, placeAxis, positionOn } from './heard-axes.js';
import { pixelMeasures } from './measures.js';

const random = createRandom(5);
const noise = () => random() + random() + random() - 1.5;
/** A picture of so much red and blue; the measures vary by chance around what is given. */
function picture(red: number, blue: number, measured: Partial<Record<number, number>> = {}): SeenPicture {
  const meaning = new Float32Array(9);
  meaning[0] = red + 0.05 * noise();
  meaning[2] = blue + 0.05 * noise();
  meaning[7] = 0.5;
  return {
    path: 'a.png',
    id: String(random()),
    traits: {
      meaning: normalise(meaning),
      looks: new Float32Array(1),
      measures: Float32Array.from({ length: 14 }, (_, at) => (measured[at] ?? 0) + noise()),
      palette: new Float32Array(1),
    },
    palette: [{ hex: '#808080', area: 1 }],
  };
}
const pictures = (count: number, red: number, blue: number, measured?: Partial<Record<number, number>>) =>
  Array.from({ length: count }, () => picture(red, blue, measured));

const background = Array.from({ length: 60 }, () => picture(random(), random()));
const moments = momentsOf(background.map(({ traits }) => traits.meaning));
const weights = { english: 0.5, chinese: 0.5 };
const [direction] = await encodeAxes(
  [redBlueAxis as StyleAxis],
  weights,
  createFakeEncoder(),
  new AbortController().signal,
);
const axis = placeAxis(direction!, moments, true);
const compared = { axes: [axis], background };

describe('places on axes', () => {
  test('[Y4] are deviations of the library from its middle, towards the positive end', () => {
    const places = background.map(({ traits }) => positionOn(axis, traits.meaning).position);
    const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
    const variance = places.reduce((sum, place) => sum + (place - mean) ** 2, 0) / places.length;
    expect(mean).toBeCloseTo(0, 3);
    expect(variance).toBeCloseTo(1, 3);
    const [red, blue] = [picture(1, 0), picture(0, 1)].map(({ traits }) => traits.meaning);
    expect(positionOn(axis, red!).position).toBeLessThan(-1);
    expect(positionOn(axis, blue!).position).toBeGreaterThan(1);
    const apart = distanceOn(axis, blue!, red!).position;
    expect(apart).toBeCloseTo(positionOn(axis, blue!).position - positionOn(axis, red!).position, 4);
  });

  test('[Y4] are as sure as the phrasings agree', () => {
    expect(direction!.phrasings).toHaveLength(7);
    const [red] = [picture(1, 0)];
    const { error } = positionOn(axis, red!.traits.meaning);
    expect(error).toBeGreaterThan(0);
    const alike = placeAxis({ ...direction!, phrasings: Array(7).fill(direction!.vector) }, moments, true);
    expect(positionOn(alike, red!.traits.meaning).error).toBeCloseTo(0, 5);
  });
});

describe('differences', () => {
  test('[Y6] Welch of two samples, worked out by hand', () => {
    // Means 5 and 2, variances 4 and 1 over three each: error sqrt(5 / 3), freedom (5/3)^2 / ((4/3)^2 / 2 + (1/3)^2 / 2).
    const found = compare([3, 5, 7], [1, 2, 3], []);
    expect(found).toMatchObject({ first: 5, second: 2, by: 3 });
    const freedom = 25 / 9 / (8 / 9 + 1 / 18);
    expect(freedom).toBeCloseTo(2.941, 3);
    // The two-sided 5 % point of t lies between those of 2 and 3 degrees of freedom, 4.303 and 3.182.
    const reach = (found.high - found.low) / 2 / Math.sqrt(5 / 3);
    expect(reach).toBeGreaterThan(3.182);
    expect(reach).toBeLessThan(3.3);
    expect(found.chance).toBeGreaterThan(0.05);
    expect(found.chance).toBeLessThan(0.15);
  });

  test('[Y6] the choice of words is one more error; one picture is held against the scatter of the others', () => {
    const bare = compare([3, 5, 7], [1, 2, 3], []);
    const worded = compare([3, 5, 7], [1, 2, 3], [{ variance: 2, freedom: 7 }]);
    expect(worded.high - worded.low).toBeGreaterThan(bare.high - bare.low);
    // Variance 4 of three pictures: one more differs by 4 (1 + 1/3) with 2 degrees of freedom.
    const single = compare([5], [3, 5, 7], []);
    expect((single.high - single.low) / 2).toBeCloseTo(4.3027 * Math.sqrt(16 / 3), 2);
    expect(compare([1], [0.8], [])).toMatchObject({ chance: 1 });
    expect(compare([1], [0.2], [])).toMatchObject({ chance: 0, low: 0.8, high: 0.8 });
    expect(compare([1], [0.2], [{ variance: 1, freedom: 5 }]).chance).toBeGreaterThan(0.3);
  });

  test('[Y5] what differs is found with its end and interval, the rest is not', () => {
    const found = differencesOf(pictures(12, 1, 0.2, { 0: 3 }), pictures(12, 0.2, 1), compared);
    const real = found.filter(({ isReal }) => isReal);
    expect(real.map(({ id }) => id).sort()).toEqual(['brightness', 'red-blue']);
    const [byAxis] = real.filter(({ kind }) => kind === 'axis');
    expect(byAxis).toMatchObject({ from: { en: 'red', zh: '红' }, to: { en: 'blue', zh: '蓝' } });
    expect(byAxis!.by).toBeLessThan(-1);
    expect(byAxis!.high).toBeLessThan(0);
    expect(byAxis!.low).toBeLessThan(byAxis!.by);
    expect(byAxis!.first - byAxis!.second).toBeCloseTo(byAxis!.by, 6);
    expect(found).toHaveLength(1 + pixelMeasures.length);
  });

  test('[Y5] [Y6] sides that were drawn alike hardly ever differ', () => {
    const wrong = Array.from({ length: 40 }, () =>
      differencesOf(pictures(8, 0.6, 0.6), pictures(8, 0.6, 0.6), compared).some(({ isReal }) => isReal),
    ).filter(Boolean);
    expect(wrong.length).toBeLessThanOrEqual(5);
  });

  test('[Y5] an axis that the model does not hear is not asked', () => {
    const deaf = { axes: [{ ...axis, isHeard: false }], background };
    const found = differencesOf(pictures(8, 1, 0), pictures(8, 0, 1), deaf);
    expect(found.some(({ kind }) => kind === 'axis')).toBe(false);
  });

  test('[Y5] colours of the palette are measured', () => {
    const blue = pixelMeasures.find(({ id }) => id === 'blue-yellow')!;
    const of = (hex: string) => blue.of({ traits: background[0]!.traits, palette: [{ hex, area: 1 }] });
    expect(of('#0000ff')).toBeLessThan(-0.1);
    expect(of('#ffff00')).toBeGreaterThan(0.1);
    const count = pixelMeasures.find(({ id }) => id === 'colours')!;
    expect(count.of({ traits: background[0]!.traits, palette: [{ hex: '#000000', area: 1 }] })).toBe(1);
  });
});

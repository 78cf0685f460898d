import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourStyle, redBlueAxis } from '../../../test/colour-lexicon.js';
import { fakeCard } from '../../../test/fake-card.js';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import type { CalibrationCard } from '../../core/calibration/card.js';
import type { Hearing } from '../../core/lexicon/hearing.js';
import type { Style, StyleAxis } from '../../core/lexicon/styles.js';
import { likelyStyles } from './classify.js';
import { sharesOf, styleLogits, styleVector, textsOfStyles } from './heard-styles.js';
import { hearAxes, hearStyles } from './hearing.js';

const dimensions = 9;
const signal = new AbortController().signal;

/** Words of which the fake encoder knows none: to it they are all the same. */
const strange = (id: string) =>
  colourStyle('green', 'red', {
    id,
    name: { en: id, zh: '无' },
    phrasings: { en: ['yes', 'green', 'red'], zh: ['黑', '白', '紫'] },
  });
const styles = [
  colourStyle('red', 'blue'),
  colourStyle('blue', 'red'),
  colourStyle('red', 'blue', { id: 'as-red' }),
  strange('strange'),
] as Style[];
const deafAxis = {
  ...redBlueAxis,
  id: 'deaf',
  negative: { en: 'a', zh: '甲', phrasings: { en: ['green', 'white', 'x', 'red'], zh: ['黑', '黄', '紫'] } },
  positive: {
    en: 'b',
    zh: '乙',
    phrasings: { en: ['purple', 'orange', 'red', 'y'], zh: ['白', '紫', '绿'] },
  },
};
const axes = [redBlueAxis, deafAxis] as StyleAxis[];

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary({ 'red.png': { colour: 'red' }, 'blue.png': { colour: 'blue' } });
});
afterAll(() => small.remove());

async function hearing(card: CalibrationCard | undefined): Promise<Hearing> {
  const library = await small.motif.library();
  const encoder = () => small.motif.encoder();
  const progress = () => undefined;
  return { library, lexicon: { styles, axes }, encoder, card, locale: undefined, signal, progress };
}

describe('styles as a model hears them', () => {
  test('[Y2] the name counts as much as all phrasings together', () => {
    const vector = styleVector(Float32Array.of(1, 0, 0), [
      Float32Array.of(0, 1, 0),
      Float32Array.of(0, 0, 1),
    ]);
    const half = Math.SQRT1_2;
    expect(vector[0]).toBeCloseTo(half, 6);
    expect(vector[1]).toBeCloseTo(half * half, 6);
    expect(textsOfStyles(styles, 'chinese')[0]).toEqual({ name: '全红', phrasings: styles[0]!.phrasings.zh });
  });

  test('[Y2] languages count as their temperatures, and shares sum to 1', () => {
    const heard = { english: Float32Array.of(1, 0, 0, 1), chinese: Float32Array.of(0, 1, 1, 0) };
    const picture = Float32Array.of(1, 0);
    // Temperatures 20 and 10: 20 * 20 / 30 for the English cosine, 10 * 10 / 30 for the Chinese.
    const logits = styleLogits(picture, heard, { english: 20, chinese: 10 });
    expect(logits[0]).toBeCloseTo(400 / 30, 5);
    expect(logits[1]).toBeCloseTo(100 / 30, 5);
    expect(styleLogits(picture, heard, { english: 20, chinese: 0 })).toEqual([20, 0]);
    const shares = sharesOf([Math.log(3), 0]);
    expect(shares[0]).toBeCloseTo(0.75, 8);
    expect(sharesOf([1000, 1000, -1000])).toEqual([0.5, 0.5, 0]);
  });

  test('[Y2] with a card both languages are heard at its temperatures, without one English at the model’s own', async () => {
    const card = fakeCard();
    const known = await hearStyles(await hearing(card));
    expect(known.temperatures).toEqual(card.temperatures);
    expect(known.heard.chinese).toHaveLength(styles.length * dimensions);
    const bare = await hearStyles(await hearing(undefined));
    expect(bare.temperatures).toEqual({ english: 20, chinese: 0 });
    expect(bare).not.toHaveProperty('isHeard');
    expect(bare).not.toHaveProperty('isTold');
  });

  test('[Y3] phrasings that agree no better than unrelated words are not heard', async () => {
    const { isHeard } = await hearStyles(await hearing(fakeCard()));
    expect(styles.map((_, at) => isHeard!(at))).toEqual([true, true, true, false]);
  });

  test('[Y3] a style that is not told from another likely one is not reliable', async () => {
    const known = await hearStyles(await hearing(fakeCard()));
    expect(known.isTold!(0, 1)).toBe(true);
    expect(known.isTold!(0, 2)).toBe(false);
    const red = Float32Array.from({ length: dimensions }, (_, at) => Number(at === 0));
    const likely = likelyStyles(red, styles, known, 2);
    expect(likely[0]).toMatchObject({ isReliable: false });
    expect([likely[0]!.id, ...likely[0]!.notToldFrom].sort()).toEqual(['all-red', 'as-red']);
    const blue = Float32Array.from({ length: dimensions }, (_, at) => Number(at === 2));
    expect(likelyStyles(blue, styles, known, 1)).toMatchObject([
      { id: 'all-blue', isReliable: true, notToldFrom: [] },
    ]);
  });

  test('[Y2] [Y3] what is kept is made anew for another card', async () => {
    const first = await hearing(fakeCard());
    await hearStyles(first);
    const before = small.encodings.texts;
    await hearStyles(first);
    expect(small.encodings.texts).toBe(before);
    await hearStyles(await hearing(fakeCard({ english: 30, chinese: 0.1 })));
    expect(small.encodings.texts).toBeGreaterThan(before);
  });
});

test('[Y3] an axis whose phrasings agree is heard; one whose phrasings say anything is not', async () => {
  const card = fakeCard();
  const heard = await hearAxes(await hearing(card), card.pictures);
  expect(heard.map(({ axis, isHeard }) => [axis.id, isHeard])).toEqual([
    ['red-blue', true],
    ['deaf', false],
  ]);
  expect(heard[0]!.phrasings).toHaveLength(7);
  const english = await hearAxes(await hearing(undefined), card.pictures);
  expect(english[0]!.phrasings).toHaveLength(4);
  expect(english[0]).not.toHaveProperty('isHeard');
});

import { describe, expect, test } from 'vitest';
import { adaptVector } from '../../core/adapt/adapter.js';
import { createRandom } from '../../core/random.js';
import { normalise } from '../../core/vector.js';
import { type Centres, fitBestMap, fitMap, type Pairs, pairedGain, recallAtOne } from './fit.js';

const dimensions = 16;
const zero: Centres = { text: new Float32Array(dimensions), image: new Float32Array(dimensions) };

/** Pictures by chance, with texts that say them through a turn of some directions, as another language might, and noise. */
function pairsOf(count: number, turn: number, seed: number, noise = 0.15): Pairs {
  const random = createRandom(seed);
  const images = Array.from({ length: count }, () =>
    normalise(Float32Array.from({ length: dimensions }, () => random() - 0.5)),
  );
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const texts = images.map((image) => {
    const turned = Float32Array.from(image);
    for (let at = 0; at + 1 < dimensions; at += 2) {
      turned[at] = c * image[at]! - s * image[at + 1]!;
      turned[at + 1] = s * image[at]! + c * image[at + 1]!;
    }
    return normalise(turned.map((value) => value + noise * (random() - 0.5)));
  });
  return { images, texts, imageIds: images.map((_, at) => `${seed}-${at}`) };
}

describe('the map of texts', () => {
  test('[Z1] ridge to the identity, worked out by hand', () => {
    // One pair, text e0 and picture e1, strength 1: shift (e1 - e0) / (1 + 1).
    const centres = { text: new Float32Array(2), image: new Float32Array(2) };
    const pairs = { texts: [Float32Array.of(1, 0)], images: [Float32Array.of(0, 1)], imageIds: ['a'] };
    const map = fitMap(pairs, centres, 1);
    expect([...map.shifts]).toEqual([-0.5, 0.5]);
    const mapped = adaptVector(map, Float32Array.of(1, 0));
    expect(mapped[0]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(mapped[1]).toBeCloseTo(Math.SQRT1_2, 6);
    // What lies across all anchors stays as it is, and the stronger the ridge the less moves.
    expect([...adaptVector(map, Float32Array.of(0, 1))]).toEqual([0, 1]);
    expect(adaptVector(fitMap(pairs, centres, 99), Float32Array.of(1, 0))[0]).toBeGreaterThan(0.999);
  });

  test('[Z1] its dual form is that of the book', () => {
    const pairs = pairsOf(5, 0.7, 3);
    const map = fitMap(pairs, zero, 0.5);
    // W = (T'T + l I)^-1 (T'X + l I) means (T'T + l I) W = T'X + l I; texts and pictures have length 1, so that l is 0.5.
    const unit = (at: number) =>
      Float32Array.from({ length: dimensions }, (_, place) => Number(place === at));
    const rowsOfW = Array.from({ length: dimensions }, (_, at) => {
      const moved = unit(at);
      for (let pair = 0; pair < 5; pair++)
        for (let place = 0; place < dimensions; place++)
          moved[place]! += pairs.texts[pair]![at]! * map.shifts[pair * dimensions + place]!;
      return moved;
    });
    for (const [one, other] of [
      [0, 0],
      [1, 5],
      [7, 2],
    ] as const) {
      let left = 0.5 * rowsOfW[one]![other]!;
      let right = one === other ? 0.5 : 0;
      for (let pair = 0; pair < 5; pair++) {
        const text = pairs.texts[pair]!;
        right += text[one]! * pairs.images[pair]![other]!;
        for (let k = 0; k < dimensions; k++) left += text[one]! * text[k]! * rowsOfW[k]![other]!;
      }
      expect(left).toBeCloseTo(right, 4);
    }
  });

  test('[Z1] texts that say pictures another way gain, held out, and pairs that were never seen gain as much', () => {
    const pairs = pairsOf(120, 1.2, 5);
    const { map, heldOut } = fitBestMap(pairs, zero);
    expect(heldOut.after - heldOut.before).toBeGreaterThan(0.2);
    expect(heldOut.low).toBeGreaterThan(0);
    const unseen = pairsOf(120, 1.2, 6);
    const gain = recallAtOne(unseen, map) - recallAtOne(unseen);
    expect(gain).toBeGreaterThan(0.2);
    expect(Math.abs(gain - (heldOut.after - heldOut.before))).toBeLessThan(0.25);
  });

  test('[Z2] where the model says pictures well already, or pairs mean nothing, held-out texts gain nothing', () => {
    const good = fitBestMap(pairsOf(60, 0, 7), zero).heldOut;
    expect(good.after - good.before).toBeLessThanOrEqual(0.03);
    const pairs = pairsOf(60, 0, 8);
    const shuffled = { ...pairs, texts: [...pairs.texts].reverse() };
    expect(fitBestMap(shuffled, zero).heldOut.low).toBeLessThanOrEqual(0);
  });

  test('[Z2] texts of one picture are held out together', () => {
    const once = pairsOf(12, 1.2, 9, 1.5);
    const twice: Pairs = {
      texts: [...once.texts, ...once.texts],
      images: [...once.images, ...once.images],
      imageIds: [...once.imageIds, ...once.imageIds],
    };
    // A copy in another fold would give every answer away.
    expect(fitBestMap(twice, zero).heldOut.after).toBeLessThan(0.9);
  });

  test('[Z2] the interval of a gain, worked out by hand', () => {
    const { before, after, low, high } = pairedGain([0, 0, 1, 1], [1, 0, 1, 1]);
    expect([before, after]).toEqual([0.5, 0.75]);
    // Differences 1, 0, 0, 0: standard error 0.25, t of 3 degrees of freedom 3.1824.
    expect(low).toBeCloseTo(0.25 - 3.1824 * 0.25, 3);
    expect(high).toBeCloseTo(0.25 + 3.1824 * 0.25, 3);
  });
});

import { describe, expect, test } from 'vitest';
import { hexToOklab } from '../../src/core/colour/convert.js';
import { renderScene } from './pixels.js';
import type { SceneRecord } from './plan.js';
import { sceneStyles } from './styles.js';

const cat: SceneRecord = {
  kind: 'illustration',
  subject: 'cat',
  colour: 'coral',
  layout: 'plain',
  count: '1',
  ground: 'clear',
  ratio: 1,
  seed: 5,
  use: 'train',
};

describe('pictures of scenes', () => {
  test('[B7] every style changes the picture, and the same record gives the same pixels', async () => {
    const pictures = await Promise.all(sceneStyles.map(({ id }) => renderScene({ ...cat, style: id }, 32)));
    expect(pictures.map(({ length }) => length)).toEqual(sceneStyles.map(() => 32 * 32 * 3));
    const again = await renderScene({ ...cat, style: sceneStyles[0]!.id }, 32);
    expect(again).toEqual(pictures[0]);
    // Pastel differs from flat in its colours alone, which are the same here.
    const distinct = new Set(pictures.map((pixels) => Buffer.from(pixels).toString('base64')));
    expect(distinct.size).toBe(sceneStyles.length - 1);
  });

  test('[B7] a layout puts the thing where its name says', async () => {
    const left = await renderScene({ ...cat, style: 'flat', layout: 'left' }, 32);
    const right = await renderScene({ ...cat, style: 'flat', layout: 'right' }, 32);
    expect(middleOfInk(left)).toBeLessThan(13);
    expect(middleOfInk(right)).toBeGreaterThan(18);
  });
});

/** Returns the mean column of all that differs from the ground. */
function middleOfInk(pixels: Uint8Array): number {
  const ground = hexToOklab('#fff1ec').l;
  let [sum, weight] = [0, 0];
  for (let at = 0; at < pixels.length; at += 3) {
    const hex = `#${Buffer.from(pixels.subarray(at, at + 3)).toString('hex')}`;
    const difference = Math.abs(hexToOklab(hex).l - ground);
    if (difference < 0.1) continue;
    sum += (at / 3) % 32;
    weight++;
  }
  return sum / weight;
}

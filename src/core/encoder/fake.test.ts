import { expect, test } from 'vitest';
import { drawPixels } from '../../../test/drawn-pixels.js';
import { dot } from '../vector.js';
import { createFakeEncoder, fakeColours } from './fake.js';

const encoder = createFakeEncoder();
const colours = Object.keys(fakeColours);

test('[E15] a picture of one colour and its name in either language have one vector', async () => {
  const picture = drawPixels(30, 20, () => '#0000ff');
  const image = await encoder.encodeImages({ values: await encoder.preprocess(picture), count: 1 });
  const texts = await encoder.encodeTexts(['something Blue', '蓝色']);
  const expected = [...colours.map((name) => (name === 'blue' ? 1 : 0)), 0];
  expect([...image]).toEqual(expected);
  expect([...texts]).toEqual([...expected, ...expected]);
});

test('[E15] a picture of two colours lies between them by their shares', async () => {
  const picture = drawPixels(16, 16, (x) => (x < 12 ? '#fe0101' : '#ffffff'));
  const image = await encoder.encodeImages({ values: await encoder.preprocess(picture), count: 1 });
  const length = Math.hypot(3, 1);
  expect(dot(image, await encoder.encodeTexts(['red']))).toBeCloseTo(3 / length, 5);
  expect(dot(image, await encoder.encodeTexts(['white']))).toBeCloseTo(1 / length, 5);
  expect(dot(image, await encoder.encodeTexts(['hello']))).toBe(0);
});

test('[E11] the fake stops with cancelled as a real encoder does', async () => {
  await expect(encoder.encodeTexts(['red'], AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
});

import sharp from 'sharp';
import type { Encoder } from '../src/core/encoder/encoder.js';
import type { Pixels } from '../src/core/image.js';
import { row } from '../src/core/vector.js';
import { drawScene } from '../training/scenes/draw.js';
import type { SceneRecord } from '../training/scenes/plan.js';

/** Returns the scene as the product would decode its file, `widthPx` wide; cells of a style are left out. */
export async function pixelsOfScene(record: SceneRecord, widthPx = 240): Promise<Pixels> {
  return pixelsOfSvg(drawScene(record, widthPx).svg);
}

/** Returns the pixels of a drawing at its own size, on white. */
export async function pixelsOfSvg(svg: string): Promise<Pixels> {
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/** Returns the vector of each picture. */
export async function encodePictures(encoder: Encoder, pictures: readonly Pixels[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < pictures.length; start += 16) {
    const inputs = await Promise.all(
      pictures.slice(start, start + 16).map((pixels) => encoder.preprocess(pixels)),
    );
    const values = new Float32Array(inputs.length * inputs[0]!.length);
    inputs.forEach((input, index) => void values.set(input, index * input.length));
    const found = await encoder.encodeImages({ values, count: inputs.length });
    inputs.forEach((_, index) => void vectors.push(row(found, index, encoder.identity.dimensions).slice()));
  }
  return vectors;
}

/** Returns the vector of each text. */
export async function encodeTexts(encoder: Encoder, texts: readonly string[]): Promise<Float32Array[]> {
  const found = await encoder.encodeTexts(texts);
  return texts.map((_, index) => row(found, index, encoder.identity.dimensions).slice());
}

/** Returns the places of all but `without`, the highest score first. */
export function ranked(scores: ArrayLike<number>, without?: number): number[] {
  const places = Array.from({ length: scores.length }, (_, place) => place).filter(
    (place) => place !== without,
  );
  return places.sort((one, other) => scores[other]! - scores[one]! || one - other);
}

/** Returns the mean over the right places of the share of right ones down to each (average precision). */
export function averagePrecision(ranking: readonly number[], right: ReadonlySet<number>): number {
  let [found, sum] = [0, 0];
  ranking.forEach((place, at) => {
    if (!right.has(place)) return;
    found++;
    sum += found / (at + 1);
  });
  return right.size === 0 ? 0 : sum / right.size;
}

/** Returns the mean, 0 for none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

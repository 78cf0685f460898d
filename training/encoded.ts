import type { Encoder } from '../src/core/encoder/encoder.js';
import type { Pixels } from '../src/core/image.js';

/** Returns the vector of each picture. */
export async function encode(encoder: Encoder, pictures: Pixels[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < pictures.length; start += 16) {
    const inputs = await Promise.all(
      pictures.slice(start, start + 16).map((pixels) => encoder.preprocess(pixels)),
    );
    const values = new Float32Array(inputs.length * inputs[0]!.length);
    inputs.forEach((input, index) => void values.set(input, index * input.length));
    vectors.push(...split(await encoder.encodeImages({ values, count: inputs.length }), encoder));
  }
  return vectors;
}

/** Returns the rows of a matrix of vectors. */
export function split(matrix: Float32Array, { identity: { dimensions } }: Encoder): Float32Array[] {
  return Array.from({ length: matrix.length / dimensions }, (_, index) =>
    matrix.subarray(index * dimensions, (index + 1) * dimensions),
  );
}

/** Returns the share, 0 to 1, of the items that hit. */
export function share<Item>(items: readonly Item[], isHit: (item: Item, index: number) => boolean): number {
  return items.filter(isHit).length / items.length;
}

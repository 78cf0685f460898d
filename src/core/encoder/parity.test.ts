import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photoLike } from '../../../test/photo-like.js';
import { referencePreprocess } from '../../../test/reference-preprocess.js';
import { decodeImage, type Pixels } from '../image.js';
import { dot } from '../vector.js';
import type { Encoder } from './encoder.js';
import { loadEncoder } from './load.js';

const folder = fileURLToPath(new URL('../../../../shared/models/clip-tiny-random', import.meta.url));

function picture({ data, widthPx, heightPx }: Pixels): Sharp {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

/** The picture with a transparency that falls from the top left to the bottom right. */
async function transparent(pixels: Pixels): Promise<Uint8Array> {
  const { widthPx, heightPx, data } = pixels;
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  for (let index = 0; index < widthPx * heightPx; index++) {
    rgba.set(data.subarray(index * 3, index * 3 + 3), index * 4);
    const slope = ((index % widthPx) / widthPx + index / widthPx / heightPx) / 2;
    rgba[index * 4 + 3] = slope < 0.35 ? 0 : slope > 0.65 ? 255 : 128;
  }
  return sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .png()
    .toBuffer();
}

const inputs: Record<string, () => Promise<Uint8Array>> = {
  'a photograph': () => picture(photoLike(1000, 700)).jpeg({ quality: 90 }).toBuffer(),
  '64 x 48': () => picture(photoLike(64, 48)).png().toBuffer(),
  '4000 x 3000': () => picture(photoLike(4000, 3000)).jpeg({ quality: 90 }).toBuffer(),
  '3001 x 2003': () => picture(photoLike(3001, 2003)).jpeg({ quality: 90 }).toBuffer(),
  '900 x 160': () => picture(photoLike(900, 160)).png().toBuffer(),
  'a large WebP': () => picture(photoLike(1500, 1000)).webp({ quality: 90 }).toBuffer(),
  'a large PNG': () => picture(photoLike(1500, 1000)).png().toBuffer(),
  'shades of grey': () => picture(photoLike(600, 400)).greyscale().png().toBuffer(),
  'a palette': () => picture(photoLike(600, 400)).png({ palette: true, colours: 32 }).toBuffer(),
  transparency: () => transparent(photoLike(600, 400)),
  'an EXIF rotation': () =>
    picture(photoLike(1000, 700)).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer(),
  '16 bits': () => picture(photoLike(600, 400)).toColourspace('rgb16').png().toBuffer(),
  CMYK: () => picture(photoLike(600, 400)).toColourspace('cmyk').jpeg({ quality: 90 }).toBuffer(),
};

/** Everything decoded at full size, upright, laid on white by hand. */
async function fullPixels(file: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const rgb = new Uint8Array(info.width * info.height * 3);
  for (let index = 0; index < info.width * info.height; index++) {
    const alpha = data[index * 4 + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) {
      rgb[index * 3 + channel] = Math.round(data[index * 4 + channel]! * alpha + 255 * (1 - alpha));
    }
  }
  return { data: rgb, widthPx: info.width, heightPx: info.height };
}

describe.skipIf(!existsSync(folder))(
  'against the reference pipeline (skipped without the test model)',
  () => {
    let encoder: Encoder;
    beforeAll(async () => {
      encoder = await loadEncoder({ folder, modelId: 'clip-tiny-random', threads: 1 });
    });
    afterAll(() => encoder.close());

    async function similarityToReference(file: Uint8Array, values: Float32Array): Promise<number> {
      const reference = referencePreprocess(await fullPixels(file), encoder.card.imageSizePx);
      const [expected, received] = await Promise.all(
        [reference, values].map((each) => encoder.encodeImages({ values: each, count: 1 })),
      );
      return dot(expected!, received!);
    }

    test.each(Object.keys(inputs))(
      '[E1] %s has the vector that the reference pipeline gives',
      async (name) => {
        const file = await inputs[name]!();
        const { pixels } = await decodeImage(file, { shortEdgePx: encoder.card.imageSizePx });
        expect(await similarityToReference(file, await encoder.preprocess(pixels))).toBeGreaterThanOrEqual(
          0.999,
        );
      },
    );

    test.each([
      ['transparency', 0.95],
      ['64 x 48', 0.997],
    ])('[E1] %s is prepared nearer to the reference than by transformers.js', async (name, most) => {
      const { AutoProcessor, RawImage, env } = await import('@huggingface/transformers');
      env.allowRemoteModels = false;
      env.localModelPath = `${folder}/..`;
      const processor = await AutoProcessor.from_pretrained('clip-tiny-random');
      const file = await inputs[name]!();
      const image = await RawImage.fromBlob(new Blob([file as Uint8Array<ArrayBuffer>]));
      const { pixel_values: theirs } = await processor(image);
      expect(await similarityToReference(file, theirs.data as Float32Array)).toBeLessThan(most);
    });
  },
);

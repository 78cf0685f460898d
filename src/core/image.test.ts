import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { drawPixels } from '../../test/drawn-pixels.js';
import { photoLike } from '../../test/photo-like.js';
import {
  type DecodeOptions,
  decodeImage,
  encodeThumbnail,
  type Pixels,
  renderSvg,
  resizePixels,
} from './image.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motif-images-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options: DecodeOptions = { shortEdgePx: 32 };

function of({ data, widthPx, heightPx }: Pixels) {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

const blue = () => of(drawPixels(64, 40, () => '#2060c0'));

function pixelAt({ data, widthPx }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * widthPx + x) * 3, (y * widthPx + x) * 3 + 3)];
}

/** Whether a pixel is `expected` within what lossy compression and colour conversion change. */
function expectColour(pixels: Pixels, expected: readonly number[], tolerance = 6, [x, y] = [5, 5]) {
  const received = pixelAt(pixels, x!, y!);
  const apart = Math.max(...received.map((value, channel) => Math.abs(value - expected[channel]!)));
  expect(apart, `${received} is not ${expected}`).toBeLessThanOrEqual(tolerance);
}

function write(name: string, content: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('formats', () => {
  test.each([
    ['jpeg', () => blue().jpeg()],
    ['png', () => blue().png()],
    ['webp', () => blue().webp()],
    ['gif', () => blue().gif()],
    ['avif', () => blue().avif()],
    ['tiff', () => blue().tiff()],
  ] as const)('[I1] %s is read, whatever its name says', async (format, make) => {
    const { info, pixels } = await decodeImage(write('picture.txt', await make().toBuffer()), options);
    expect(info).toMatchObject({ format, widthPx: 64, heightPx: 40, pages: 1, keywords: [] });
    expectColour(pixels, [0x20, 0x60, 0xc0]);
  });

  test('[I1] a drawing is read as text of any form that XML allows, and rendered at the working size', async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#2060c0"/></svg>';
    for (const text of [drawing, `\ufeff<?xml version="1.0"?>\n<!-- <html> -->\n${drawing}`]) {
      const { info, pixels } = await decodeImage(Buffer.from(text), options);
      expect(info.format).toBe('svg');
      expect([pixels.widthPx, pixels.heightPx]).toEqual([64, 32]);
      expectColour(pixels, [0x20, 0x60, 0xc0], 0);
    }
  });

  test('[I1] a drawing that states a huge size costs only its working copy', async () => {
    const text =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="60000"><rect width="90000" height="60000" fill="red"/></svg>';
    const { pixels } = await decodeImage(Buffer.from(text), options);
    expect([pixels.widthPx, pixels.heightPx]).toEqual([48, 32]);
  });

  test('[I2] only the first frame is read, and the number of frames is told', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((hex) =>
        of(drawPixels(40, 40, () => hex))
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { info, pixels } = await decodeImage(animation, options);
    expect(info).toMatchObject({ pages: 3, widthPx: 40, heightPx: 40 });
    expectColour(pixels, [255, 0, 0], 0);
  });
});

describe('colour and orientation', () => {
  test.each<[string, () => Promise<Uint8Array>, number[]]>([
    [
      'shades of grey',
      () =>
        of(drawPixels(64, 40, () => '#808080'))
          .greyscale()
          .png()
          .toBuffer(),
      [128, 128, 128],
    ],
    ['a palette', () => blue().png({ palette: true }).toBuffer(), [32, 96, 192]],
    ['16 bits', () => blue().toColourspace('rgb16').png().toBuffer(), [32, 96, 192]],
    [
      '16 bits of grey',
      () =>
        of(drawPixels(64, 40, () => '#808080'))
          .greyscale()
          .toColourspace('grey16')
          .png()
          .toBuffer(),
      [128, 128, 128],
    ],
    ['a wide colour space', () => blue().withIccProfile('p3').png().toBuffer(), [32, 96, 192]],
  ])('[I3] %s becomes 8-bit sRGB', async (_, make, expected) => {
    expectColour((await decodeImage(await make(), options)).pixels, expected, 3);
  });

  test('[I3] CMYK with a profile becomes sRGB by the profile', async () => {
    const cmyk = await blue().withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    // Printing inks do not reach this blue; its hue and order of channels must survive.
    const [red, green, blueLevel] = pixelAt((await decodeImage(cmyk, options)).pixels, 5, 5);
    expect([red! < green!, green! < blueLevel!]).toEqual([true, true]);
  });

  test.each([8, 16])('[I4] transparency is laid on white, %i bits', async (bits) => {
    const half = sharp({
      create: { width: 64, height: 40, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    });
    const file = await half
      .toColourspace(bits === 8 ? 'srgb' : 'rgb16')
      .png()
      .toBuffer();
    const { info, pixels } = await decodeImage(file, options);
    expect(info.hasAlpha).toBe(true);
    expectColour(pixels, [255, 127, 127], 1);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('[I5] EXIF orientation %i is shown upright', async (orientation) => {
    const corner = drawPixels(64, 40, (x, y) => (x < 20 && y < 20 ? '#ff0000' : '#ffffff'));
    const file = await of(corner).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
    const { info, pixels } = await decodeImage(file, { shortEdgePx: 40 });
    expect([info.widthPx, info.heightPx]).toEqual(orientation < 5 ? [64, 40] : [40, 64]);
    const atRight = [2, 3, 6, 7].includes(orientation);
    const atBottom = [3, 4, 7, 8].includes(orientation);
    const at = [atRight ? pixels.widthPx - 5 : 4, atBottom ? pixels.heightPx - 5 : 4];
    expectColour(pixels, [254, 0, 0], 8, at as [number, number]);
  });
});

describe('working size', () => {
  test.each([
    [4000, 3000, 224, 500, 375],
    [4001, 3003, 224, 501, 376],
    [1000, 600, 224, 500, 300],
    [300, 200, 224, 300, 200],
    [900, 160, 224, 900, 160],
  ])(
    '[I6] %i x %i for a short edge of %i is reduced to %i x %i',
    async (widthPx, heightPx, shortEdgePx, width, height) => {
      const file = await of(drawPixels(widthPx, heightPx, () => '#2060c0'))
        .jpeg()
        .toBuffer();
      const { info, pixels } = await decodeImage(file, { shortEdgePx });
      expect([info.widthPx, info.heightPx]).toEqual([widthPx, heightPx]);
      expect([pixels.widthPx, pixels.heightPx, pixels.data.length]).toEqual([
        width,
        height,
        width * height * 3,
      ]);
    },
  );
});

describe('what a picture says of itself', () => {
  test('[I13] the time of the photograph, title and keywords are read from EXIF and XMP', async () => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Fish &amp; chips</rdf:li></rdf:Alt></dc:title><dc:subject><rdf:Bag><rdf:li>food</rdf:li><rdf:li>美食</rdf:li><rdf:li>food</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const file = await blue()
      .withExif({ IFD2: { DateTimeOriginal: '2024:05:06 07:08:09', OffsetTimeOriginal: '+02:00' } })
      .withXmp(xmp)
      .jpeg()
      .toBuffer();
    const { info } = await decodeImage(file, options);
    expect(info).toMatchObject({
      takenMs: Date.UTC(2024, 4, 6, 5, 8, 9),
      title: 'Fish & chips',
      keywords: ['food', '美食'],
    });
  });

  test('[I13] the text of a PNG is read', async () => {
    const plain = await blue().png().toBuffer();
    const data = Buffer.from('tEXtTitle\0Calm sea', 'latin1');
    const chunk = Buffer.alloc(data.length + 8);
    chunk.writeUInt32BE(data.length - 4, 0);
    data.copy(chunk, 4);
    chunk.writeUInt32BE(crc32(data), data.length + 4);
    // After the signature and the header chunk.
    const file = Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33)]);
    expect((await decodeImage(file, options)).info.title).toBe('Calm sea');
  });

  test("[I13] a drawing's title is read", async () => {
    const text =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>\n Red   umbrella </title></svg>';
    expect((await decodeImage(Buffer.from(text), options)).info.title).toBe('Red umbrella');
  });
});

describe('writing', () => {
  test('[I14] a resize gives exactly the size asked for and keeps flat colours', async () => {
    const pixels = await resizePixels(
      drawPixels(301, 77, () => '#2060c0'),
      { widthPx: 40, heightPx: 90 },
    );
    expect([pixels.widthPx, pixels.heightPx, pixels.data.length]).toEqual([40, 90, 10_800]);
    expectColour(pixels, [32, 96, 192], 0);
  });

  test('[I15] a thumbnail is a WebP with the long edge asked for, never enlarged', async () => {
    const sizeOf = async (pixels: Pixels) => {
      const { format, width, height } = await sharp(
        await encodeThumbnail(pixels, { maxEdgePx: 128 }),
      ).metadata();
      return [format, width, height];
    };
    expect(await sizeOf(photoLike(600, 300))).toEqual(['webp', 128, 64]);
    expect(await sizeOf(photoLike(50, 100))).toEqual(['webp', 50, 100]);
  });

  test.each(['png', 'jpeg', 'webp'] as const)(
    '[I16] a drawing is rendered sharply to %s of the size asked for',
    async (format) => {
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="5" height="10"/></svg>';
      const { info, pixels } = await decodeImage(
        await renderSvg(svg, { widthPx: 200, heightPx: 100, format }),
        { shortEdgePx: 100 },
      );
      expect(info).toMatchObject({ format, widthPx: 200, heightPx: 100 });
      expectColour(pixels, [0, 0, 0], 6, [90, 50]);
      expectColour(pixels, [255, 255, 255], 6, [110, 50]);
    },
  );
});

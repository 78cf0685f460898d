import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { drawPixels } from '../../test/drawn-pixels.js';
import { photoLike } from '../../test/photo-like.js';
import { MotifError } from './errors.js';
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

async function failureOf(
  source: string | Uint8Array,
  more: Partial<DecodeOptions> = {},
): Promise<MotifError> {
  const error = await decodeImage(source, { ...options, ...more }).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(MotifError);
  return error as MotifError;
}

function write(name: string, content: string | Uint8Array): string {
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

describe('untrusted files', () => {
  test('[I7] more pixels than allowed are too_large, read from the header alone', async () => {
    // A whole header of 30,000 x 30,000 pixels with almost no data behind it.
    const png = await blue().png().toBuffer();
    png.writeUInt32BE(30_000, 16);
    png.writeUInt32BE(30_000, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    const error = await failureOf(write('huge.png', png));
    expect(error.code).toBe('too_large');
    expect(error.message).toContain('30000 x 30000');
    expect((await failureOf(await blue().png().toBuffer(), { maxPixels: 1000 })).code).toBe('too_large');
  });

  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'an empty file'],
    ['text', 'Dear diary', 'text'],
    ['a web page with a drawing in it', '<!doctype html><p>hello <svg width="9" height="9"></svg>', 'text'],
    ['a PDF', '%PDF-1.7 ...', 'a PDF'],
    ['a Photoshop file', '8BPS\0\x01', 'a Photoshop file'],
    ['a HEIC picture', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'a HEIC picture'],
    ['a video', '\0\0\0\x18ftypisom\0\0\0\0isommp42', 'a video'],
    ['noise', Uint8Array.of(0, 1, 2, 3, 200, 201), 'data of an unknown kind'],
    ['three bytes', Uint8Array.of(0, 1, 2), 'data of an unknown kind'],
  ])('[I8] %s named .png is unreadable_media and says what it is', async (_, content, received) => {
    const file = write('wrong.png', content);
    const error = await failureOf(file);
    expect([error.code, error.path]).toEqual(['unreadable_media', file]);
    expect(error.message).toBe(`Expected a picture, received ${received}`);
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)(
    '[I9] a truncated %s is unreadable_media',
    async (format) => {
      const whole = await of(photoLike(400, 300))
        .toFormat(format, format === 'tiff' ? { compression: 'lzw' } : {})
        .toBuffer();
      for (const part of [0.1, 0.5, 0.9]) {
        const error = await failureOf(
          write(`cut.${format}`, whole.subarray(0, Math.floor(whole.length * part))),
        );
        expect(error.code).toBe('unreadable_media');
        expect(error.message).toMatch(/^Expected a whole picture, received a (truncated|broken) one$/);
        expect(error.hint).toBeTruthy();
      }
    },
  );

  test('[I9] a broken drawing is unreadable_media', async () => {
    expect((await failureOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect'))).code).toBe(
      'unreadable_media',
    );
  });

  test('[I10] a drawing reaches no other file and no network', async () => {
    const secret = write(
      'secret.png',
      await of(drawPixels(20, 20, () => '#ff0000'))
        .png()
        .toBuffer(),
    );
    for (const target of [secret, `file://${secret}`, 'secret.png', 'http://127.0.0.1:9/a.png']) {
      const text = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><image href="${target}" width="40" height="40"/></svg>`;
      const { pixels } = await decodeImage(write('thief.svg', text), options);
      expectColour(pixels, [255, 255, 255], 0, [20, 20]);
    }
    const entity = `<!DOCTYPE svg [<!ENTITY e SYSTEM "file://${write('words.txt', 'words')}">]><svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><title>&e;</title><text y="20">&e;</text></svg>`;
    const decoded = await decodeImage(write('entity.svg', entity), options).catch((error) => error);
    if (!(decoded instanceof MotifError)) expect(decoded.info.title ?? '').not.toContain('words');
  });

  test('[I11] a missing file is not_found; a folder or a file without permission is unreadable_media', async () => {
    expect((await failureOf(path.join(folder, 'none.png'))).code).toBe('not_found');
    expect((await failureOf(folder)).message).toContain('a folder');
    if (process.platform !== 'win32') expect((await failureOf('/dev/zero')).code).toBe('unreadable_media');
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    '[I11] a file that may not be read says so (skipped where everything may be read)',
    async () => {
      const file = write('locked.png', 'x');
      chmodSync(file, 0);
      expect((await failureOf(file)).message).toContain('without permission');
    },
  );

  test('[I12] a cancelled signal stops with cancelled', async () => {
    const error = await failureOf(await blue().png().toBuffer(), { signal: AbortSignal.abort() });
    expect(error.code).toBe('cancelled');
  });

  test('[I12] a picture that takes longer than allowed is unreadable_media', async () => {
    const slow =
      '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000"><filter id="f"><feTurbulence baseFrequency="0.05" numOctaves="30"/></filter><rect width="4000" height="4000" filter="url(#f)"/></svg>';
    const error = await failureOf(Buffer.from(slow), { shortEdgePx: 2500, timeoutSeconds: 1 });
    expect(error.message).toContain('takes too long');
  });
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

/** The checksum of a PNG chunk. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

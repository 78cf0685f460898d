import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { drawPixels } from '../../test/drawn-pixels.js';
import { photoLike } from '../../test/photo-like.js';
import { MotifError } from './errors.js';
import { type DecodeOptions, decodeImage, type Pixels } from './image.js';

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

  test('[I18] decoders of other formats are closed', async () => {
    const file = path.join(folder, 'other.v');
    await blue().toFile(file);
    await decodeImage(await blue().png().toBuffer(), options);
    await expect(sharp(file).metadata()).rejects.toThrow();
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

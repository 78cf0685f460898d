import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createContentReader } from './content.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motif-content-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

test('[L31] the id is the BLAKE3 of the content, whatever was read before it', async () => {
  const reader = createContentReader();
  const long = await reader.read(written('long', Buffer.alloc(3_000_000, 'motif')));
  const longId = long.assetId;
  long.release();
  // The test vector of the BLAKE3 specification for an empty input, and the tool b3sum's answer for `abc`.
  expect((await reader.read(written('empty', new Uint8Array()))).assetId).toBe(
    'af1349b9f5f9a1a6a0404dea36dcc949',
  );
  const short = await reader.read(written('short', Buffer.from('abc')));
  expect(short.assetId).toBe('6437b3ac38465133ffb63b75273a8db5');
  expect(short.bytes.toString()).toBe('abc');
  expect((await reader.read(path.join(folder, 'long'))).assetId).toBe(longId);
});

test('[L31] bytes stay as they were read until they are released', async () => {
  const reader = createContentReader();
  const files = ['a', 'b', 'c'].map((letter) => written(letter, Buffer.alloc(100_000, letter)));
  const contents = await Promise.all(files.map((file) => reader.read(file)));
  expect(contents.map(({ bytes }) => bytes.toString('latin1', 99_990))).toEqual(
    ['a', 'b', 'c'].map((letter) => letter.repeat(10)),
  );
  // Released twice, a buffer is still lent only once.
  contents[0]!.release();
  contents[0]!.release();
  const [one, other] = await Promise.all([reader.read(files[1]!), reader.read(files[2]!)]);
  expect([one!.bytes[0], other!.bytes[0]]).toEqual([98, 99]);
});

test('[L31] a file above 1 GiB is too_large and its memory is never asked for', async () => {
  const file = written('huge', new Uint8Array());
  truncateSync(file, 1024 ** 3 + 1);
  await expect(createContentReader().read(file)).rejects.toMatchObject({ code: 'too_large' });
});

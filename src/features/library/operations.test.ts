import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoLike } from '../../../test/photo-like.js';
import { drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { type Motif, openMotif } from '../../core/motif.js';
import { runOperation } from '../../core/operation.js';
import { addTags, listTags, removeTags, show } from './asset-operations.js';
import { diskSize } from './disk-size.js';
import { index, status } from './operations.js';

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary({
    'a/red.png': { colour: 'red' },
    'a/blue.png': { colour: 'blue', widthPx: 96 },
  });
});
afterAll(() => small.remove());

test('[S17] show tells what the library knows of a picture', async () => {
  const shown = await runOperation(show, { asset: 'a/blue.png' }, small.motif);
  expect(shown).toMatchObject({ paths: ['a/blue.png'], format: 'png', widthPx: 96, heightPx: 64, tags: [] });
  expect(shown.palette).toEqual([{ hex: '#0000ff', area: 1 }]);
  expect(shown.modified).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect((await runOperation(show, { asset: shown.id.slice(0, 6) }, small.motif)).id).toBe(shown.id);
  expect(() => show.output.parse(shown)).not.toThrow();
});

test('[S17] tags are added, listed and removed by name', async () => {
  const tags = ['Approved', 'spring sale'];
  expect(await runOperation(addTags, { tags, assets: ['a/red.png', 'a/blue.png'] }, small.motif)).toEqual({
    assets: 2,
    changes: 4,
  });
  expect(await runOperation(addTags, { tags, assets: ['a/red.png'] }, small.motif)).toEqual({
    assets: 1,
    changes: 0,
  });
  await runOperation(removeTags, { tags: ['approved'], assets: ['a/blue.png'] }, small.motif);
  expect((await runOperation(listTags, {}, small.motif)).tags).toEqual([
    { tag: 'spring sale', count: 2 },
    { tag: 'approved', count: 1 },
  ]);
});

test('[S17] one wrong name leaves every picture as it was', async () => {
  const wrong = runOperation(addTags, { tags: ['x'], assets: ['a/red.png', 'none.png'] }, small.motif);
  await expect(wrong).rejects.toMatchObject({ code: 'not_found', path: 'none.png' });
  expect((await runOperation(listTags, {}, small.motif)).tags.map(({ tag }) => tag)).not.toContain('x');
});

test('[S23] tags go to all that passes the filters, and to what is named besides', async () => {
  const all = { tags: ['wide'], query: 'folder:a -ratio:square' };
  expect(await runOperation(addTags, all, small.motif)).toEqual({ assets: 1, changes: 1 });
  const both = { ...all, assets: ['a/red.png', 'a/blue.png'] };
  expect(await runOperation(addTags, both, small.motif)).toEqual({ assets: 2, changes: 1 });
  const none = { tags: ['wide'], query: 'type:gif' };
  expect(await runOperation(removeTags, none, small.motif)).toEqual({ assets: 0, changes: 0 });
  const tagged = { tags: ['wide'], query: 'tag:wide' };
  expect(await runOperation(removeTags, tagged, small.motif)).toEqual({ assets: 2, changes: 2 });
});

test.each([
  [{ query: 'red' }, 'query', 'of kind text'],
  [{ query: 'folder:a image(red.png)' }, 'query', 'of kind image'],
  [{ query: ' ' }, 'query', 'received none'],
  [{}, 'assets', 'received neither'],
  [{ assets: [] }, 'assets', 'received neither'],
])('[S23] %j chooses no pictures to tag', async (chosen, field, received) => {
  const before = await runOperation(listTags, {}, small.motif);
  const failing = runOperation(addTags, { tags: ['x'], ...chosen }, small.motif);
  await expect(failing).rejects.toMatchObject({
    code: 'invalid_input',
    path: field,
    message: expect.stringContaining(received),
  });
  expect(await runOperation(listTags, {}, small.motif)).toEqual(before);
});

test('[S17] status tells the space that the library takes', async () => {
  const { libraryBytes } = await runOperation(status, {}, small.motif);
  expect(libraryBytes).toBeGreaterThan(statSync(path.join(small.root, '.motif', 'ledger.db')).size);
  writeFileSync(path.join(small.root, '.motif', 'thumbnails', 'more.webp'), Buffer.alloc(100_000));
  const after = await runOperation(status, {}, small.motif);
  expect(after.libraryBytes - libraryBytes).toBe(100_000);
  expect(await diskSize(path.join(small.root, 'none'))).toBe(0);
});

test('[S17] status counts what there is and names the next step', async () => {
  expect(await runOperation(status, {}, small.motif)).toMatchObject({
    root: small.root,
    model: 'fake',
    sources: ['.'],
    pictures: 2,
    waiting: 0,
    files: 2,
    copies: 0,
    problems: [],
    nextStep: expect.stringContaining('motif search'),
  });
});

test('[S18][S19][E21] index makes a library of the named folders, lists what failed, and says what the model is good for', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'motif-index-'));
  for (const folder of ['wanted', 'other']) mkdirSync(path.join(dir, folder));
  writeFileSync(path.join(dir, 'wanted', 'red.png'), await drawPng({ colour: 'red' }));
  writeFileSync(path.join(dir, 'wanted', 'broken.png'), 'no picture');
  writeFileSync(path.join(dir, 'other', 'blue.png'), await drawPng({ colour: 'blue' }));
  const motif: Motif = await openMotif({ dir, env: {} });
  await expect(runOperation(index, { folders: ['missing'] }, motif)).rejects.toMatchObject({
    code: 'not_found',
    path: 'missing',
  });
  const first = await runOperation(index, { folders: ['wanted'] }, motif);
  expect(first).toMatchObject({ created: true, root: dir, model: 'mini', added: 1, failed: 1 });
  expect(first.problems).toEqual([
    { path: 'wanted/broken.png', code: 'unreadable_media', reason: expect.any(String) },
  ]);
  expect(first.advice).toMatch(
    /graphics, icons, emoji and illustration.*photographs.*motif models pull clip-b32/,
  );
  expect(index.outcome!(first)).toBe('unreadable_media');
  rmSync(path.join(dir, 'wanted', 'broken.png'));
  const second = await runOperation(index, { folders: ['other'] }, motif);
  expect(second).toMatchObject({ created: false, added: 1, unchanged: 1, failed: 0 });
  expect(index.outcome!(second)).toBeUndefined();
  writeFileSync(path.join(dir, 'other', 'meadow.jpg'), await photographJpeg());
  const third = await runOperation(index, { folders: ['other'] }, motif);
  expect(third.advice).toContain('1 of 3 pictures here look like photographs, which it was never taught');
  await motif.close();
  rmSync(dir, { recursive: true, force: true });
});

function photographJpeg(): Promise<Uint8Array> {
  const { data, widthPx: width, heightPx: height } = photoLike(900, 600);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { walkPictures } from '../library/walk.js';
import { rejectOtherFolder, writeLinks } from './links.js';

let root: string;
let folder: string;
beforeEach(() => {
  root = temporaryFolder('links');
  folder = path.join(root, 'out', 'links');
  mkdirSync(path.join(root, 'spring'));
  writeFileSync(path.join(root, 'spring', '雨伞.png'), 'umbrella');
  writeFileSync(path.join(root, 'lamp.svg'), 'lamp');
});

const umbrella = { rank: 1, id: 'a', path: 'spring/雨伞.png' };
const lamp = { rank: 2, id: 'b', path: 'lamp.svg' };
const links = () =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('expected a failure'),
    (error) => error,
  );

test('[W11] links lead to the originals in the order of the list', async () => {
  expect(await writeLinks(folder, [umbrella, lamp], root)).toEqual({ folder, absent: 0 });
  expect(links()).toEqual(['001-雨伞.png', '002-lamp.svg']);
  expect(readlinkSync(path.join(folder, '001-雨伞.png'))).toBe(path.join(root, 'spring', '雨伞.png'));
  expect(readFileSync(path.join(folder, '002-lamp.svg'), 'utf8')).toBe('lamp');
});

test('[W11] a second run replaces the links and leaves originals and what people added', async () => {
  await writeLinks(folder, [umbrella, lamp], root);
  writeFileSync(path.join(folder, 'my notes.txt'), 'mine');
  writeFileSync(path.join(folder, '003-mine.png'), 'mine');
  await writeLinks(folder, [{ ...lamp, rank: 1 }], root);
  expect(links()).toEqual(['001-lamp.svg', '003-mine.png', 'my notes.txt']);
  expect(readFileSync(path.join(root, 'spring', '雨伞.png'), 'utf8')).toBe('umbrella');
});

test('[W11] a folder with anything else in it, or a file, is refused untouched', async () => {
  const other = path.join(root, 'spring');
  const error = await failure(writeLinks(other, [lamp], root));
  expect(error).toMatchObject({ code: 'invalid_input', path: 'links' });
  expect(error.message).toContain('Expected a new or empty folder for links, received');
  expect(readdirSync(other)).toEqual(['雨伞.png']);
  writeFileSync(path.join(other, '.motifignore'), '*.tmp\n');
  expect(await failure(rejectOtherFolder(other))).toMatchObject({ code: 'invalid_input' });
  const file = path.join(root, 'lamp.svg');
  expect((await failure(writeLinks(file, [umbrella], root))).message).toContain('received a file');
  expect(lstatSync(file).isFile()).toBe(true);
});

test('[W11] an empty folder will do, also with what a file manager left in it', async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '.DS_Store'), '');
  await writeLinks(folder, [lamp], root);
  expect(links()).toEqual(['002-lamp.svg']);
});

test('[W11] links inside a library are no pictures of it', async () => {
  await writeLinks(folder, [umbrella, lamp], root);
  const found: string[] = [];
  for await (const entry of walkPictures(root, '.')) found.push(JSON.stringify(entry));
  expect(found.filter((entry) => entry.includes('00'))).toEqual([]);
  expect(found.some((entry) => entry.includes('lamp.svg'))).toBe(true);
});

test('[W11] a thousand links sort by rank, and a name that is too long keeps its ending', async () => {
  const long = `${'雨'.repeat(83)}.png`;
  writeFileSync(path.join(root, long), '');
  await writeLinks(
    folder,
    [
      { rank: 7, id: 'c', path: long },
      { ...lamp, rank: 1000 },
    ],
    root,
  );
  const [first, last] = links();
  expect(last).toBe('1000-lamp.svg');
  expect(first).toMatch(/^0007-雨+\.png$/);
  expect(Buffer.byteLength(first!)).toBeLessThanOrEqual(255);
});

test('[W12] pictures without a file get no link and are counted', async () => {
  const gone = { rank: 2, id: 'c', path: 'gone.png' };
  const list = [umbrella, gone, { rank: 3, id: 'd' }, { ...lamp, rank: 4 }];
  expect(await writeLinks(folder, list, root)).toEqual({ folder, absent: 2 });
  expect(links()).toEqual(['001-雨伞.png', '004-lamp.svg']);
});

test('[W12] a system that refuses links is told, with what works instead', async () => {
  const refusing = async () => {
    throw Object.assign(new Error('no'), { code: 'EPERM', syscall: 'symlink' });
  };
  const error = await failure(writeLinks(folder, [lamp], root, refusing));
  expect(error).toMatchObject({ code: 'store_failed', hint: expect.stringContaining('--csv') });
  expect(error.message).toBe('Expected a system that allows symbolic links, received EPERM');
  expect(existsSync(path.join(root, 'lamp.svg'))).toBe(true);
  // What was begun is known as a folder of links, so that it can be filled elsewhere.
  await writeLinks(folder, [lamp], root);
  expect(links()).toEqual(['002-lamp.svg']);
});

test('[W12] a place that cannot be written is told as such', async () => {
  const below = path.join(root, 'lamp.svg', 'links');
  expect(await failure(writeLinks(below, [lamp], root))).toMatchObject({ path: 'links' });
});

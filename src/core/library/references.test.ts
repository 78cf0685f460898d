import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { similarity } from '../vector.js';
import type { Library } from './library.js';
import { findAsset, pictureVector, requireAsset } from './references.js';

let small: SmallLibrary;
let library: Library;
const signal = new AbortController().signal;

beforeAll(async () => {
  small = await smallLibrary({ 'a.png': { colour: 'red' }, 'sub/a.png': { colour: 'blue' } });
  library = await small.motif.library();
});
afterAll(() => small.remove());
afterEach(() => void vi.restoreAllMocks());

const workIn = (folder: string) => vi.spyOn(process, 'cwd').mockReturnValue(path.join(small.root, folder));

test('[S21] the file in the working directory comes before a library path that reads the same', () => {
  expect(findAsset(library, 'a.png')!.paths).toEqual(['a.png']);
  workIn('sub');
  expect(findAsset(library, 'a.png')!.paths).toEqual(['sub/a.png']);
  expect(findAsset(library, '../a.png')!.paths).toEqual(['a.png']);
  expect(findAsset(library, 'sub/a.png')!.paths).toEqual(['sub/a.png']);
});

test('[S21] where the working directory has no such file, the folder of the library does', () => {
  const dir = path.join(small.root, 'sub');
  expect(findAsset(library, 'a.png', dir)!.paths).toEqual(['sub/a.png']);
  expect(findAsset(library, 'b.png', dir)).toBeUndefined();
});

test('[S21] a file that the library does not know is not taken for another of that name', async () => {
  mkdirSync(path.join(small.root, 'new'), { recursive: true });
  writeFileSync(path.join(small.root, 'new', 'a.png'), await drawPng({ colour: 'blue', widthPx: 96 }));
  workIn('new');
  expect(() => requireAsset(library, 'a.png')).toThrow('Expected a picture of the library');
  const sources = { library, encoder: () => small.motif.encoder(), signal };
  const { vector, asset } = await pictureVector('a.png', sources);
  const blue = await pictureVector(findAsset(library, '../sub/a.png')!.id, sources);
  expect(asset).toBeUndefined();
  expect(similarity(vector, blue.vector)).toBeCloseTo(1, 3);
});

test('[S21] a reference that can be no path is not found', () => {
  for (const reference of ['\0', 'x'.repeat(5000), '', '.', '..']) {
    expect(() => requireAsset(library, reference)).toThrow('Expected a picture of the library');
  }
});

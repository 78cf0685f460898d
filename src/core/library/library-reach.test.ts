import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { createFakeEncoder } from '../encoder/fake.js';
import { decodeImage } from '../image.js';
import { beyondReach, currentReach, withReach } from '../reach.js';
import { writeText } from '../results/text-file.js';
import { uploadReference } from '../upload-reference.js';
import { libraryReach } from './library-reach.js';
import { createLibrary } from './open-library.js';
import { findFile, findFolders, mayLookUp } from './references.js';

const uploadId = 'a'.repeat(32);

/** Returns the reach of a library with one source inside its root and one beside it, and the folder of both. */
async function makeReach() {
  const folder = realpathSync(temporaryFolder('reach'));
  const root = path.join(folder, 'library');
  for (const name of ['library/pictures', 'library/pictures/.hidden', 'library/other', 'beside', 'outside']) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'a.png'), 'a');
  }
  const library = await createLibrary(root, createFakeEncoder().identity, ['pictures', '../beside']);
  onTestFinished(() => library.close());
  mkdirSync(path.join(root, '.motif', 'uploads'));
  writeFileSync(path.join(root, '.motif', 'uploads', uploadId), 'upload');
  const reach = libraryReach(library, (id) => path.join(root, '.motif', 'uploads', id));
  return { folder, root, reach };
}

test('[O8] sources are within reach, by relative, whole and roundabout paths', async () => {
  const { folder, root, reach } = await makeReach();
  expect(reach.locate('pictures/a.png')).toBe(path.join(root, 'pictures', 'a.png'));
  expect(reach.locate('other/../pictures/a.png')).toBe(path.join(root, 'pictures', 'a.png'));
  expect(reach.locate('../beside/a.png')).toBe(path.join(folder, 'beside', 'a.png'));
  expect(reach.locate(path.join(folder, 'beside', 'a.png'))).toBe(path.join(folder, 'beside', 'a.png'));
  expect(reach.locate('pictures')).toBe(path.join(root, 'pictures'));
  expect(reach.locate('pictures/missing.png')).toBeUndefined();
  expect(reach.locate('3fa94c')).toBeUndefined();
  expect(reach.locate(uploadReference(uploadId))).toBe(path.join(root, '.motif', 'uploads', uploadId));
  expect(reach.locate(uploadReference('b'.repeat(32)))).toBeUndefined();
});

test('[O8] everything else is not, and what is outside is told the same whether it is there or not', async () => {
  const { folder, root, reach } = await makeReach();
  symlinkSync(path.join(folder, 'outside'), path.join(root, 'pictures', 'link'));
  symlinkSync('link-of-itself', path.join(root, 'pictures', 'link-of-itself'));
  const ways = [
    path.join(folder, 'outside', 'a.png'),
    path.join(folder, 'outside', 'missing.png'),
    '../outside/a.png',
    '../beside-not/a.png',
    '../beside/../outside/a.png',
    'other/a.png',
    'pictures/.hidden/a.png',
    'pictures/link/a.png',
    'pictures/link',
    '.motif/format',
    `.motif/uploads/${uploadId}`,
    '/',
    '..',
  ];
  for (const reference of ways) {
    expect(() => reach.locate(reference), reference).toThrow(/^Expected a picture in the folders/);
  }
  expect(reach.locate('pictures/link-of-itself')).toBeUndefined();
  expect(reach.locate('pictures/a\0.png')).toBeUndefined();
});

test('[O8] a library that is reached by a link knows its own files', async () => {
  const { folder, root } = await makeReach();
  const link = path.join(folder, 'link');
  symlinkSync(root, link);
  const ledger = { sources: () => ['pictures', '../beside'] };
  const reach = libraryReach({ root: link, ledger: ledger as never }, (id) => id);
  expect(reach.locate('pictures/a.png')).toBe(path.join(link, 'pictures', 'a.png'));
  expect(reach.locate('../beside/a.png')).toBe(path.join(folder, 'beside', 'a.png'));
});

test('[O8] looking up, decoding and writing obey the reach of the call, through everything that it awaits', async () => {
  const { folder, root, reach } = await makeReach();
  const outside = path.join(folder, 'outside', 'a.png');
  expect(findFile(outside)).toBe(outside);
  expect(currentReach()).toBeUndefined();
  await withReach(reach, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(() => findFile(outside)).toThrow(/folders of the library/);
    expect(() => findFolders(path.dirname(outside))).toThrow(/folders of the library/);
    expect([mayLookUp(outside), mayLookUp('pictures/a.png')]).toEqual([false, true]);
    expect(findFolders('pictures')).toEqual([path.join(root, 'pictures')]);
    await expect(decodeImage(outside, { shortEdgePx: 8 })).rejects.toMatchObject({ code: 'unauthorised' });
    const inside = path.join(root, 'pictures', 'a.png');
    await expect(decodeImage(inside, { shortEdgePx: 8 })).rejects.toMatchObject({ code: 'unreadable_media' });
    for (const file of [outside, inside, path.join(root, 'new.html'), path.join(root, 'no', 'new.html')]) {
      await expect(writeText(file, 'x', 'page')).rejects.toMatchObject({ code: 'unauthorised' });
    }
    expect(await writeText(path.join(root, '.motif', 'new.txt'), 'x', 'page')).toContain('new.txt');
    expect(beyondReach(() => findFile(outside))).toBe(outside);
  });
});

test('[O8] what the library keeps of its own may be written, in folders that are still to be made too, and nothing else', async () => {
  const { folder, root, reach } = await makeReach();
  reach.assertWritable(path.join(root, '.motif', 'thumbnails', 'ab', 'new', 'a.webp'));
  symlinkSync(path.join(folder, 'outside'), path.join(root, '.motif', 'link'));
  const elsewhere = [
    path.join(root, 'pictures', 'a.png'),
    path.join(folder, 'outside', 'new', 'a.webp'),
    path.join(root, '.motif', 'link', 'new', 'a.webp'),
    path.join(root, '.motif', 'new', '..', '..', 'a.webp'),
  ];
  for (const file of elsewhere)
    expect(() => reach.assertWritable(file), file).toThrow('Expected no file to write');
});

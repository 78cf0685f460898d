import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coloured, writeFiles } from '../../../test/fixtures/pictures.js';
import { createFakeEncoder } from '../encoder/fake.js';
import { ingest } from './ingest.js';
import { createLibrary, openLibrary, type WritableLibrary } from './open-library.js';

let folder: string;
let library: WritableLibrary;
const encoder = createFakeEncoder();
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-ingest-'));
  library = await createLibrary(folder, encoder.identity);
});
afterEach(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

async function nearest(text: string): Promise<string[]> {
  const found = await library.vectors.nearest(await encoder.encodeTexts([text]), { limit: 1 });
  return library.ledger.assets(found.map(({ id }) => id)).flatMap(({ paths }) => paths);
}

test('[L16] a folder becomes a library that answers; a second run finds nothing to do', async () => {
  writeFiles(folder, { 'a.svg': coloured('red'), 'sub/b.svg': coloured('blue') });
  expect(await ingest(library, encoder)).toMatchObject({ seen: 2, added: 2, encoded: 2, failed: 0 });
  expect(await nearest('blue')).toEqual(['sub/b.svg']);
  const [asset] = library.ledger.assets([library.ledger.find('a.svg')!.id]);
  expect(asset).toMatchObject({ format: 'svg', palette: [{ area: 1 }] });
  expect(existsSync(library.thumbnailPath(asset!.id))).toBe(true);
  expect(await ingest(library, encoder)).toMatchObject({ seen: 2, unchanged: 2, added: 0, encoded: 0 });
});

test('[L17] edits are refreshed, deletions disappear, touched files are read but not encoded again', async () => {
  writeFiles(folder, { 'a.svg': coloured('red'), 'b.svg': coloured('blue'), 'c.svg': coloured('green') });
  await ingest(library, encoder);
  const blue = library.ledger.find('b.svg')!.id;
  writeFiles(folder, { 'a.svg': coloured('yellow', 'edited') });
  rmSync(path.join(folder, 'b.svg'));
  utimesSync(path.join(folder, 'c.svg'), new Date(), new Date(Date.now() + 5000));
  expect(await ingest(library, encoder)).toMatchObject({ updated: 2, removed: 1, encoded: 1, added: 0 });
  expect(await nearest('yellow')).toEqual(['a.svg']);
  expect(await library.vectors.count()).toBe(2);
  expect(existsSync(library.thumbnailPath(blue))).toBe(false);
});

test('[L18] moving a thousand files encodes none of them', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`old/${index}.svg`, coloured('red', String(index))]),
  );
  writeFiles(folder, files);
  await ingest(library, encoder);
  renameSync(path.join(folder, 'old'), path.join(folder, 'new'));
  expect(await ingest(library, encoder)).toMatchObject({
    moved: 1000,
    added: 0,
    removed: 0,
    copies: 0,
    encoded: 0,
  });
  expect(library.ledger.find('new/7.svg')!.paths).toEqual(['new/7.svg']);
}, 30_000);

test('[L19] exact copies share one vector and one asset, also when both are new', async () => {
  writeFiles(folder, { 'a.svg': coloured('red'), 'b.svg': coloured('red'), 'c.svg': coloured('red') });
  expect(await ingest(library, encoder)).toMatchObject({ added: 3, copies: 2, encoded: 1 });
  expect(library.ledger.find('c.svg')!.paths).toEqual(['a.svg', 'b.svg', 'c.svg']);
  expect(await library.vectors.count()).toBe(1);
});

test('[L20] a bad file is a problem with its reason; the run goes on and does not try again until it changes', async () => {
  writeFiles(folder, {
    'good.svg': coloured('red'),
    'empty.png': '',
    'text.png': 'these are words, not pixels',
    'twin.png': 'these are words, not pixels',
  });
  mkdirSync(path.join(folder, 'folder.jpg'));
  const first = await ingest(library, encoder);
  expect(first).toMatchObject({ encoded: 1, failed: 3 });
  expect(first.problems.map((problem) => problem.path).sort()).toEqual(['empty.png', 'text.png', 'twin.png']);
  for (const problem of first.problems) expect(problem).toMatchObject({ code: 'unreadable_media' });
  const second = await ingest(library, encoder);
  expect(second).toMatchObject({ failed: 3, encoded: 0, unchanged: 1 });
  writeFiles(folder, { 'text.png': coloured('blue') });
  expect(await ingest(library, encoder)).toMatchObject({ failed: 2, encoded: 1 });
  expect(library.ledger.problems().map(({ path: file }) => file)).toEqual(['empty.png', 'twin.png']);
});

test('[L21] a source that is missing now loses nothing', async () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'motif-source-'));
  writeFiles(elsewhere, { 'far.svg': coloured('purple') });
  expect(await ingest(library, encoder, { folders: [elsewhere] })).toMatchObject({ added: 1 });
  renameSync(elsewhere, `${elsewhere}-gone`);
  expect(await ingest(library, encoder)).toMatchObject({ removed: 0, failed: 1 });
  expect(await nearest('purple')).toHaveLength(1);
  renameSync(`${elsewhere}-gone`, elsewhere);
  expect(await ingest(library, encoder)).toMatchObject({ unchanged: 1, failed: 0 });
  expect(library.ledger.counts()).toMatchObject({ assets: 1, problems: 0 });
  rmSync(elsewhere, { recursive: true });
});

test('[L22] a cancelled run can be taken up again', async () => {
  writeFiles(
    folder,
    Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${index}.svg`, coloured('red', String(index))]),
    ),
  );
  const controller = new AbortController();
  const stopping = {
    ...encoder,
    encodeImages: async (...[batch, signal]: Parameters<typeof encoder.encodeImages>) => {
      const vectors = await encoder.encodeImages(batch, signal);
      controller.abort();
      return vectors;
    },
  };
  await expect(ingest(library, stopping, { signal: controller.signal })).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await ingest(library, encoder)).toMatchObject({ seen: 60, failed: 0 });
  expect(await library.vectors.count()).toBe(60);
});

test('[L23] only one process writes; a lock whose process is dead is taken over', async () => {
  const lease = await library.beginWriting();
  await expect(ingest(library, encoder)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(String(process.pid)),
  });
  lease.release();
  const lock = { pid: 2 ** 22 + 1, host: (await import('node:os')).hostname(), boot: 'long ago' };
  writeFileSync(path.join(folder, '.motif', 'writer.lock'), JSON.stringify(lock));
  await expect(ingest(library, encoder)).resolves.toMatchObject({ seen: 0 });
  expect(existsSync(path.join(folder, '.motif', 'writer.lock'))).toBe(false);
});

test('[L24] vectors the ledger does not know go, assets whose vector is lost are encoded again', async () => {
  writeFiles(folder, { 'a.svg': coloured('red'), 'b.svg': coloured('blue') });
  await ingest(library, encoder);
  const lost = library.ledger.find('a.svg')!.id;
  await library.vectors.remove([lost]);
  await library.vectors.add(['stray'], new Float32Array(9).fill(1 / 3));
  expect(await ingest(library, encoder)).toMatchObject({ encoded: 1, unchanged: 1 });
  expect([...(await library.vectors.ids())].sort()).toEqual([lost, library.ledger.find('b.svg')!.id].sort());
});

test('[L35] what pictures look like is kept beside their vectors, and lost together with them', async () => {
  writeFiles(folder, { 'a.svg': coloured('red'), 'b.svg': coloured('blue') });
  await ingest(library, encoder);
  const id = library.ledger.find('a.svg')!.id;
  await library.looks.remove([id]);
  expect(await ingest(library, encoder)).toMatchObject({ encoded: 1 });
  expect(await library.looks.ids()).toEqual(await library.vectors.ids());
  rmSync(path.join(folder, 'b.svg'));
  await ingest(library, encoder);
  expect([...(await library.looks.ids())]).toEqual([id]);
});

test('[L25] another encoder than the one the library was made with is refused before anything changes', async () => {
  const other = createFakeEncoder('other');
  await expect(ingest(library, other)).rejects.toMatchObject({
    code: 'model_mismatch',
    hint: expect.any(String),
  });
});

test('[L26] creating needs a folder without a library, opening one with it', async () => {
  await expect(createLibrary(folder, encoder.identity)).rejects.toMatchObject({ code: 'conflict' });
  await expect(createLibrary(path.join(folder, 'missing'), encoder.identity)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(openLibrary(tmpdir())).rejects.toMatchObject({
    code: 'not_found',
    hint: expect.stringContaining('motif index'),
  });
});

test('[L27] a picture is searchable before the run ends', async () => {
  writeFiles(
    folder,
    Object.fromEntries(
      Array.from({ length: 700 }, (_, index) => [`${index}.svg`, coloured('red', String(index))]),
    ),
  );
  const reader = await openLibrary(folder);
  let seenWhileRunning = 0;
  await ingest(library, encoder, {
    progress: () => {
      seenWhileRunning ||= reader.ledger.counts().encoded;
    },
  });
  expect(seenWhileRunning).toBeGreaterThan(0);
  expect(seenWhileRunning).toBeLessThan(700);
  await reader.close();
}, 20_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smallLibrary } from '../../test/small-library.js';
import { type Motif, openMotif } from './motif.js';

let dir: string;
const open: Motif[] = [];
const motifAt = async (folder: string, options = {}) => {
  const motif = await openMotif({ dir: folder, env: {}, ...options });
  open.push(motif);
  return motif;
};

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'motif-open-'));
});
afterEach(async () => {
  for (const motif of open.splice(0)) await motif.close();
  rmSync(dir, { recursive: true, force: true });
});

test('[X6] a folder without a library is not found, with the command that makes one', async () => {
  const motif = await motifAt(dir);
  await expect(motif.library()).rejects.toMatchObject({
    code: 'not_found',
    hint: expect.stringContaining('motif index'),
  });
});

test('[X5] parts are loaded once for all who ask, and again after a failure', async () => {
  const motif = await motifAt(dir);
  const [one, other] = await Promise.all([motif.encoder(), motif.encoder()]);
  expect(one).toBe(other);
  expect(one.identity.modelId).toBe('mini');
  await expect(motif.library()).rejects.toMatchObject({ code: 'not_found' });
  const second = await motifAt(dir);
  const created = await second.createLibrary();
  const [found, again] = await Promise.all([motif.library(), motif.library()]);
  expect(found).toBe(again);
  expect([found.root, found.identity]).toEqual([created.root, one.identity]);
});

test('[X5] a closed Motif opens its parts anew', async () => {
  const motif = await motifAt(dir);
  const before = await motif.createLibrary();
  await motif.close();
  const after = await motif.library();
  expect(after).not.toBe(before);
  expect(after.ledger.counts().assets).toBe(0);
});

test('[X7] the library decides the model; another one is a mismatch that says how to index anew', async () => {
  await (await motifAt(dir)).createLibrary();
  expect((await (await motifAt(dir)).encoder()).identity.modelId).toBe('mini');
  const hint = expect.stringContaining('motif init --force --model clip-b32');
  const other = await motifAt(dir, { model: 'clip-b32' });
  await expect(other.encoder()).rejects.toMatchObject({ code: 'model_mismatch', hint });
  const byHubId = await motifAt(dir, { model: 'Xenova/clip-vit-base-patch32' });
  await expect(byHubId.encoder()).rejects.toMatchObject({ code: 'model_mismatch', hint });
});

test('[X7] a library of a model that is not here says so', async () => {
  const small = await smallLibrary({});
  const motif = await motifAt(small.root);
  await expect(motif.encoder()).rejects.toMatchObject({
    code: 'model_unavailable',
    hint: expect.stringContaining('--model'),
  });
  await motif.close();
  await small.remove();
});

test('[X8] another model keeps tags and folders, and the pictures wait', async () => {
  const small = await smallLibrary({ 'red.png': { colour: 'red' }, 'blue.png': { colour: 'blue' } });
  const before = await small.motif.library();
  before.ledger.addTags([before.ledger.find('red.png')!.id], ['approved']);
  await before.close();
  const motif = await motifAt(small.root, { model: 'mini' });
  await expect(motif.createLibrary()).rejects.toMatchObject({ code: 'conflict' });
  const after = await motif.createLibrary({ replaceModel: true });
  expect(after.identity.modelId).toBe('mini');
  expect(after.ledger.counts()).toMatchObject({ assets: 2, encoded: 0, tags: 1 });
  expect(after.ledger.find('red.png')!.tags).toEqual(['approved']);
  expect(after.ledger.sources()).toEqual(['.']);
  expect(await after.vectors.count()).toBe(0);
  await motif.close();
  rmSync(small.root, { recursive: true, force: true });
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { normaliseRows } from '../vector.js';
import { openLanceVectors } from './lance.js';
import { createMemoryVectors } from './memory-vectors.js';
import type { VectorStore } from './vectors.js';

const folders: string[] = [];
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motif-vectors-'));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const stores: [string, () => Promise<VectorStore>][] = [
  ['memory', async () => createMemoryVectors(4)],
  ['lance', async () => openLanceVectors(await temporaryFolder(), 4)],
];

describe.each(stores)('%s', (_name, open) => {
  async function filled(): Promise<VectorStore> {
    const store = await open();
    await store.add(
      ['aa', 'bb', 'cc'],
      normaliseRows(Float32Array.of(1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1), 4),
    );
    return store;
  }

  test('[L1] the nearest come first, with their exact cosine', async () => {
    const store = await filled();
    const found = await store.nearest(Float32Array.of(2, 0, 0, 0), { limit: 2 });
    expect(found.map(({ id }) => id)).toEqual(['aa', 'bb']);
    expect(found[0]!.similarity).toBeCloseTo(1, 5);
    expect(found[1]!.similarity).toBeCloseTo(Math.SQRT1_2, 5);
    await store.close();
  });

  test('[L2] a search within some ids finds only those, all of them', async () => {
    const store = await filled();
    const found = await store.nearest(Float32Array.of(1, 0, 0, 0), {
      limit: 10,
      within: new Set(['bb', 'cc', 'zz']),
    });
    expect(found.map(({ id }) => id)).toEqual(['bb', 'cc']);
    expect(await store.nearest(Float32Array.of(1, 0, 0, 0), { limit: 10, within: new Set() })).toEqual([]);
    await store.close();
  });

  test('[L3] what was removed is gone and what was added is there', async () => {
    const store = await filled();
    await store.remove(['aa', 'never-there']);
    await store.add(['dd'], Float32Array.of(0, 0, 1, 0));
    expect(await store.count()).toBe(3);
    expect([...(await store.ids())].sort()).toEqual(['bb', 'cc', 'dd']);
    expect([...(await store.get(['dd', 'aa'])).keys()]).toEqual(['dd']);
    expect([...(await store.get(['dd'])).get('dd')!]).toEqual([0, 0, 1, 0]);
    await store.optimise();
    expect(await store.count()).toBe(3);
    await store.close();
  });

  test('[L1] an empty store answers with nothing', async () => {
    const store = await open();
    expect(await store.count()).toBe(0);
    expect(await store.nearest(Float32Array.of(1, 0, 0, 0), { limit: 5 })).toEqual([]);
    expect((await store.ids()).size).toBe(0);
    await store.close();
  });
});

test('[L3] what one process adds or removes, others that have the store open see at once', async () => {
  const folder = await temporaryFolder();
  const [reader, writer] = [await openLanceVectors(folder, 4), await openLanceVectors(folder, 4)];
  expect(await reader.count()).toBe(0);
  await writer.add(['aa', 'bb'], Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0));
  expect((await reader.nearest(Float32Array.of(1, 0, 0, 0), { limit: 5 })).map(({ id }) => id)).toEqual([
    'aa',
    'bb',
  ]);
  await writer.remove(['aa']);
  await writer.add(['cc'], Float32Array.of(0, 0, 1, 0));
  expect([...(await reader.ids())].sort()).toEqual(['bb', 'cc']);
  await reader.close();
  await writer.close();
});

test('[L4] a head cut off by a power failure is set aside and the version before it opens', async () => {
  const folder = await temporaryFolder();
  const first = await openLanceVectors(folder, 4);
  await first.add(['aa'], Float32Array.of(1, 0, 0, 0));
  await first.add(['bb'], Float32Array.of(0, 1, 0, 0));
  await first.close();
  const versions = path.join(folder, 'assets.lance', '_versions');
  const newest = (await readdir(versions)).filter((name) => name.endsWith('.manifest')).sort()[0]!;
  await writeFile(path.join(versions, newest), '');
  const second = await openLanceVectors(folder, 4);
  expect([...(await second.ids())]).toEqual(['aa']);
  expect(await readdir(versions)).toContain(`${newest}.damaged`);
  await second.close();
});

test('[L5] a folder that holds no vector store is a store_failed error with a way out', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'assets.lance'), 'not a folder');
  await expect(openLanceVectors(folder, 4)).rejects.toMatchObject({
    code: 'store_failed',
    hint: /motif index/,
  });
});

test('[L29] the index over many vectors returns what an exact search returns, with exact similarities', async () => {
  const dimensions = 32;
  const rows = 20_000;
  let state = 7;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31 - 0.5;
  };
  const centres = Float32Array.from({ length: 200 * dimensions }, random);
  const vectors = normaliseRows(
    Float32Array.from({ length: rows * dimensions }, (_, index) => {
      const centre = (Math.floor(index / dimensions) % 200) * dimensions;
      return centres[centre + (index % dimensions)]! + random() * 0.4;
    }),
    dimensions,
  );
  const ids = Array.from({ length: rows }, (_, index) => `id${index}`);
  const exact = createMemoryVectors(dimensions);
  const indexed = await openLanceVectors(await temporaryFolder(), dimensions);
  await exact.add(ids, vectors);
  await indexed.add(ids, vectors);
  await indexed.optimise();
  let found = 0;
  for (let query = 0; query < 50; query++) {
    const vector = vectors.slice(query * 350 * dimensions, (query * 350 + 1) * dimensions);
    const wanted = new Map(
      (await exact.nearest(vector, { limit: 10 })).map(({ id, similarity }) => [id, similarity]),
    );
    for (const { id, similarity } of await indexed.nearest(vector, { limit: 10 })) {
      if (!wanted.has(id)) continue;
      found++;
      expect(similarity).toBeCloseTo(wanted.get(id)!, 4);
    }
  }
  expect(found / 500).toBeGreaterThanOrEqual(0.99);
  await indexed.close();
}, 30_000);

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf, namesOf } from '../test/search-world.js';
import { drawPng } from '../test/small-library.js';
import { type MotifSdk, openMotif } from './sdk.js';

let folder: string;
let motif: MotifSdk;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-sdk-'));
  const pictures = { sky: { colour: 'blue' }, poppy: { colour: 'red' }, plum: { colour: 'purple' } };
  for (const [name, drawing] of Object.entries(pictures))
    writeFileSync(path.join(folder, `${name}.png`), await drawPng({ ...drawing, hasFigure: true }));
  motif = await openMotif({ dir: folder, threads: 1 });
});
afterAll(async () => {
  await motif.close();
  rmSync(folder, { recursive: true, force: true });
});

test('[X12] a program indexes, searches by typed terms and runs any operation by its name', async () => {
  const stages = new Set<string>();
  const { added } = await motif.run('index', {}, { progress: ({ stage }) => stages.add(stage) });
  expect(added).toBe(3);
  expect(stages.size).toBeGreaterThan(0);
  const { results, terms } = await motif.search({
    terms: [
      { palette: ['#ff0000'], weight: 0.8 },
      { image: 'poppy.png', dials: { colour: 1 }, weight: 0.2 },
    ],
    filters: { type: 'png' },
    limit: 2,
  });
  expect(results[0]!.path).toBe('poppy.png');
  expect(terms.map(({ weight }) => weight)).toEqual([0.8, 0.2]);
  expect(namesOf(await motif.search({ query: 'sky', limit: 1 }))).toEqual(['sky.png']);
  await motif.run('feedback.up', { query: 'sky', assets: ['plum.png'] });
  expect((await motif.search({ terms: [{ text: 'sky' }] })).results[0]).toMatchObject({
    path: 'plum.png',
    thumb: 'up',
  });
  expect((await motif.run('status', {})).pictures).toBe(3);
});

test('[X12] what it cannot do is refused: a wrong name, a faulty input, a cancelled search', async () => {
  expect(await failureOf(motif.run('nothing' as 'status', {}))).toBeInstanceOf(RangeError);
  expect(await failureOf(motif.search({ terms: [{ text: '' }] }))).toMatchObject({
    code: 'invalid_input',
    path: 'terms.0.text',
  });
  expect(await failureOf(motif.search({ query: 'sky', limit: 0 }))).toMatchObject({ path: 'limit' });
  const signal = AbortSignal.abort();
  expect(await failureOf(motif.search({ query: 'sky' }, { signal }))).toMatchObject({ code: 'cancelled' });
});

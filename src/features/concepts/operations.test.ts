import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { addTags, listTags, removeTags } from '../library/asset-operations.js';
import { undo } from '../library/undo-operations.js';
import { search } from '../search/operations.js';
import {
  deleteConcept,
  exportConcept,
  importConcept,
  learnConceptOperation as learn,
  listConcepts,
  renameConcept,
  showConcept,
} from './operations.js';

let small: SmallLibrary;
beforeAll(async () => {
  const colours = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'black', 'white'];
  const drawings = colours.flatMap((colour, at) =>
    [0.125, 0.25].map((share, turn) => [
      `${colour}-${turn}.png`,
      { colour, below: colours[(at + 3 + turn) % colours.length]!, share },
    ]),
  );
  small = await smallLibrary(Object.fromEntries(drawings));
});
afterAll(() => small.remove());
beforeEach(async () => {
  const { ledger } = await small.motif.library();
  for (const { name } of ledger.concepts.list()) ledger.concepts.remove(name);
});

const teach = (more: object = {}) =>
  runOperation(
    learn,
    { name: 'warm', examples: ['red-0.png', 'orange-0.png', 'yellow-0.png'], ...more },
    small.motif,
  );
const names = async () =>
  (await runOperation(listConcepts, {}, small.motif)).concepts.map(({ name }) => name);
const first = async (query: string) => {
  const { results } = await runOperation(search, { query, meaningOnly: true, limit: 6 }, small.motif);
  return results.map((result) => result.path);
};

describe('concepts', () => {
  test('[N5] a concept that was taught finds what is like its examples, alone and beside other terms', async () => {
    const learned = await teach();
    expect(learned).toMatchObject({ name: 'warm', model: 'fake', strength: 1, counters: [] });
    const found = await first('@warm');
    expect(found.filter((file) => /red|orange|yellow/.test(file))).toHaveLength(6);
    expect((await first('@warm + "red"'))[0]).toMatch(/red/);
    expect((await first('-@warm'))[0]).not.toMatch(/red|orange|yellow/);
  });

  test('[N5] a concept is shown, listed, renamed and deleted by name, whatever its case', async () => {
    await teach({ text: 'red and orange' });
    const shown = await runOperation(showConcept, { name: '@Warm' }, small.motif);
    expect(shown).toMatchObject({ name: 'warm', text: 'red and orange' });
    expect(shown.strength).toBeGreaterThan(0);
    expect(shown.strength).toBeLessThan(1);
    expect(shown.examples).toEqual(['red-0.png', 'orange-0.png', 'yellow-0.png']);
    await runOperation(renameConcept, { name: 'warm', newName: '暖色' }, small.motif);
    expect(await names()).toEqual(['暖色']);
    await runOperation(deleteConcept, { name: '暖色' }, small.motif);
    expect(await names()).toEqual([]);
  });

  test('[N6] what cannot be is refused before anything is kept', async () => {
    const failing = (more: object) =>
      teach(more).then(
        () => undefined,
        (error) => error,
      );
    expect(await failing({ examples: [] })).toMatchObject({ code: 'invalid_input' });
    expect(await failing({ examples: ['missing.png'] })).toMatchObject({
      code: 'not_found',
      path: 'missing.png',
    });
    expect(await failing({ counters: ['red-0.png'] })).toMatchObject({
      code: 'invalid_input',
      path: 'red-0.png',
    });
    expect(await failing({ name: 'a*b' })).toMatchObject({ code: 'invalid_input' });
    expect(await names()).toEqual([]);
    await teach();
    expect(await failing({})).toMatchObject({ code: 'conflict', hint: expect.stringContaining('--replace') });
    expect(await failing({ replace: true })).toBeUndefined();
    const unknown = runOperation(search, { query: '@cold' }, small.motif);
    await expect(unknown).rejects.toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('@warm'),
    });
  });

  test('[N7] a concept goes to another library with the same model through a file, and nowhere else', async () => {
    const learned = await teach();
    const file = path.join(small.root, 'warm.json');
    await runOperation(exportConcept, { name: 'warm', file }, small.motif);
    await runOperation(deleteConcept, { name: 'warm' }, small.motif);
    expect(await runOperation(importConcept, { file }, small.motif)).toEqual(learned);
    const again = runOperation(importConcept, { file }, small.motif);
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    const text = readFileSync(file, 'utf8');
    for (const [wrong, code] of [
      [text.replace('fake-1', 'other'), 'model_mismatch'],
      [text.slice(0, 100), 'invalid_input'],
      ['{}', 'invalid_input'],
    ] as const) {
      writeFileSync(file, wrong);
      const reading = runOperation(importConcept, { file, replace: true }, small.motif);
      await expect(reading).rejects.toMatchObject({ code, path: file });
    }
  });

  test('[N4] too few examples and examples that disagree are told', async () => {
    const two = await teach({ examples: ['red-0.png', 'orange-0.png'] });
    expect(two.notes).toEqual([expect.stringContaining('Too few examples')]);
    const odd = await teach({
      replace: true,
      examples: ['red-0.png', 'red-1.png', 'blue-0.png', 'white-1.png', 'green-0.png'],
    });
    expect(odd.notes.join(' ')).toContain('The examples disagree');
  });
});

describe('undo', () => {
  test('[L34] changes of concepts and tags are taken back one by one, the last first', async () => {
    const { ledger } = await small.motif.library();
    while (ledger.undo() !== undefined);
    await teach();
    const before = await runOperation(showConcept, { name: 'warm' }, small.motif);
    await teach({ replace: true, examples: ['blue-0.png', 'blue-1.png', 'purple-0.png'] });
    await runOperation(addTags, { tags: ['draft', 'spring'], assets: ['red-0.png'] }, small.motif);
    await runOperation(removeTags, { tags: ['draft'], assets: ['red-0.png'] }, small.motif);
    const tags = async () => (await runOperation(listTags, {}, small.motif)).tags.map(({ tag }) => tag);
    const takeBack = async () => (await runOperation(undo, {}, small.motif)).undone?.label;
    expect((await runOperation(undo, { list: true }, small.motif)).left.map(({ label }) => label)).toEqual([
      'tag remove draft',
      'tag add draft, spring',
      'concept learn warm',
      'concept learn warm',
    ]);
    expect(await takeBack()).toBe('tag remove draft');
    expect(await tags()).toEqual(['draft', 'spring']);
    expect(
      (await runOperation(search, { query: 'draft', wordsOnly: true }, small.motif)).results,
    ).toHaveLength(1);
    expect(await takeBack()).toBe('tag add draft, spring');
    expect(await tags()).toEqual([]);
    expect((await runOperation(search, { query: 'draft', wordsOnly: true }, small.motif)).results).toEqual(
      [],
    );
    expect(await takeBack()).toBe('concept learn warm');
    expect(await runOperation(showConcept, { name: 'warm' }, small.motif)).toEqual(before);
    expect(await takeBack()).toBe('concept learn warm');
    expect(await names()).toEqual([]);
    await expect(takeBack()).rejects.toMatchObject({ code: 'not_found' });
  });

  test('[L34] what changed nothing, and what failed half-way, leaves nothing to take back', async () => {
    const { ledger } = await small.motif.library();
    while (ledger.undo() !== undefined);
    await runOperation(removeTags, { tags: ['nowhere'], assets: ['red-0.png'] }, small.motif);
    const failing = () =>
      ledger.change('half', () => {
        ledger.addTags(ledger.encodedIds(), ['half']);
        throw new Error('stopped');
      });
    expect(failing).toThrow('stopped');
    expect(ledger.changes()).toEqual([]);
    expect(ledger.tags()).toEqual([]);
  });
});

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { otherColours, type StyleWorld, styleWorld } from '../../../test/style-world.js';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { type Motif, openMotif } from '../../core/motif.js';
import { runOperation } from '../../core/operation.js';
import { findIds } from '../search/operations.js';
import { classifyStyles } from './classify-operation.js';
import { listStyles, showStyle } from './lexicon-operations.js';

const classify = classifyStyles(findIds);

let world: StyleWorld;
let motif: Motif;
beforeAll(async () => {
  world = await styleWorld();
  motif = world.motif;
});
afterAll(() => world.small.remove());

const at = (name: string) => world.at(name);

describe('the lexicon', () => {
  test('[Y1] styles are listed by culture and field', async () => {
    const all = await runOperation(listStyles, {}, motif);
    expect(all.styles).toHaveLength(all.total);
    const korean = await runOperation(listStyles, { culture: 'korea', field: 'design' }, motif);
    expect(korean.styles.map(({ id }) => id)).toEqual(expect.arrayContaining(['all-red', 'obangsaek']));
    expect(
      korean.styles.every(({ culture, fields }) => culture === 'korea' && fields.includes('design')),
    ).toBe(true);
    const eastern = await runOperation(listStyles, { culture: 'east-asia' }, motif);
    expect(eastern.styles.length).toBeGreaterThan(korean.styles.length);
    expect(await failureOf(runOperation(listStyles, { culture: 'atlantis' }, motif))).toMatchObject({
      code: 'invalid_input',
      path: 'culture',
    });
  });

  test('[Y1] a style is shown by its id or its name in either language', async () => {
    const shown = await runOperation(showStyle, { id: 'all-red' }, motif);
    expect(shown).toMatchObject({
      id: 'all-red',
      culture: 'korea',
      near: ['all-blue'],
      traits: [{ id: 'red-blue', towards: { en: 'red', zh: '红' }, by: 1 }],
    });
    for (const id of ['ALL RED', '全红', 'All_Red'])
      expect(await runOperation(showStyle, { id }, motif)).toEqual(shown);
    expect(await failureOf(runOperation(showStyle, { id: 'red poster' }, motif))).toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('all-red'),
    });
    expect(await failureOf(runOperation(showStyle, { id: 'xyzzy' }, motif))).toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('style list'),
    });
  });

  test('[G3] a wrong folder is named when the lexicon is asked for', async () => {
    const folder = temporaryFolder('own-lexicon');
    writeFileSync(path.join(folder, 'styles-own.yaml'), '- id: half\n');
    const open = await openMotif({ dir: folder, lexicon: '.' });
    expect(await failureOf(runOperation(listStyles, {}, open))).toMatchObject({
      code: 'invalid_input',
      path: `${path.join(folder, 'styles-own.yaml')}:1`,
    });
    await open.close();
    const missing = await openMotif({ dir: folder, lexicon: 'nowhere' });
    expect(await failureOf(runOperation(listStyles, {}, missing))).toMatchObject({ code: 'not_found' });
    await missing.close();
  });
});

describe('classifying', () => {
  test('[Y2] a picture is of the style whose words are nearest; shares sum to 1; what was encoded is kept', async () => {
    const ask = () => runOperation(classify, { files: ['red/0.png', at('blue/1.png')], top: 50 }, motif);
    const found = await ask();
    expect(found).toMatchObject({ model: 'fake', calibrated: false, unread: [] });
    const [red, blue] = found.files;
    expect(red!.styles[0]).toMatchObject({ id: 'all-red', name: { en: 'All red' } });
    expect(blue!.styles[0]).toMatchObject({ id: 'all-blue' });
    const shares = red!.styles.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((one, other) => other - one));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
    expect(red!.styles[0]).not.toHaveProperty('isReliable');
    expect(found.notes.join(' ')).toContain('Not calibrated');
    const { texts } = world.small.encodings;
    expect(await ask()).toEqual(found);
    expect(world.small.encodings.texts).toBe(texts);
  });

  test('[Y4] by axes a picture lies between ends, in deviations of the library', async () => {
    const { files, lexicon } = await runOperation(
      classify,
      { files: ['red/0.png', 'blue/0.png'], by: 'axes', top: 50 },
      motif,
    );
    expect(lexicon).toBeGreaterThan(40);
    const [red, blue] = files.map(({ axes }) => axes.find(({ id }) => id === 'red-blue')!);
    expect(red!.position).toBeLessThan(-1);
    expect(blue!.position).toBeGreaterThan(1);
    expect(red).toMatchObject({ from: { en: 'red' }, to: { en: 'blue' } });
    expect(red!.within).toBeGreaterThan(0);
    expect(files[0]!.styles).toEqual([]);
  });

  test('[Y2] folders and what a query finds are classified; a limit is kept', async () => {
    const folder = await runOperation(classify, { files: [at('red')], top: 1 }, motif);
    expect(folder.files).toHaveLength(otherColours.length);
    const found = await runOperation(classify, { query: 'blue', limit: 3, top: 1 }, motif);
    expect(found.files.map(({ styles }) => styles[0]?.id)).toEqual(['all-blue', 'all-blue', 'all-blue']);
  });

  test('[Y9] a file that cannot be read is listed and stops no other; no file at all is refused', async () => {
    const broken = path.join(temporaryFolder('broken'), 'broken.png');
    writeFileSync(broken, 'no picture');
    const empty = path.join(temporaryFolder('empty'), 'empty.jpg');
    writeFileSync(empty, '');
    const files = [broken, 'red/0.png', 'nowhere.png', empty];
    const found = await runOperation(classify, { files }, motif);
    expect(found.files).toHaveLength(1);
    expect(found.unread.map(({ code }) => code)).toEqual([
      'unreadable_media',
      'not_found',
      'unreadable_media',
    ]);
    expect(classify.outcome?.(found)).toBe('unreadable_media');
    expect(await failureOf(runOperation(classify, {}, motif))).toMatchObject({
      code: 'invalid_input',
      path: 'files',
    });
    const failing = (more: object) =>
      failureOf(runOperation(classify, { files: ['red/0.png'], ...more }, motif));
    expect(await failing({ top: 0 })).toMatchObject({ code: 'invalid_input', path: 'top' });
    expect(await failing({ by: 'mood' })).toMatchObject({ code: 'invalid_input', path: 'by' });
    const stopped = new AbortController();
    stopped.abort();
    expect(
      await failureOf(runOperation(classify, { files }, motif, { signal: stopped.signal })),
    ).toMatchObject({ code: 'cancelled' });
  });
});

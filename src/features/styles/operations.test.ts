import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeColourLexicon } from '../../../test/colour-lexicon.js';
import { failureOf } from '../../../test/search-world.js';
import { type Drawing, drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { readStyleLexicon } from '../../core/lexicon/styles.js';
import type { Motif } from '../../core/motif.js';
import { openMotif } from '../../core/motif.js';
import { runOperation } from '../../core/operation.js';
import { findIds } from '../search/operations.js';
import { classifyStyles } from './classify-operation.js';
import { discriminateStyles } from './discriminate-operation.js';
import { explainStyles } from './explain-operation.js';
import { listStyles, showStyle } from './lexicon-operations.js';

const classify = classifyStyles(findIds);
const discriminate = discriminateStyles(findIds);

const others = ['green', 'yellow', 'purple', 'orange', 'black', 'white'];
const drawings: Record<string, Drawing> = {};
for (const [at, below] of others.entries()) {
  for (const colour of ['red', 'blue'])
    drawings[`${colour}/${at}.png`] = { colour, below, share: 0.25, widthPx: 64 + at, heightPx: 64 + 2 * at };
  for (const [turn, other] of others.entries())
    if (turn !== at) drawings[`rest/${at}-${turn}.png`] = { colour: below, below: other, share: 0.25 };
}

let small: SmallLibrary;
let motif: Motif;
beforeAll(async () => {
  small = await smallLibrary(drawings);
  const lexicon = readStyleLexicon(writeColourLexicon(path.join(small.root, '.motif', 'own-styles')));
  motif = { ...small.motif, lexicon: async () => lexicon };
  const { ledger } = await motif.library();
  const idOf = (name: string) => ledger.find(name)!.id;
  ledger.boards.create('reds');
  ledger.boards.add(
    'reds',
    others.map((_, at) => idOf(`red/${at}.png`)),
  );
  ledger.boards.create('none');
});
afterAll(() => small.remove());

const at = (name: string) => path.join(small.root, name);

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
    const { texts } = small.encodings;
    expect(await ask()).toEqual(found);
    expect(small.encodings.texts).toBe(texts);
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
    expect(folder.files).toHaveLength(others.length);
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

describe('explaining', () => {
  const explain = (first: string, second: string, more: object = {}) =>
    runOperation(explainStyles, { first, second, ...more }, motif);

  test('[Y5] folders and boards differ on the axis of their colours, and by their pixels', async () => {
    const found = await explain('reds', at('blue'), { top: 100 });
    expect(found).toMatchObject({
      differ: true,
      first: { kind: 'board', name: 'reds', pictures: 6 },
      second: { kind: 'folder', pictures: 6 },
    });
    const axis = found.differences.find(({ id }) => id === 'red-blue')!;
    expect(axis.by).toBeLessThan(-1);
    expect(axis.high).toBeLessThan(0);
    expect(found.differences.find(({ id }) => id === 'blue-yellow')!.by).toBeGreaterThan(0);
    expect(found.undecided).not.toContain('red-blue');
    expect(await explain('board:reds', at('blue'), { top: 1 })).toMatchObject({
      differences: { length: 1 },
    });
  });

  test('[Y5] two pictures are compared; a picture does not differ from itself', async () => {
    const two = await explain('red/0.png', at('blue/0.png'));
    expect(two).toMatchObject({ differ: true, first: { kind: 'picture', pictures: 1 } });
    const same = await explain('red/0.png', 'red/0.png');
    expect(same).toMatchObject({ differ: false, differences: [] });
    expect(same.notes.join(' ')).toContain('do not differ');
    expect(same.notes.join(' ')).toContain('1 of the pictures are on both sides');
  });

  test('[Y5] a folder that is not indexed is looked at file by file', async () => {
    const folder = temporaryFolder('new-pictures');
    for (const share of [0.1, 0.2, 0.3])
      writeFileSync(
        path.join(folder, `${share}.png`),
        await drawPng({ colour: 'blue', below: 'white', share }),
      );
    writeFileSync(path.join(folder, 'broken.png'), 'no picture');
    const found = await explain('reds', folder, { top: 100 });
    expect(found.second).toMatchObject({ kind: 'folder', pictures: 3 });
    expect(found.differences.map(({ id }) => id)).toContain('red-blue');
  });

  test('[Y9] what is none of these, is empty, or is two at once is refused', async () => {
    expect(await failureOf(explain('nothing', 'reds'))).toMatchObject({ code: 'not_found', path: 'nothing' });
    expect(await failureOf(explain('none', 'reds'))).toMatchObject({ code: 'not_found' });
    expect(await failureOf(explain('brand:reds', 'reds'))).toMatchObject({ code: 'not_found' });
    expect(await failureOf(explain(temporaryFolder('no-pictures'), 'reds'))).toMatchObject({
      code: 'not_found',
    });
    const few = await smallLibrary({ 'a.png': { colour: 'red' }, 'b.png': { colour: 'blue' } });
    expect(
      await failureOf(runOperation(explainStyles, { first: 'a.png', second: 'b.png' }, few.motif)),
    ).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('at least 20 pictures') });
    await few.remove();
  });
});

describe('telling near styles apart', () => {
  const tell = (more: object = {}) =>
    runOperation(
      discriminate,
      { a: 'ours', b: 'theirs', examplesA: ['reds'], examplesB: [at('blue')], ...more },
      motif,
    );

  test('[Y7] examples separate, files go to their side, and the axes say why', async () => {
    const folder = temporaryFolder('judged');
    const file = async (name: string, drawing: Drawing) => {
      writeFileSync(path.join(folder, name), await drawPng(drawing));
      return path.join(folder, name);
    };
    const files = [
      await file('red.png', { colour: 'red', below: 'green', share: 0.2 }),
      await file('blue.png', { colour: 'blue', below: 'green', share: 0.2 }),
      'red/3.png',
    ];
    const found = await tell({ files });
    expect(found).toMatchObject({
      separate: true,
      byWords: false,
      a: { name: 'ours', examples: 6 },
      b: { name: 'theirs', examples: 6 },
      area: 1,
    });
    expect(found.low).toBeLessThan(1);
    expect(found.chance).toBeLessThanOrEqual(0.05);
    expect(found.results.map(({ side }) => side)).toEqual(['a', 'b', 'a']);
    expect(found.results.map(({ isExample }) => isExample)).toEqual([false, false, true]);
    for (const { odds, probability } of found.results)
      expect(odds).toBeCloseTo(
        Math.max(probability, 1 - probability) / Math.min(probability, 1 - probability),
        6,
      );
    expect(found.differences.find(({ id }) => id === 'red-blue')!.by).toBeLessThan(0);
    expect(await tell({ files })).toEqual(found);
  });

  test('[Y8] a side divided by chance does not separate, and no side is said', async () => {
    // As many reds and blues on both sides, over the same other colours.
    const found = await tell({
      examplesA: ['red/0.png', 'red/3.png', 'blue/1.png', 'blue/4.png'],
      examplesB: ['red/1.png', 'red/4.png', 'blue/0.png', 'blue/3.png'],
      files: ['rest/0-1.png'],
    });
    expect(found.separate).toBe(false);
    expect(found.results[0]!.side).toBe('cannot say');
    expect(found.notes.join(' ')).toContain('do not separate');
  });

  test('[Y9] too few examples, one on both sides and an unknown one are refused with the field', async () => {
    expect(await failureOf(tell({ examplesA: ['red/0.png', 'red/1.png'] }))).toMatchObject({
      code: 'invalid_input',
      path: 'examplesA',
    });
    expect(await failureOf(tell({ examplesB: ['reds', at('blue')] }))).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('on both'),
    });
    expect(await failureOf(tell({ examplesB: ['nowhere'] }))).toMatchObject({ code: 'not_found' });
    expect(await failureOf(tell({ examplesB: [] }))).toMatchObject({
      code: 'invalid_input',
      path: 'examplesB',
    });
    const few = await tell({ examplesA: ['red/0.png', 'red/1.png', 'red/2.png'] });
    expect(few.notes.join(' ')).toContain('Fewer than 5');
  });
});

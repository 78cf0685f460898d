import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeCard } from '../../../test/fake-card.js';
import { failureOf } from '../../../test/search-world.js';
import { type Drawing, drawPng, smallLibrary } from '../../../test/small-library.js';
import { type StyleWorld, styleWorld } from '../../../test/style-world.js';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import type { Motif } from '../../core/motif.js';
import { runOperation } from '../../core/operation.js';
import { findIds } from '../search/operations.js';
import { classifyStyles } from './classify-operation.js';
import { discriminateStyles } from './discriminate-operation.js';
import { explainStyles } from './explain-operation.js';

const classify = classifyStyles(findIds);
const discriminate = discriminateStyles(findIds);

let world: StyleWorld;
let motif: Motif;
beforeAll(async () => {
  world = await styleWorld();
  motif = world.motif;
});
afterAll(() => world.small.remove());

const at = (name: string) => world.at(name);

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

  test('[Y7] with a card the style directions count, and so do names of styles that the model tells apart', async () => {
    const card = fakeCard();
    const known = { ...motif, calibration: async () => card };
    const told = (more: object) =>
      runOperation(
        discriminate,
        { a: 'All red', b: 'all-blue', examplesA: ['reds'], examplesB: [at('blue')], ...more },
        known,
      );
    const found = await told({ files: ['red/0.png', 'rest/4-5.png'] });
    expect(found).toMatchObject({ separate: true, byWords: true });
    expect(found.results[0]).toMatchObject({ side: 'a', isExample: true });
    expect(found.results[1]!.isUnlikeBoth).toBe(true);
    expect(await told({ a: 'ours' })).toMatchObject({ separate: true, byWords: false });
    expect(await told({ b: 'All red' })).toMatchObject({ byWords: false });
    const classified = await runOperation(classify, { files: ['red/0.png'], top: 2 }, known);
    expect(classified).toMatchObject({
      calibrated: true,
      files: [{ styles: [{ id: 'all-red', isReliable: true }, {}] }],
    });
  });
});

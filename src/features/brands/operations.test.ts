import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { type Drawing, drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { undo } from '../library/undo-operations.js';
import { findIds } from '../search/operations.js';
import { checkBrand } from './check-operation.js';
import {
  createBrand,
  deleteBrand,
  exportBrand,
  importBrand,
  listBrands,
  renameBrand,
  showBrand,
  updateBrand,
} from './operations.js';

const check = checkBrand(findIds);
/** Reds with a little of something, which the brand is; rivals are reds with a lot of black. */
const drawings: Record<string, Drawing> = {};
const others = ['blue', 'green', 'yellow', 'purple', 'orange', 'white'];
for (const [at, below] of [...others, ...others].entries())
  drawings[`acme/${at}.png`] = { colour: 'red', below, share: at < 6 ? 0.125 : 0.25, widthPx: 64 + at };
for (const [at, below] of others.entries())
  drawings[`rival/${at}.png`] = {
    colour: 'black',
    below: at % 2 === 0 ? 'red' : below,
    share: 0.5,
    heightPx: 64 + at,
  };
for (const [at, colour] of others.entries())
  for (const [turn, below] of others.entries())
    if (colour !== below) drawings[`rest/${at}-${turn}.png`] = { colour, below, share: 0.25 + 0.03 * turn };

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary(drawings);
});
afterAll(() => small.remove());
beforeEach(async () => {
  const { ledger } = await small.motif.library();
  for (const { name } of ledger.brands.list()) ledger.brands.remove(name);
});

const at = (name: string) => path.join(small.root, name);
const create = (more: object = {}) =>
  runOperation(createBrand, { name: 'acme', assets: ['acme'], ...more }, small.motif);
const checked = (files: string[], more: object = {}) =>
  runOperation(check, { name: 'acme', files, ...more }, small.motif);

describe('brands', () => {
  test('[R1] a folder of the library becomes a brand with its colours and a report card', async () => {
    const brand = await create({ style: 'red' });
    expect(brand).toMatchObject({
      name: 'acme',
      version: 1,
      model: 'fake',
      style: 'red',
      level: 'indicative',
      isToldApart: true,
      not: [],
      looks: 1,
      library: { pictures: 48, state: expect.stringMatching(/^[0-9a-f]{12}$/) },
    });
    expect(brand.assets).toHaveLength(12);
    expect(brand.palette[0]).toBe('#ff0000');
    expect(brand.passRate.share).toBeGreaterThan(0.7);
    expect(brand.libraryShare.share).toBeLessThan(0.1);
  });

  test('[R1] what cannot be learned from is refused before anything is kept', async () => {
    const failing = (more: object) => failureOf(create(more));
    expect(await failing({ assets: ['nowhere.png'] })).toMatchObject({
      code: 'not_found',
      path: 'nowhere.png',
    });
    expect(await failing({ assets: [path.dirname(small.root)] })).toMatchObject({ code: 'not_found' });
    expect(await failing({ not: ['acme/0.png'] })).toMatchObject({
      code: 'invalid_input',
      path: 'acme/0.png',
    });
    expect(await failing({ palette: 'no colour at all' })).toMatchObject({ code: 'invalid_input' });
    expect(await failing({ palette: 'missing.ase' })).toMatchObject({ code: 'not_found' });
    expect(await failing({ assets: [small.root] })).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('at least 20 other pictures'),
    });
    expect((await runOperation(listBrands, {}, small.motif)).brands).toEqual([]);
    await create();
    expect(await failing({})).toMatchObject({
      code: 'conflict',
      hint: expect.stringContaining('brand update'),
    });
  });

  test('[R13] brands are listed, shown, renamed and deleted, and every change is taken back', async () => {
    await create();
    await runOperation(renameBrand, { name: 'ACME', newName: '红色' }, small.motif);
    const list = async () => (await runOperation(listBrands, {}, small.motif)).brands.map(({ name }) => name);
    expect(await list()).toEqual(['红色']);
    await runOperation(deleteBrand, { name: '红色' }, small.motif);
    expect(await list()).toEqual([]);
    await runOperation(undo, {}, small.motif);
    expect(await runOperation(showBrand, { name: '红色' }, small.motif)).toMatchObject({ version: 1 });
    await runOperation(undo, {}, small.motif);
    expect(await list()).toEqual(['acme']);
    await runOperation(undo, {}, small.motif);
    expect(await list()).toEqual([]);
    expect(await failureOf(runOperation(showBrand, { name: 'acme' }, small.motif))).toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('brand create'),
    });
  });

  test('[R12] an update is a new version, and an earlier one gives the same numbers as ever', async () => {
    await create();
    const files = ['rest/0-1.png', 'acme/0.png', at('rival/0.png')];
    const before = await checked(files);
    const updated = await runOperation(
      updateBrand,
      {
        name: 'acme',
        remove: ['acme/0.png', 'acme/1.png'],
        not: ['rival'],
        style: 'red',
        palette: '#ff0000 #ffffff',
      },
      small.motif,
    );
    expect(updated).toMatchObject({ version: 2, style: 'red', palette: ['#ff0000', '#ffffff'] });
    expect(updated.assets).toHaveLength(10);
    expect(updated.not).toHaveLength(6);
    const kept = await runOperation(updateBrand, { name: 'acme' }, small.motif);
    expect(kept).toMatchObject({
      version: 3,
      style: 'red',
      palette: ['#ff0000', '#ffffff'],
      not: updated.not,
    });
    expect((await checked(files)).results).not.toEqual(before.results);
    expect(await checked(files, { ofVersion: 1 })).toEqual(before);
    expect(before).toMatchObject({
      version: 1,
      model: 'fake',
      preprocessingHash: 'fake-1',
      library: { pictures: 48 },
    });
    expect(await failureOf(checked(files, { ofVersion: 9 }))).toMatchObject({
      code: 'not_found',
      hint: 'There are: 1, 2, 3.',
    });
    await runOperation(undo, {}, small.motif);
    expect(await runOperation(showBrand, { name: 'acme' }, small.motif)).toMatchObject({ version: 2 });
  });

  test('[R14] a brand goes to another library with the same model through a file, and nowhere else', async () => {
    await create();
    const before = await checked([at('rest/0-1.png')]);
    const file = at('acme.json');
    await runOperation(exportBrand, { name: 'acme', file }, small.motif);
    expect(await failureOf(runOperation(importBrand, { file }, small.motif))).toMatchObject({
      code: 'conflict',
    });
    await runOperation(deleteBrand, { name: 'acme' }, small.motif);
    const other = await smallLibrary({ 'blue.png': { colour: 'blue' } });
    try {
      expect(await runOperation(importBrand, { file }, other.motif)).toMatchObject({
        name: 'acme',
        version: 1,
      });
      const there = await runOperation(check, { name: 'acme', files: [at('rest/0-1.png')] }, other.motif);
      expect(there.results[0]!.score).toBe(before.results[0]!.score);
      expect(there.results[0]!.approved).toEqual([]);
      const text = readFileSync(file, 'utf8');
      for (const [wrong, code] of [
        [text.replaceAll('fake-1', 'other'), 'model_mismatch'],
        [text.slice(0, 1000), 'invalid_input'],
        ['{}', 'invalid_input'],
        [text.replace('"scorer":"{', '"scorer":"['), 'invalid_input'],
      ] as const) {
        writeFileSync(file, wrong);
        const reading = runOperation(importBrand, { file, replace: true }, other.motif);
        expect(await failureOf(reading)).toMatchObject({ code, path: file });
      }
    } finally {
      await other.remove();
    }
  });
});

describe('checking', () => {
  test('[R11] pictures off brand fail and are told why; those on brand pass', async () => {
    await create({ palette: 'red white' });
    const fresh = at('fresh.svg');
    writeFileSync(fresh, await drawPng({ colour: 'red', below: 'white', share: 0.2 }));
    const { results, passed, failed } = await checked([fresh, at('rest/0-1.png')]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
    expect([passed, failed]).toEqual([1, 1]);
    const [on, off] = results;
    expect(on!.offending).toEqual([]);
    expect(on!.approved[0]!.path).toMatch(/^acme\//);
    expect(off!.offending[0]).toMatchObject({ hex: '#0000ff' });
    expect(off!.reasons[0]).toContain('#0000ff, which is none of the approved colours');
    expect(off!.paletteDistance).toBeGreaterThan(20);
    expect(off!.typicality).toBeCloseTo(1 / 13, 9);
  });

  test('[R17] one of the brand’s own pictures is judged by the others; a file that cannot be read is listed', async () => {
    await create();
    writeFileSync(at('broken.png'), 'no picture');
    const { results, unread } = await checked(['acme/3.png', at('broken.png'), 'gone.png']);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ isAsset: true });
    expect(results[0]!.approved.map(({ path: near }) => near)).not.toContain('acme/3.png');
    const { current } = (await small.motif.library()).ledger.brands.find('acme')!;
    const own = current.assets.indexOf((await small.motif.library()).ledger.find('acme/3.png')!.id);
    expect(results[0]!.score).toBe(current.measures.leftOut.assets[own]);
    // A copy elsewhere is the same picture.
    writeFileSync(at('copy.png'), readFileSync(at('acme/3.png')));
    expect((await checked([at('copy.png')])).results[0]).toMatchObject({
      isAsset: true,
      score: results[0]!.score,
    });
    expect(unread.map(({ code }) => code)).toEqual(['unreadable_media', 'not_found']);
    expect(check.outcome?.(await checked([at('broken.png')]))).toBe('unreadable_media');
  });

  test('[R10] the threshold is given, chosen for false alarms, or a gate; only one of them', async () => {
    await create();
    const files = ['acme/0.png', 'rest/0-1.png'];
    const gate = await checked(files, { min: 0.75 });
    expect(gate).toMatchObject({ threshold: 0.75, belowMinimum: 1 });
    expect(check.outcome?.(gate)).toBe('below_minimum');
    expect(check.outcome?.(await checked(['acme/0.png'], { min: 0.01 }))).toBeUndefined();
    expect(check.outcome?.(await checked(files))).toBeUndefined();
    const { current } = (await small.motif.library()).ledger.brands.find('acme')!;
    const lowest = Math.min(...current.measures.leftOut.assets);
    expect((await checked(files, { maxFalseAlarms: 0.1 })).threshold).toBe(lowest);
    expect(await failureOf(checked(files, { maxFalseAlarms: 0.05 }))).toMatchObject({
      code: 'invalid_input',
      message: 'Expected at least 19 assets to promise 0.05 false alarms, received 12',
      path: 'maxFalseAlarms',
    });
    expect(await failureOf(checked(files, { min: 0.5, threshold: 0.5 }))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await failureOf(checked([]))).toMatchObject({ code: 'invalid_input', path: 'files' });
  });

  test('[R7] a brand of few assets ranks only: no verdict, and no gate', async () => {
    await create({ assets: ['acme/0.png', 'acme/7.png', 'acme/2.png'] });
    const { results, undecided, notes } = await checked([at('acme/8.png'), at('rest/0-1.png')]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['cannot say', 'cannot say']);
    expect(results[0]!.score).toBeGreaterThan(results[1]!.score);
    expect(undecided).toBe(2);
    expect(notes.join(' ')).toContain('it ranks only');
    expect(await failureOf(checked(['acme/8.png'], { min: 0.5 }))).toMatchObject({
      code: 'invalid_input',
      path: 'min',
    });
  });

  test('[R16] a base rate gives the expected precision of each picture and of the threshold', async () => {
    await create();
    const { results } = await checked(['acme/0.png'], { baseRate: 0.1 });
    const { score, expectedPrecision } = results[0]!;
    expect(expectedPrecision).toBeCloseTo((0.1 * score) / (0.1 * score + 0.9 * (1 - score)), 9);
    const shown = await runOperation(showBrand, { name: 'acme', baseRate: 0.1 }, small.motif);
    expect(shown.expectedPrecision).toBeCloseTo(0.25, 9);
  });

  test('[R15] folders and what a query finds are checked; the report goes to an .html path only', async () => {
    await create();
    const report = at('check.html');
    const found = await checked([at('rival')], { query: 'folder:rest', limit: 5, report });
    expect(found.results).toHaveLength(11);
    expect(found.report).toBe(report);
    expect(readFileSync(report, 'utf8')).toContain('data:image/webp;base64');
    const wrong = at('rival/0.png');
    expect(await failureOf(checked([wrong], { report: wrong }))).toMatchObject({
      code: 'invalid_input',
      path: 'report',
    });
    expect(existsSync(wrong)).toBe(true);
  });
});

test('[R12] pictures that have left the library are none of the next version', async () => {
  await create();
  const { ledger } = await small.motif.library();
  const version = ledger.brands.version('acme', 1)!;
  const gone = { ...version, version: 2, assets: [...version.assets, 'f'.repeat(32)] };
  ledger.brands.add('acme', gone);
  const updated = await runOperation(updateBrand, { name: 'acme' }, small.motif);
  expect(updated.version).toBe(3);
  expect(updated.assets).toHaveLength(12);
});

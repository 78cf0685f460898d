import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourDrawings, failureOf, namesOf } from '../../../test/search-world.js';
import { drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import type { CalibrationCard } from '../../core/calibration/card.js';
import { renderSvg } from '../../core/image.js';
import { momentsOf } from '../../core/moments.js';
import { runOperation } from '../../core/operation.js';
import { search, similar } from './operations.js';

let small: SmallLibrary;

beforeAll(async () => {
  small = await smallLibrary(colourDrawings);
});
afterAll(() => small.remove());

const ask = (query: string, more: Record<string, unknown> = {}) =>
  runOperation(search, { query, foldCopies: false, ...more }, small.motif);

describe('terms beside words', () => {
  test('[S27] a palette term finds pictures by their colours, alone and beside others', async () => {
    const locked = await ask('palette(red 75% blue 25%)');
    expect(namesOf(locked)[0]).toBe('mostly-red.png');
    expect(locked.results[0]).toMatchObject({ similarity: null, influences: [1], matched: ['look'] });
    expect(namesOf(await ask('palette(loose black green)'))[0]).toBe('umbrella.png');
    expect(namesOf(await ask('palette(plain/half.png)', { limit: 1 }))).toEqual(['half.png']);
    const mixed = (share: number) =>
      ask(`${share}*"blue" + ${1 - share}*palette(red 75% blue 25%)`, { meaningOnly: true });
    const { terms, results } = await mixed(0.25);
    expect(terms.map(({ term }) => term)).toEqual(['"blue"', 'palette(#ff0000 75% #0000ff 25%)']);
    expect(results[0]!.path).toBe('plain/mostly-red.png');
    expect(namesOf(await mixed(0.875))[0]).toBe('mostly-blue.png');
  });

  test('[S27] a swatch file and a picture outside the library give palettes too', async () => {
    const css = path.join(small.root, 'brand.css');
    writeFileSync(css, ':root { --main: #008000; --ink: #000 }');
    expect(namesOf(await ask(`palette("${css}")`, { limit: 1 }))).toEqual(['umbrella.png']);
    const elsewhere = path.join(small.root, '..', `${path.basename(small.root)}.png`);
    writeFileSync(elsewhere, await drawPng({ colour: 'yellow', below: 'black', share: 0.25 }));
    expect(namesOf(await ask(`palette("${elsewhere}")`, { limit: 1 }))).toEqual(['黄色雨伞.png']);
    expect(await failureOf(ask('palette(missing.ase)'))).toMatchObject({
      code: 'not_found',
      path: 'missing.ase',
    });
  });

  test('[S29] a sketch finds what has its lines and colours in the same places', async () => {
    const svg = (body: string) =>
      renderSvg(`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${body}</svg>`, {
        widthPx: 64,
        heightPx: 64,
        format: 'png',
      });
    const write = async (name: string, body: string) =>
      writeFileSync(
        path.join(small.root, name),
        await svg(`<rect width="64" height="64" fill="white"/>${body}`),
      );
    await write('line.png', '<path d="M0 32H64" stroke="black" stroke-width="2"/>');
    expect(namesOf(await ask('sketch(line.png)', { limit: 1 }))).toEqual(['half.png']);
    await write('blob.png', '<rect width="64" height="14" fill="#ffee00"/>');
    expect(namesOf(await ask('sketch(blob.png)', { limit: 1 }))).toEqual(['黄色雨伞.png']);
    const both = await ask('0.5*sketch(line.png) + 0.5*"blue"', { meaningOnly: true });
    expect(both.results[0]!.influences).toHaveLength(2);
    await write('empty.png', '');
    expect(await failureOf(ask('sketch(empty.png)'))).toMatchObject({ code: 'invalid_input' });
    expect(await failureOf(ask('sketch(missing.png)'))).toMatchObject({
      code: 'not_found',
      path: 'missing.png',
    });
  });

  test('[S30] pictures are compared by one side alone, or by several with weights', async () => {
    const like = (image: string, by: string, motif = small.motif) =>
      runOperation(similar, { image, by, foldCopies: false }, motif);
    // Both have an edge where this one has it, whatever their colours.
    expect(namesOf(await like('plain/mostly-red.png', 'composition'))[0]).toMatch(/mostly-blue|黄色雨伞/);
    expect(namesOf(await like('plain/red.png', 'colour'))[0]).toBe('mostly-red.png');
    const wide = await like('signs/黄色雨伞.png', 'ratio:0.5,colour:0.5');
    expect(wide.terms.map(({ term }) => term)).toEqual([
      'ratio(signs/黄色雨伞.png)',
      'palette(signs/黄色雨伞.png)',
    ]);
    expect(namesOf(wide)).not.toContain('黄色雨伞.png');
    expect(namesOf(await ask('ratio(signs/黄色雨伞.png)', { limit: 1 }))).toEqual(['黄色雨伞.png']);
    for (const by of ['mood', 'style:0', 'style:1:2', ' ']) {
      expect(await failureOf(like('plain/red.png', by))).toMatchObject({ code: 'invalid_input', path: 'by' });
    }
    expect(await failureOf(like('plain/red.png', 'style'))).toMatchObject({
      code: 'model_unavailable',
      hint: expect.stringContaining('models calibrate'),
    });
    // A card whose styles differ in red alone: what else the pictures hold does not count.
    const rows = Float32Array.from({ length: 9 }, (_, at) => Number(at === 0));
    const projectors = { style: { count: 1, rows }, subject: { count: 1, rows } };
    const general = momentsOf([rows.map(() => 1 / 3), rows]);
    const calibration = async () => ({ projectors, pictures: general }) as unknown as CalibrationCard;
    const calibrated = { ...small.motif, calibration };
    expect(namesOf(await like('plain/half.png', 'style', calibrated))[0]).toMatch(/red/);
  });

  test('[S28] each result states the influence of each term, and the sizes sum to 1', async () => {
    const { results, terms } = await ask('0.7*"red" + 0.3*"blue"', { meaningOnly: true });
    expect(terms).toEqual([
      { term: '"red"', weight: 0.7 },
      { term: '"blue"', weight: 0.3 },
    ]);
    for (const { influences } of results) {
      expect(influences.reduce((sum, share) => sum + Math.abs(share), 0)).toBeCloseTo(1, 9);
    }
    const of = (file: string) => results.find((result) => result.path.endsWith(file))!.influences;
    expect(of('plain/red.png')[0]).toBeGreaterThan(0);
    expect(of('plain/red.png')[1]).toBeLessThan(0);
    expect(of('mostly-blue.png')[1]).toBeGreaterThan(0);
  });
});

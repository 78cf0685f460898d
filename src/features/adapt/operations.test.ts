import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { type Drawing, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { adaptEncoder, adapterNames, readAdapter, writeAdapter } from '../../core/adapt/adapter.js';
import type { LabelledPicture } from '../../core/calibration/calibrate.js';
import { createFakeEncoder } from '../../core/encoder/fake.js';
import { openMotif } from '../../core/motif.js';
import { runOperation } from '../../core/operation.js';
import { deleteAdapter, fitAdapterOperation, listAdapters } from './operations.js';

/** What the words of this market mean: to it, what the model takes for red is blue, and so on round. */
const colours = ['red', 'green', 'blue', 'yellow', 'purple', 'orange'] as const;
const chinese = ['红', '绿', '蓝', '黄', '紫', '橙'];
const drawings: Record<string, Drawing> = {};
for (const [at, colour] of colours.entries())
  for (const [turn, below] of colours.entries())
    for (const share of [0.125, 0.25, 0.375])
      if (turn !== at) drawings[`${at}-${turn}-${1000 * share}.png`] = { colour, below, share };

/** Eight squares of one colour each, with what they are called everywhere. */
const known = {
  count: colours.length,
  async *pictures(): AsyncGenerator<LabelledPicture> {
    const rgb = {
      red: [255, 0, 0],
      green: [0, 128, 0],
      blue: [0, 0, 255],
      yellow: [255, 255, 0],
      purple: [128, 0, 128],
      orange: [255, 165, 0],
    };
    for (const [at, colour] of colours.entries()) {
      const data = new Uint8Array(64 * 3);
      for (let pixel = 0; pixel < 64; pixel++) data.set(rgb[colour], pixel * 3);
      yield { pixels: { data, widthPx: 8, heightPx: 8 }, label: { english: colour, chinese: chinese[at]! } };
    }
  },
};
const fit = fitAdapterOperation(known);

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary(drawings);
});
afterAll(() => small.remove());
beforeEach(async () => {
  for (const locale of await adapterNames(await small.motif.library()))
    await runOperation(deleteAdapter, { locale }, small.motif);
});

function table(name: string, lines: readonly string[]): string {
  const file = path.join(small.root, '.motif', name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

/** Pairs in which each picture is called by the colours of the pictures `turned` places on. */
function pairsTable(name: string, turned: number, words: readonly string[] = chinese): string {
  const say = (at: number) => words[(at + turned) % words.length]!;
  const lines = Object.keys(drawings).map((file) => {
    const [at, below, share] = file.split(/[-.]/).map(Number) as [number, number, number];
    const parts = Math.round(share / 125);
    const text = [...Array(8 - parts).fill(say(at)), ...Array(parts).fill(say(below))].join(' ');
    return `${file},"${text}"`;
  });
  return table(name, ['image,text', ...lines]);
}

const run = (more: object) => runOperation(fit, { locale: 'mars', ...more }, small.motif);

describe('adapters', () => {
  test('[Z1] [Z3] a market that calls colours otherwise is learned where nothing is lost elsewhere', async () => {
    const pairs = pairsTable('turned.csv', 1);
    const elsewhere = pairsTable('english.csv', 0, colours);
    const found = await run({ pairs, elsewhere });
    expect(found).toMatchObject({ locale: 'mars', language: 'chinese', kept: true });
    expect(found.after).toBeGreaterThan(found.before + 20);
    expect(found.gain.low).toBeGreaterThan(0);
    expect(found.elsewhere.after).toBe(found.elsewhere.before);
    expect(fit.outcome?.(found)).toBeUndefined();
    const { adapters } = await runOperation(listAdapters, {}, small.motif);
    expect(adapters).toMatchObject([{ locale: 'mars', pairs: 90, after: found.after }]);
  });

  test('[Z3] one that loses elsewhere, or gains nothing, is refused and not kept', async () => {
    const pairs = pairsTable('turned.csv', 1);
    const losing = await run({ pairs });
    expect(losing).toMatchObject({
      kept: false,
      elsewhere: { what: '6 drawings with known answers', before: 100 },
    });
    expect(losing.elsewhere.after).toBeLessThan(99);
    expect(losing.notes.join(' ')).toContain('Refused');
    expect(fit.outcome?.(losing)).toBe('below_minimum');
    const needless = await run({ pairs: pairsTable('same.csv', 0) });
    expect(needless.kept).toBe(false);
    expect(needless.notes.join(' ')).toContain('gain nothing');
    expect(await adapterNames(await small.motif.library())).toEqual([]);
  });

  test('[Z4] by its locale texts of that language are moved, others and pictures are not', async () => {
    const elsewhere = pairsTable('english.csv', 0, colours);
    await run({ pairs: pairsTable('turned.csv', 1), elsewhere });
    const library = await small.motif.library();
    const adapted = adaptEncoder(createFakeEncoder(), await readAdapter(library, 'mars'));
    const [green, red, english] = [0, 1, 2].map((at) => at * 9);
    const vectors = await adapted.encodeTexts(['绿', '红', 'green']);
    expect(vectors[green! + 0]).toBeGreaterThan(vectors[green! + 1]!);
    expect(vectors[red! + 5]).toBeGreaterThan(vectors[red! + 0]!);
    expect([...vectors.subarray(english)]).toEqual([...(await createFakeEncoder().encodeTexts(['green']))]);
    for (let at = 0; at < 3; at++)
      expect(Math.hypot(...vectors.subarray(at * 9, at * 9 + 9))).toBeCloseTo(1, 5);
  });

  test('[Z4] an adapter that is not there, damaged or of another model is told with the next step', async () => {
    const library = await small.motif.library();
    expect(await failureOf(readAdapter(library, 'mars'))).toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('adapt fit'),
    });
    expect(await failureOf(readAdapter(library, '../mars'))).toMatchObject({ code: 'not_found' });
    await run({ pairs: pairsTable('turned.csv', 1), elsewhere: pairsTable('english.csv', 0, colours) });
    const file = library.derivedPath('adapter-mars.json');
    const text = readFileSync(file, 'utf8');
    for (const damaged of ['', '{}', text.slice(0, -20), text.replace('"pairs":90', '"pairs":91')]) {
      writeFileSync(file, damaged);
      expect(await failureOf(readAdapter(library, 'mars'))).toMatchObject({
        code: 'store_failed',
        path: file,
      });
    }
    writeFileSync(file, text);
    const adapter = await readAdapter(library, 'mars');
    await writeAdapter(library, {
      ...adapter,
      identity: { ...adapter.identity, preprocessingHash: 'other' },
    });
    expect(await failureOf(readAdapter(library, 'mars'))).toMatchObject({
      code: 'model_mismatch',
      path: 'locale',
    });
    await runOperation(deleteAdapter, { locale: 'mars' }, small.motif);
    expect(await failureOf(runOperation(deleteAdapter, { locale: 'mars' }, small.motif))).toMatchObject({
      code: 'not_found',
    });
  });

  test('[Z5] what is wrong with a table is named with file and line', async () => {
    const failing = async (lines: readonly string[]) => failureOf(run({ pairs: table('wrong.csv', lines) }));
    const file = path.join(small.root, '.motif', 'wrong.csv');
    const many = Array.from({ length: 25 }, () => '0-1-125.png,红');
    expect(await failing(['picture,words', ...many])).toMatchObject({
      code: 'invalid_input',
      path: `${file}:1`,
    });
    expect(await failing([])).toMatchObject({ code: 'invalid_input', path: `${file}:1` });
    expect(await failing(['image,text', ...many, '0-1-125.png,'])).toMatchObject({ path: `${file}:27` });
    expect(await failing(['image,text', ...many, ',红'])).toMatchObject({ path: `${file}:27` });
    expect(await failing(['image,text', ...many, 'gone.png,红'])).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('gone.png'),
      path: `${file}:27`,
    });
    expect(await failing(['image,text', ...many, '0-1-125.png,"红'])).toMatchObject({ path: `${file}:27` });
    expect(await failing(['image,text', ...many, `0-1-125.png,${'红'.repeat(501)}`])).toMatchObject({
      path: `${file}:27`,
    });
    expect(await failing(['image,text', ...many.slice(0, 19)])).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('at least 20 pairs'),
    });
    writeFileSync(file, Buffer.from([0x69, 0x6d, 0xff, 0xfe]));
    expect(await failureOf(run({ pairs: file }))).toMatchObject({ code: 'invalid_input', path: file });
    writeFileSync(file, 'x'.repeat(5_000_001));
    expect(await failureOf(run({ pairs: file }))).toMatchObject({ code: 'too_large' });
    expect(await failureOf(run({ pairs: 'nowhere.csv' }))).toMatchObject({ code: 'not_found' });
    expect(await failureOf(run({ locale: '../x', pairs: file }))).toMatchObject({
      code: 'invalid_input',
      path: 'locale',
    });
  });

  test('[Z5] tabs, quotes, a byte order mark, other columns and empty lines are read', async () => {
    const elsewhere = pairsTable('english.csv', 0, colours);
    const plain = readFileSync(pairsTable('turned.csv', 1), 'utf8');
    const rows = plain.split('\n').slice(1);
    const tabbed = rows.map((row) => row.replace(/^([^,]+),(.*)$/, 'note\t$2\t$1'));
    const file = table('tabs.tsv', ['\ufeffNote\tText\tImage', '', ...tabbed, '']);
    expect(await run({ pairs: file, elsewhere })).toMatchObject({ pairs: 90, kept: true });
  });
});

test('[Z4] a locale is looked for in the library before a model is loaded, and then reads the texts of all commands', async () => {
  const dir = temporaryFolder('locale');
  const plain = await openMotif({ dir, threads: 1 });
  const library = await plain.createLibrary();
  const [before] = [await (await plain.encoder()).encodeTexts(['水墨', 'ink'])];
  const { dimensions } = library.identity;
  const asked = await openMotif({ dir, locale: 'mars', threads: 1 });
  expect(await failureOf(asked.encoder())).toMatchObject({ code: 'not_found', path: 'locale' });
  await asked.close();
  const anchors = before.slice(0, dimensions);
  const shifts = Float32Array.from({ length: dimensions }, (_, at) => Number(at === 0));
  const report = {
    ...{ pairs: 1, madeMs: 0, before: 0, after: 1, gainLow: 0, gainHigh: 1 },
    ...{ elsewhereBefore: 0, elsewhereAfter: 0, elsewhere: 'nothing' },
  };
  const centre = new Float32Array(dimensions);
  const identity = library.identity;
  await writeAdapter(library, {
    name: 'mars',
    identity,
    language: 'chinese',
    centre,
    anchors,
    shifts,
    report,
  });
  await plain.close();
  const adapted = await openMotif({ dir, locale: 'mars', threads: 1 });
  const after = await (await adapted.encoder()).encodeTexts(['水墨', 'ink']);
  expect(after[0]).toBeGreaterThan(before[0]! + 0.3);
  expect([...after.subarray(dimensions)]).toEqual([...before.subarray(dimensions)]);
  await adapted.close();
});

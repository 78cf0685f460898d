import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { colourDrawings, failureOf, namesOf } from '../../../test/search-world.js';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { createRandom } from '../../core/random.js';
import { undo } from '../library/undo-operations.js';
import { addSaved, runSaved } from '../saved/operations.js';
import { findPictures, search } from '../search/operations.js';
import { feedbackClear, feedbackDown, feedbackShow, feedbackUp } from './operations.js';

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary(colourDrawings);
});
afterAll(() => small.remove());
beforeEach(async () => {
  const { thumbs } = (await small.motif.library()).ledger;
  for (const { query } of thumbs.list()) thumbs.remove(query);
});

const ask = (query: string, more: Record<string, unknown> = {}) =>
  runOperation(search, { query, foldCopies: false, ...more }, small.motif);
const up = (query: string, ...assets: string[]) => runOperation(feedbackUp, { query, assets }, small.motif);
const down = (query: string, ...assets: string[]) =>
  runOperation(feedbackDown, { query, assets }, small.motif);
const clear = (query: string, ...assets: string[]) =>
  runOperation(feedbackClear, { query, assets }, small.motif);
const show = async (query?: string) =>
  (await runOperation(feedbackShow, query === undefined ? {} : { query }, small.motif)).queries;

describe('keeping thumbs', () => {
  test('[J1] a thumb is kept for one query, however it is written, and a later one takes its place', async () => {
    expect(await up('0.5*red  + blue', 'plain/red.png', 'plain/half.png')).toEqual({
      query: '0.5*"red" + "blue"',
      changed: 2,
      up: 2,
      down: 0,
    });
    expect(await up('0.50*"red" + "blue"', 'plain/red.png')).toMatchObject({ changed: 0, up: 2 });
    expect(await down('0.5*red + blue', 'plain/half.png')).toMatchObject({ changed: 1, up: 1, down: 1 });
    expect(await show()).toMatchObject([
      {
        query: '0.5*"red" + "blue"',
        up: [{ path: 'plain/red.png' }],
        down: [{ path: 'plain/half.png' }],
      },
    ]);
  });

  test('[J1] the pictures of a query are the same from any folder', async () => {
    const there = { ...small.motif, options: { dir: path.join(small.root, 'plain') } };
    const input = { query: 'image(red.png)', assets: ['plain/half.png'] };
    const { query } = await runOperation(feedbackUp, input, there);
    expect(query).toMatch(/^asset\([0-9a-f]{32}\)$/);
    expect((await ask('image(plain/red.png)')).thumbs).toEqual({ up: 1, down: 0 });
    expect((await ask('palette(plain/red.png)')).thumbs).toBeUndefined();
  });

  test('[J5] thumbs are shown for all queries or one, and cleared from one picture or all', async () => {
    await up('red', 'plain/half.png', 'plain/red.png');
    await down('blue', 'plain/red.png');
    expect((await show()).map(({ query }) => query)).toEqual(['"blue"', '"red"']);
    expect(await show('red')).toMatchObject([{ query: '"red"', up: [{}, {}], down: [] }]);
    expect(await clear('red', 'plain/red.png')).toEqual({ query: '"red"', changed: 1, up: 1, down: 0 });
    expect(await clear('red')).toMatchObject({ changed: 1, up: 0 });
    expect((await show()).map(({ query }) => query)).toEqual(['"blue"']);
    for (const wrong of [clear('red'), show('red')]) {
      expect(await failureOf(wrong)).toMatchObject({
        code: 'not_found',
        path: 'query',
        hint: expect.stringContaining('"blue"'),
      });
    }
  });

  test('[J5] what is no query, ranks nothing or names no picture changes nothing', async () => {
    expect(await failureOf(up('red', 'plain/red.png', 'gone.png'))).toMatchObject({ code: 'not_found' });
    expect(await failureOf(up('type:png', 'plain/red.png'))).toMatchObject({
      code: 'invalid_input',
      path: 'query',
    });
    expect(await failureOf(up('red "', 'plain/red.png'))).toMatchObject({ code: 'invalid_input' });
    expect(await failureOf(up('red\0', 'plain/red.png'))).toMatchObject({ code: 'invalid_input' });
    expect(await failureOf(up('r'.repeat(4001), 'plain/red.png'))).toMatchObject({ code: 'invalid_input' });
    expect(await failureOf(up('red'))).toMatchObject({ code: 'invalid_input', path: 'assets' });
    expect(await failureOf(up('', 'plain/red.png'))).toMatchObject({ code: 'invalid_input' });
    expect(await failureOf(show('red'))).toMatchObject({
      hint: expect.stringContaining('motif feedback up'),
    });
    expect(await show()).toEqual([]);
  });

  test('[J5] a thumb outlives its file, counts for nothing meanwhile and can be cleared by id', async () => {
    const { ledger } = await small.motif.library();
    ledger.thumbs.put('"red"', ['abcd1234', 'abcd9999'], 'up');
    expect(await show('red')).toEqual([
      { query: '"red"', up: [{ id: 'abcd1234' }, { id: 'abcd9999' }], down: [] },
    ]);
    expect((await ask('red')).thumbs).toBeUndefined();
    expect(await failureOf(clear('red', 'abcd'))).toMatchObject({ code: 'invalid_input', path: 'assets' });
    expect(await clear('red', 'ABCD1')).toMatchObject({ changed: 1, up: 1 });
  });

  test('[L34] thumbs can be taken back, an earlier one under a later one too', async () => {
    const { ledger } = await small.motif.library();
    while (ledger.undo() !== undefined);
    for (const { query } of ledger.thumbs.list()) ledger.thumbs.remove(query);
    await up("it's red", 'plain/red.png');
    await up("it's red", 'plain/red.png');
    await down("it's red", 'plain/red.png', 'plain/half.png');
    await clear("it's red");
    const takeBack = async () => {
      const { undone } = await runOperation(undo, {}, small.motif);
      const counted = (await show()).map((query) => [query.up.length, query.down.length]);
      return [undone?.label, ...counted];
    };
    expect(await takeBack()).toEqual([`feedback clear "it's red"`, [0, 2]]);
    expect(await takeBack()).toEqual([`feedback down "it's red"`, [1, 0]]);
    expect(await takeBack()).toEqual([`feedback up "it's red"`]);
    expect(ledger.changes()).toEqual([]);
  });
});

describe('searching with thumbs', () => {
  test('[J2] what is liked comes first, what is disliked last, whatever names and words say', async () => {
    const before = namesOf(await ask('umbrella'));
    expect(before[0]).toBe('umbrella.png');
    await up('umbrella', 'plain/half.png');
    await down('umbrella', 'signs/umbrella.png');
    const answer = await ask('umbrella');
    expect(namesOf(answer)[0]).toBe('half.png');
    expect(namesOf(answer).at(-1)).toBe('umbrella.png');
    expect(answer.results[0]).toMatchObject({ thumb: 'up' });
    expect(answer.results.at(-1)).toMatchObject({ thumb: 'down' });
    expect(answer.results[1]!.thumb).toBeUndefined();
    const words = await ask('umbrella', { wordsOnly: true });
    expect(namesOf(words)).toEqual(['umbrella.png']);
    expect(words.results[0]!.thumb).toBe('down');
  });

  test('[J2] no picture ranks lower for its thumb up or higher for its thumb down', async () => {
    const files = Object.keys(colourDrawings);
    const random = createRandom(7);
    const queries = [
      'red',
      'umbrella',
      '"red" - "blue"',
      'palette(red 75% blue 25%)',
      'sketch(plain/half.png)',
    ];
    for (const query of queries) {
      for (let turn = 0; turn < 6; turn++) {
        const file = files[Math.floor(random() * files.length)]!;
        const likes = random() < 0.5;
        const rank = async () => (await ask(query)).results.findIndex((result) => result.path === file);
        const before = await rank();
        await (likes ? up : down)(query, file);
        const after = await rank();
        if (likes) expect(after, `${query}: ${file} up`).toBeLessThanOrEqual(before);
        else expect(after, `${query}: ${file} down`).toBeGreaterThanOrEqual(before);
      }
    }
  });

  test('[J3] what is like the liked pictures rises, what is like the disliked ones falls', async () => {
    const order = async () => namesOf(await ask('green', { meaningOnly: true }));
    await up('green', 'plain/half.png');
    const [first, ...next] = await order();
    expect([first, ...next.slice(1, 3).sort()]).toEqual(['half.png', 'mostly-blue.png', 'mostly-red.png']);
    await clear('green');
    await down('green', 'plain/red.png');
    const names = await order();
    expect(names.at(-1)).toBe('red.png');
    expect(names.indexOf('mostly-red.png')).toBeGreaterThan(names.indexOf('mostly-blue.png'));
    await clear('green');
    await down('green', 'plain/mostly-blue.png');
    const turned = await order();
    expect(turned.indexOf('red.png')).toBeLessThan(turned.indexOf('half.png'));
  });

  test('[J3] similarity stays that of the query alone, and influences leave the share of the thumbs', async () => {
    const query = '0.7*"red" + 0.3*"blue"';
    const by = (answer: Awaited<ReturnType<typeof ask>>) =>
      new Map(answer.results.map(({ id, similarity }) => [id, similarity]));
    const before = by(await ask(query, { meaningOnly: true }));
    await up(query, 'plain/mostly-red.png');
    const answer = await ask(query, { meaningOnly: true });
    expect(by(answer)).toEqual(before);
    expect(answer.terms).toHaveLength(2);
    for (const { influences } of answer.results) {
      const sum = influences.reduce((total, share) => total + Math.abs(share), 0);
      expect(influences).toHaveLength(2);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThan(1);
    }
    await up('red', 'plain/half.png');
    const single = await ask('red', { meaningOnly: true });
    const plain = await ask('red', { meaningOnly: true, feedback: false });
    const values = by(plain);
    for (const { id, similarity } of single.results) expect(similarity).toBeCloseTo(values.get(id)!, 6);
  });

  test('[J4] other queries are untouched; feedback: false ranks as without thumbs; an answer says what it used', async () => {
    const others = ['blue', 'red type:png', '"red" + "blue"', 'Red'];
    const before = await Promise.all(['red', ...others].map((query) => ask(query)));
    await up('red', 'plain/mostly-blue.png');
    await down('red', 'plain/red.png', 'plain/half.png');
    expect(await Promise.all(others.map((query) => ask(query)))).toEqual(before.slice(1));
    expect(await ask('red', { feedback: false })).toEqual(before[0]);
    const answer = await ask('red');
    expect(answer.thumbs).toEqual({ up: 1, down: 2 });
    expect(answer.notes).toEqual([
      expect.stringMatching(/thumbs of this query \(1 up, 2 down\).*--no-feedback/),
    ]);
  });

  test('[J4] filters hold for liked pictures too, and a saved query uses its thumbs', async () => {
    await up('red folder:signs', 'plain/red.png');
    expect(namesOf(await ask('red folder:signs')).sort()).toEqual(['umbrella.png', '黄色雨伞.png']);
    await up('red', 'plain/mostly-blue.png');
    await runOperation(addSaved, { name: 'reds', query: 'red' }, small.motif);
    const run = (more: object) =>
      runOperation(runSaved(findPictures), { name: 'reds', foldCopies: false, ...more }, small.motif);
    expect(namesOf(await run({}))[0]).toBe('mostly-blue.png');
    expect(namesOf(await run({ feedback: false }))[0]).toBe('red.png');
  });
});

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { ingest } from '../../core/library/ingest.js';
import { runOperation } from '../../core/operation.js';
import { undo } from '../library/undo-operations.js';
import { search } from '../search/operations.js';
import {
  addToBoard,
  deleteBoard,
  listBoards,
  noteOnBoard,
  removeFromBoard,
  renameBoard,
} from './operations.js';
import { showBoard } from './show-operation.js';

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary({
    'red.png': { colour: 'red' },
    'spring/blue.png': { colour: 'blue' },
    'spring/green.png': { colour: 'green', widthPx: 128 },
    'spring/yellow.png': { colour: 'yellow' },
  });
});
afterAll(() => small.remove());
beforeEach(async () => {
  const { ledger } = await small.motif.library();
  for (const { name } of ledger.boards.list()) ledger.boards.delete(name);
  while (ledger.undo() !== undefined);
});

const add = (name: string, assets: string[], query?: string) =>
  runOperation(addToBoard, { name, assets, ...(query === undefined ? {} : { query }) }, small.motif);
const show = (name: string, more: object = {}) => runOperation(showBoard, { name, ...more }, small.motif);
const paths = async (name: string) => (await show(name)).results.map((picture) => picture.path);
const boards = async () => (await runOperation(listBoards, {}, small.motif)).boards;
const find = async (query: string) =>
  (await runOperation(search, { query, foldCopies: false }, small.motif)).results.map((found) => found.path);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('expected a failure'),
    (error) => error,
  );

describe('boards', () => {
  test('[W1] pictures stand in the order in which they came, each once, whatever the case of the name', async () => {
    expect(await add('Mood', ['spring/green.png', 'red.png'])).toEqual({
      name: 'Mood',
      created: true,
      added: 2,
      pictures: 2,
    });
    const again = await add(' mood ', ['spring/blue.png', 'red.png', 'spring/blue.png']);
    expect(again).toEqual({ name: 'Mood', created: false, added: 1, pictures: 3 });
    expect(await paths('MOOD')).toEqual(['spring/green.png', 'red.png', 'spring/blue.png']);
    const { results } = await show('mood');
    expect(results[0]).toMatchObject({ rank: 1, format: 'png', widthPx: 128, heightPx: 64, missing: false });
    expect(results[0]!.id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('[W2] filters put on all that passes, after what is named', async () => {
    const { added } = await add('春季', ['spring/yellow.png'], 'folder:spring');
    expect(added).toBe(3);
    const [first, ...others] = await paths('春季');
    expect(first).toBe('spring/yellow.png');
    expect(others.toSorted()).toEqual(['spring/blue.png', 'spring/green.png']);
  });

  test('[W2] what cannot be put on a board makes none and changes nothing', async () => {
    expect(await failure(add('mood', ['red.png', 'gone.png']))).toMatchObject({
      code: 'not_found',
      path: 'gone.png',
    });
    expect(await failure(add('mood', []))).toMatchObject({ code: 'invalid_input', path: 'assets' });
    expect(await failure(add('mood', [], 'a red lamp'))).toMatchObject({
      code: 'invalid_input',
      path: 'query',
    });
    expect(await failure(add('mood', [], 'type:gif'))).toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('type:gif'),
    });
    for (const name of ['   ', 'x'.repeat(101), 'a\u0007b', '\u202ecba'])
      expect(await failure(add(name, ['red.png']))).toMatchObject({ code: 'invalid_input', path: 'name' });
    expect(await boards()).toEqual([]);
  });

  test('[W4] boards are listed with notes, renamed in any case, and deleted', async () => {
    await add('mood', ['red.png']);
    await add('other', ['spring/blue.png', 'red.png']);
    await runOperation(noteOnBoard, { name: 'mood', text: ' warm, no people ' }, small.motif);
    expect(await boards()).toEqual([
      { name: 'mood', note: 'warm, no people', pictures: 1, missing: 0 },
      { name: 'other', pictures: 2, missing: 0 },
    ]);
    await runOperation(renameBoard, { name: 'other', newName: 'Spring' }, small.motif);
    await runOperation(renameBoard, { name: 'spring', newName: 'spring mood' }, small.motif);
    await runOperation(renameBoard, { name: 'mood', newName: 'Mood' }, small.motif);
    expect(await paths('spring mood')).toEqual(['spring/blue.png', 'red.png']);
    expect(await paths('mood')).toEqual(['red.png']);
    expect((await show('mood')).note).toBe('warm, no people');
    const taken = runOperation(renameBoard, { name: 'mood', newName: 'SPRING MOOD' }, small.motif);
    expect(await failure(taken)).toMatchObject({ code: 'conflict' });
    expect(await runOperation(noteOnBoard, { name: 'mood', text: '' }, small.motif)).toEqual({
      name: 'Mood',
    });
    await runOperation(deleteBoard, { name: 'mood' }, small.motif);
    expect((await boards()).map(({ name }) => name)).toEqual(['spring mood']);
    expect(existsSync(path.join(small.root, 'red.png'))).toBe(true);
  });

  test('[W4] a board that does not exist is not found, with the names that there are', async () => {
    const none = await failure(show('mood'));
    expect(none).toMatchObject({ code: 'not_found', hint: expect.stringContaining('No boards yet') });
    await add('spring', ['red.png']);
    for (const asked of [
      show('mood'),
      runOperation(deleteBoard, { name: 'mood' }, small.motif),
      runOperation(removeFromBoard, { name: 'mood', assets: ['red.png'] }, small.motif),
      runOperation(noteOnBoard, { name: 'mood', text: 'x' }, small.motif),
      runOperation(renameBoard, { name: 'mood', newName: 'x' }, small.motif),
    ]) {
      expect(await failure(asked)).toMatchObject({ code: 'not_found', hint: 'There are: spring.' });
    }
  });

  test('[L34] every change of a board can be taken back, the last first', async () => {
    const takeBack = async () => (await runOperation(undo, {}, small.motif)).undone?.label;
    await add('mood', ['spring/green.png', 'red.png', 'spring/blue.png']);
    await runOperation(removeFromBoard, { name: 'mood', assets: ['red.png'] }, small.motif);
    await runOperation(noteOnBoard, { name: 'mood', text: "it's warm" }, small.motif);
    await runOperation(renameBoard, { name: 'mood', newName: '春季' }, small.motif);
    await runOperation(deleteBoard, { name: '春季' }, small.motif);
    expect(await takeBack()).toBe('board delete 春季');
    expect(await show('春季')).toMatchObject({ note: "it's warm", results: [{}, {}] });
    expect(await takeBack()).toBe('board rename mood to 春季');
    expect(await paths('mood')).toEqual(['spring/green.png', 'spring/blue.png']);
    expect(await takeBack()).toBe('board note mood');
    expect((await show('mood')).note).toBeUndefined();
    expect(await takeBack()).toBe('board remove mood');
    expect(await paths('mood')).toEqual(['spring/green.png', 'red.png', 'spring/blue.png']);
    await add('mood', ['red.png']);
    expect(await takeBack()).toBe('board add mood');
    expect(await boards()).toEqual([]);
  });
});

describe('the filter', () => {
  test('[W5] board: keeps what is on a board, in every spelling, and a minus turns it round', async () => {
    await add('new mood', ['red.png', 'spring/blue.png']);
    await add('done', ['spring/blue.png']);
    for (const query of ['board:"New Mood"', '看板:"new mood"', '画板："new  mood"'])
      expect((await find(query)).toSorted()).toEqual(['red.png', 'spring/blue.png']);
    expect(await find('board:"new mood" -board:done')).toEqual(['red.png']);
    expect(await find('board:"new mood" board:done')).toEqual(['spring/blue.png']);
    expect((await find('blue board:"new mood"'))[0]).toBe('spring/blue.png');
  });

  test('[W5] a board that does not exist is not found, also behind a minus', async () => {
    expect(await failure(find('board:mood'))).toMatchObject({ code: 'not_found' });
    await add('spring', ['red.png']);
    for (const query of ['board:mood', 'red -board:mood', '看板:mood'])
      expect(await failure(find(query))).toMatchObject({ code: 'not_found', hint: 'There are: spring.' });
    expect((await failure(find('board:'))).path).toBe('query:7');
  });
});

describe('pictures that leave', () => {
  test('[W3] a picture without its file stays by id, can be taken off, and comes back with it', async () => {
    const library = await small.motif.library();
    const encoder = await small.motif.encoder();
    const file = path.join(small.root, 'red.png');
    const bytes = readFileSync(file);
    await add('mood', ['red.png', 'spring/green.png']);
    const { id } = (await show('mood')).results[0]!;
    rmSync(file);
    await ingest(library, encoder);
    const gone = await show('mood');
    expect(gone.results[0]).toEqual({ rank: 1, id, missing: true });
    expect(gone).toMatchObject({ missing: 1, notes: [expect.stringContaining('1 picture has left')] });
    expect(await boards()).toMatchObject([{ pictures: 2, missing: 1 }]);
    expect(await find('board:mood')).toEqual(['spring/green.png']);
    const links = path.join(small.root, 'out');
    const written = await show('mood', { links, csv: path.join(small.root, 'mood.csv') });
    expect(written.notes).toContainEqual(expect.stringContaining('1 picture has no file now'));
    expect(readdirSync(links).filter((name) => !name.startsWith('.'))).toEqual(['002-green.png']);
    rmSync(links, { recursive: true });
    const takeOff = (assets: string[]) =>
      runOperation(removeFromBoard, { name: 'mood', assets }, small.motif);
    expect(await failure(takeOff(['red.png']))).toMatchObject({ code: 'not_found' });
    expect(await takeOff([id.slice(0, 8).toUpperCase()])).toEqual({ name: 'mood', removed: 1, pictures: 1 });
    await runOperation(undo, {}, small.motif);
    writeFileSync(path.join(small.root, 'moved.png'), bytes);
    await ingest(library, encoder);
    expect(await paths('mood')).toEqual(['moved.png', 'spring/green.png']);
    writeFileSync(file, bytes);
    rmSync(path.join(small.root, 'moved.png'));
    await ingest(library, encoder);
  });

  test('[W3] taking off what is not on the board counts nothing', async () => {
    await add('mood', ['red.png']);
    const off = await runOperation(
      removeFromBoard,
      { name: 'mood', assets: ['spring/blue.png'] },
      small.motif,
    );
    expect(off).toEqual({ name: 'mood', removed: 0, pictures: 1 });
  });
});

describe('results elsewhere', () => {
  test('[W9] a board is written as contact sheet, table and links', async () => {
    await add('mood', ['spring/green.png', 'red.png']);
    await runOperation(noteOnBoard, { name: 'mood', text: 'a <b>warm</b> one' }, small.motif);
    const [sheet, csv, links] = ['mood.html', 'mood.csv', 'links'].map((name) => path.join(small.root, name));
    const written = await show('mood', { sheet, csv, links });
    expect(written).toMatchObject({ sheet, csv, links, notes: [] });
    const page = readFileSync(sheet!, 'utf8');
    expect(page).toContain('<h1>mood</h1>');
    expect(page).toContain('2 pictures · a &lt;b&gt;warm&lt;/b&gt; one');
    expect(page.match(/data:image\/webp/g)).toHaveLength(2);
    expect(readFileSync(csv!, 'utf8')).toContain(
      `1,spring/green.png,${small.root}/spring/green.png,png,128,64,`,
    );
    expect(readdirSync(links!)).toEqual(['.motifignore', '001-green.png', '002-red.png']);
    rmSync(links!, { recursive: true });
  });
});

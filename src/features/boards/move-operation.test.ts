import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { undo } from '../library/undo-operations.js';
import { moveTo } from './move.js';
import { moveOnBoard } from './move-operation.js';
import { addToBoard } from './operations.js';
import { showBoard } from './show-operation.js';

const files = ['red.png', 'green.png', 'blue.png', 'yellow.png'];
let small: SmallLibrary;
beforeAll(async () => {
  const drawn = [...files, 'black.png'].map((name) => [name, { colour: name.slice(0, -4) }]);
  small = await smallLibrary(Object.fromEntries(drawn));
});
afterAll(() => small.remove());
beforeEach(async () => {
  const { ledger } = await small.motif.library();
  for (const { name } of ledger.boards.list()) ledger.boards.delete(name);
  await runOperation(addToBoard, { name: 'Mood', assets: files }, small.motif);
});

const move = (input: object) => runOperation(moveOnBoard, { name: 'mood', ...input }, small.motif);
const paths = async () =>
  (await runOperation(showBoard, { name: 'mood' }, small.motif)).results.map(({ path }) => path);

test('[W13] pictures get another place, in the order in which they are named, and it can be taken back', async () => {
  await move({ assets: ['yellow.png', 'red.png'], to: 2 });
  expect(await paths()).toEqual(['green.png', 'yellow.png', 'red.png', 'blue.png']);
  await move({ assets: ['blue.png'] });
  expect(await paths()).toEqual(['blue.png', 'green.png', 'yellow.png', 'red.png']);
  await runOperation(undo, {}, small.motif);
  await runOperation(undo, {}, small.motif);
  expect(await paths()).toEqual(files);
});

test('[W13] a place beyond the last is the last; a move that changes nothing is no change', async () => {
  await move({ assets: ['red.png'], to: 99 });
  expect((await paths()).at(-1)).toBe('red.png');
  const { ledger } = await small.motif.library();
  const before = ledger.changes().length;
  expect((await move({ assets: ['red.png', 'red.png'], to: 4 })).order).toHaveLength(4);
  expect(ledger.changes()).toHaveLength(before);
});

test('[W13] a picture that is not on the board moves nothing', async () => {
  for (const stranger of ['none.png', 'black.png']) {
    const failure = await move({ assets: ['red.png', stranger], to: 3 }).catch((error) => error);
    expect(failure).toMatchObject({ code: 'not_found', path: stranger });
  }
  expect(await paths()).toEqual(files);
  await expect(move({ assets: [] })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(move({ assets: ['red.png'], to: 0 })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('[W13] moving keeps every picture', () => {
  expect(moveTo([1, 2, 3, 4], [4, 1], 1)).toEqual([2, 4, 1, 3]);
  expect(moveTo([1, 2], [2], -5)).toEqual([2, 1]);
});

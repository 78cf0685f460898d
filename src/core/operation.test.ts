import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Motif } from './motif.js';
import { operation, runOperation } from './operation.js';

const motif = {} as Motif;
const paint = operation({
  name: 'paint.wall',
  summary: 'Paint a wall',
  examples: [],
  input: z.object({
    colour: z.enum(['red', 'blue']).describe('What to paint with'),
    coats: z.number().int().min(1).max(5).default(2),
    rooms: z.array(z.string().min(1)).min(1).optional(),
    name: z.string().min(1).max(10).optional(),
    isFast: z.boolean().optional(),
  }),
  output: z.object({ done: z.string() }),
  async run({ colour, coats }, _motif, { progress }) {
    progress({ stage: 'paint', done: coats });
    return { done: `${coats} x ${colour}` };
  },
});
const fault = (input: unknown) =>
  runOperation(paint, input, motif).then(
    () => expect.unreachable('expected a fault'),
    (error) => ({ code: error.code, message: error.message, hint: error.hint, path: error.path }),
  );

test('[X3] an input gets its defaults, and a run needs no context', async () => {
  expect(await runOperation(paint, { colour: 'red' }, motif)).toEqual({ done: '2 x red' });
});

test.each([
  [{}, 'Expected one of red, blue for colour, received nothing', 'colour'],
  [{ colour: 'green' }, 'Expected one of red, blue for colour, received "green"', 'colour'],
  [{ colour: 'red', coats: 0 }, 'Expected at least 1 for coats, received 0', 'coats'],
  [{ colour: 'red', coats: 6 }, 'Expected at most 5 for coats, received 6', 'coats'],
  [{ colour: 'red', coats: 1.5 }, 'Expected a whole number for coats, received 1.5', 'coats'],
  [{ colour: 'red', coats: '2' }, 'Expected a number for coats, received "2"', 'coats'],
  [{ colour: 'red', coats: null }, 'Expected a number for coats, received null', 'coats'],
  [{ colour: 'red', rooms: [] }, 'Expected something for rooms, received an empty list', 'rooms'],
  [{ colour: 'red', rooms: ['hall', 7] }, 'Expected text for rooms.1, received 7', 'rooms.1'],
  [{ colour: 'red', rooms: 'hall' }, 'Expected a list for rooms, received "hall"', 'rooms'],
  [{ colour: 'red', name: '' }, 'Expected something for name, received an empty text', 'name'],
  [
    { colour: 'red', name: 'x'.repeat(99) },
    'Expected at most 10 characters for name, received a text of 99 characters',
    'name',
  ],
  [{ colour: 'red', isFast: 'yes' }, 'Expected true or false for isFast, received "yes"', 'isFast'],
  [
    { colour: 'red', coat: 3 },
    'Expected only colour, coats, rooms, name, isFast for paint.wall, received "coat"',
    'coat',
  ],
  ['red', 'Expected an object for the input, received "red"', 'the input'],
  [null, 'Expected an object for the input, received null', 'the input'],
])('[X3] %j is refused by name', async (input, message, path) => {
  expect(await fault(input)).toMatchObject({
    code: 'invalid_input',
    message,
    path,
    hint: expect.stringContaining('motif help paint wall'),
  });
});

test('[X3] the hint repeats what the field means', async () => {
  expect((await fault({ colour: 'green' })).hint).toContain('What to paint with');
});

test('[X2] a fired signal stops an operation before it starts; progress reaches the caller', async () => {
  await expect(
    runOperation(paint, { colour: 'red' }, motif, { signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  const seen: unknown[] = [];
  await runOperation(paint, { colour: 'red', coats: 1 }, motif, { progress: (report) => seen.push(report) });
  expect(seen).toEqual([{ stage: 'paint', done: 1 }]);
});

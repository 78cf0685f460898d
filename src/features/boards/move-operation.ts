import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import { requireBoard } from '../../core/library/boards.js';
import { operation } from '../../core/operation.js';

export const moveOnBoard = operation({
  name: 'board.move',
  summary: 'Give pictures of a board another place in its order',
  examples: [
    { command: 'board move mood poster.png', note: 'to the first place' },
    {
      command: 'board move mood poster.png logo.svg --to 5',
      note: 'two, in this order, from the fifth place on',
    },
  ],
  input: z.object({
    name: z.string().min(1).describe('Name of the board, in any case'),
    assets: z
      .array(z.string().min(1))
      .min(1)
      .max(10_000)
      .describe('Pictures on it: ids, beginnings of ids, or paths in the library'),
    to: z
      .number()
      .int()
      .min(1)
      .default(1)
      .describe('Place that the first of them gets; beyond the last is the last'),
  }),
  output: z.object({
    name: z.string(),
    order: z.array(z.string()).describe('Ids of all pictures on the board, in their order now'),
  }),
  positionals: ['name', 'assets'],
  changes: true,
  async run({ name: written, assets, to }, motif) {
    const { idOfKept } = await import('../../core/library/references.js');
    const library = await motif.library();
    const { boards, change } = library.ledger;
    const { name } = requireBoard(boards, written);
    const items = boards.items(name);
    const moved = [
      ...new Set(assets.map((reference) => idOfKept(library, items, reference, motif.options.dir))),
    ];
    const stranger = moved.findIndex((id) => !items.includes(id));
    if (stranger !== -1) {
      throw new MotifError('not_found', `Expected pictures of the board ${name}, received another one`, {
        hint: `Put it there first: motif board add ${JSON.stringify(name)} ${JSON.stringify(assets[stranger])}`,
        path: assets[stranger],
      });
    }
    const { moveTo } = await import('./move.js');
    const order = moveTo(items, moved, to - 1);
    if (order.some((id, at) => id !== items[at])) {
      change(`board move ${name}`, () => {
        boards.remove(name, items);
        boards.add(name, order);
      });
    }
    return { name, order };
  },
});

import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import { requireBoard } from '../../core/library/boards.js';
import { newName, refuseTaken } from '../../core/library/names.js';
import { operation } from '../../core/operation.js';
import { moveOnBoard } from './move-operation.js';
import { showBoard } from './show-operation.js';

const nameSchema = z.string().min(1).describe('Name of the board, in any case');
const assetsSchema = z
  .array(z.string().min(1))
  .max(10_000)
  .describe('Pictures: ids, beginnings of ids, or paths in the library');
const boardSchema = z.object({
  name: z.string(),
  note: z.string().optional(),
  pictures: z.number().int().describe('Pictures on it, those that left the library among them'),
  missing: z.number().int().describe('Pictures that left the library'),
});

export const addToBoard = operation({
  name: 'board.add',
  summary: 'Put pictures on a board, which is made when it is new',
  description:
    'A board keeps pictures in the order in which they were put on it, each once. Pictures are kept by content: one that is moved ' +
    'stays on its boards, one whose file is gone is shown as missing until the file comes back. Queries take a board as a ' +
    'filter: board:mood, -board:"spring launch".',
  examples: [
    { command: 'board add mood poster.png logo.svg', note: 'two pictures, in this order' },
    {
      command: "board add 'spring launch' --query 'folder:spring tag:approved'",
      note: 'all that passes the filters, newest first',
    },
  ],
  input: z.object({
    name: nameSchema,
    assets: assetsSchema.default([]),
    query: z
      .string()
      .min(1)
      .optional()
      .describe('All pictures that pass these filters, such as folder:spring type:png'),
  }),
  output: z.object({
    name: z.string(),
    created: z.boolean().describe('The board is new'),
    added: z.number().int().describe('Pictures that were not on it'),
    pictures: z.number().int().describe('Pictures on it now'),
  }),
  positionals: ['name', 'assets'],
  changes: true,
  async run({ name: written, ...chosen }, motif) {
    const { chosenAssets } = await import('../../core/library/chosen-assets.js');
    const library = await motif.library();
    const { boards, change } = library.ledger;
    const known = boards.find(written);
    const name = known?.name ?? newName(written, 'board');
    const ids = chosenAssets(chosen, library, motif.options.dir);
    if (ids.length === 0) {
      throw new MotifError('not_found', 'Expected pictures that pass the filters, received none', {
        hint: `See what passes them: motif search ${JSON.stringify(chosen.query)}`,
        path: 'query',
      });
    }
    const added = change(`board add ${name}`, () => {
      if (known === undefined) boards.create(name);
      return boards.add(name, ids);
    });
    return { name, created: known === undefined, added, pictures: boards.items(name).length };
  },
});

export const removeFromBoard = operation({
  name: 'board.remove',
  summary: 'Take pictures off a board',
  examples: [
    { command: 'board remove mood poster.png', note: 'the picture itself stays where it is' },
    { command: 'board remove mood 3fa94c', note: 'by id, which works for a missing picture too' },
  ],
  input: z.object({ name: nameSchema, assets: assetsSchema.min(1) }),
  output: z.object({
    name: z.string(),
    removed: z.number().int().describe('Pictures that were on it'),
    pictures: z.number().int().describe('Pictures on it now'),
  }),
  positionals: ['name', 'assets'],
  changes: true,
  async run({ name: written, assets }, motif) {
    const { idOfKept } = await import('../../core/library/references.js');
    const library = await motif.library();
    const { boards, change } = library.ledger;
    const { name } = requireBoard(boards, written);
    const items = boards.items(name);
    const ids = assets.map((reference) => idOfKept(library, items, reference, motif.options.dir));
    const removed = change(`board remove ${name}`, () => boards.remove(name, ids));
    return { name, removed, pictures: items.length - removed };
  },
});

export const listBoards = operation({
  name: 'board.list',
  summary: 'List the boards of the library',
  examples: [{ command: 'board list', note: 'with the number of pictures on each' }],
  input: z.object({}),
  output: z.object({ boards: z.array(boardSchema) }),
  async run(_input, motif) {
    return { boards: (await motif.library()).ledger.boards.list() };
  },
});

export const renameBoard = operation({
  name: 'board.rename',
  summary: 'Give a board another name',
  examples: [{ command: "board rename mood 'spring mood'", note: 'queries then say board:"spring mood"' }],
  input: z.object({ name: nameSchema, newName: z.string().min(1).describe('The name that it gets') }),
  output: z.object({ name: z.string() }),
  positionals: ['name', 'newName'],
  changes: true,
  async run({ name: written, newName: wanted }, motif) {
    const { boards, change } = (await motif.library()).ledger;
    const { name } = requireBoard(boards, written);
    const renamed = newName(wanted, 'board', 'newName');
    const other = boards.find(renamed);
    refuseTaken(other, name, 'Delete or rename that board first.');
    change(`board rename ${name} to ${renamed}`, () => boards.rename(name, renamed));
    return { name: renamed };
  },
});

export const deleteBoard = operation({
  name: 'board.delete',
  summary: 'Forget a board; its pictures stay where they are',
  examples: [{ command: 'board delete mood', note: '`motif undo` brings it back' }],
  input: z.object({ name: nameSchema }),
  output: z.object({ name: z.string() }),
  positionals: ['name'],
  changes: true,
  async run({ name: written }, motif) {
    const { boards, change } = (await motif.library()).ledger;
    const { name } = requireBoard(boards, written);
    change(`board delete ${name}`, () => boards.delete(name));
    return { name };
  },
});

export const noteOnBoard = operation({
  name: 'board.note',
  summary: 'Write what a board is for',
  examples: [
    { command: 'board note mood warm, hand-made, no people', note: 'in place of what was written before' },
    { command: "board note mood ''", note: 'take the note away' },
  ],
  input: z.object({
    name: nameSchema,
    text: z.string().max(2000).describe('What the board is for; empty to take the note away'),
  }),
  output: z.object({ name: z.string(), note: z.string().optional() }),
  positionals: ['name', 'text'],
  changes: true,
  async run({ name: written, text }, motif) {
    const { boards, change } = (await motif.library()).ledger;
    const { name } = requireBoard(boards, written);
    const note = text.normalize('NFC').trim() || undefined;
    change(`board note ${name}`, () => boards.setNote(name, note));
    return { name, ...(note === undefined ? {} : { note }) };
  },
});

export const boardOperations = [
  addToBoard,
  removeFromBoard,
  moveOnBoard,
  listBoards,
  showBoard,
  renameBoard,
  deleteBoard,
  noteOnBoard,
] as const;

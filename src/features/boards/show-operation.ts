import { z } from 'zod';
import { requireBoard } from '../../core/library/boards.js';
import { operation } from '../../core/operation.js';
import { destinationNames, destinationOptions, writtenFields } from '../../core/results/schemas.js';

const pictureSchema = z.object({
  rank: z.number().int().describe('Place on the board'),
  id: z.string().describe('Asset id (content hash)'),
  missing: z.boolean().describe('It has left the library; what follows is then not known'),
  path: z.string().optional().describe("Path relative to the library's root"),
  format: z.string().optional(),
  widthPx: z.number().int().optional(),
  heightPx: z.number().int().optional(),
});

export const showBoard = operation({
  name: 'board.show',
  summary: 'Show the pictures of a board in their order',
  examples: [
    { command: 'board show mood', note: 'with those that left the library' },
    { command: 'board show mood --sheet mood.html', note: 'as a contact sheet to pass on' },
    { command: 'board show mood --links mood --csv mood.csv', note: 'as a folder of links and as a table' },
  ],
  input: z.object({
    name: z.string().min(1).describe('Name of the board, in any case'),
    ...destinationOptions,
  }),
  output: z.object({
    name: z.string(),
    note: z.string().optional(),
    missing: z.number().int().describe('Pictures that left the library'),
    results: z.array(pictureSchema),
    notes: z.array(z.string()).describe('Remarks, such as on pictures that left the library'),
    ...writtenFields,
  }),
  positionals: ['name'],
  localOnly: destinationNames,
  async run({ name, ...destinations }, motif) {
    const { boardPictures } = await import('./board-pictures.js');
    const { writeResults } = await import('../../core/results/write-results.js');
    const library = await motif.library();
    const board = requireBoard(library.ledger.boards, name);
    const answer = async () => ({ ...board, ...boardPictures(library, board.name) });
    return writeResults(destinations, library, answer, ({ results, note }) => ({
      title: board.name,
      subtitle: [
        `${results.length} ${results.length === 1 ? 'picture' : 'pictures'}`,
        ...(note === undefined ? [] : [note]),
      ].join(' · '),
    }));
  },
});

import type { z } from 'zod';
import type { addToBoard, listBoards, removeFromBoard } from '../../../features/boards/operations.js';
import type { showBoard } from '../../../features/boards/show-operation.js';
import type { Page } from '../page.js';
import { formatCount, plural } from '../text.js';
import { shownIdDigits } from './search.js';
import { writtenLines } from './written.js';

/** Returns how many pictures came onto a board. */
export function renderBoardAdd(output: z.infer<typeof addToBoard.output>, page: Page): string[] {
  const { name, created, added, pictures } = output;
  const board = `${created ? 'new board' : 'board'} ${page.paint('bold', name)}`;
  return [`${plural(added, 'picture')} put on the ${board}, which holds ${formatCount(pictures)}.`];
}

/** Returns how many pictures were taken off a board. */
export function renderBoardRemove(output: z.infer<typeof removeFromBoard.output>, page: Page): string[] {
  const { name, removed, pictures } = output;
  return [
    `${plural(removed, 'picture')} taken off the board ${page.paint('bold', name)}, which holds ${formatCount(pictures)}.`,
  ];
}

/** Returns the boards with the number of pictures. */
export function renderBoards({ boards }: z.infer<typeof listBoards.output>, page: Page): string[] {
  if (boards.length === 0) return ['No boards yet. For instance: motif board add mood poster.png'];
  return page.table(
    [
      { title: 'board', ink: 'bold' },
      { title: 'pictures', align: 'right' },
      { title: 'missing', align: 'right', ink: 'yellow' },
      { title: 'note', ink: 'dim', flexible: true },
    ],
    boards.map(({ name, pictures, missing, note = '' }) => [
      name,
      formatCount(pictures),
      missing === 0 ? '' : formatCount(missing),
      note,
    ]),
  );
}

/** Returns the pictures of a board in its order; one that left the library has its id only. */
export function renderBoard(output: z.infer<typeof showBoard.output>, page: Page): string[] {
  const { name, note, results } = output;
  const rows = results.map(({ rank, id, path, format, widthPx, heightPx }) => [
    String(rank),
    path ?? 'missing',
    path === undefined ? '' : `${widthPx}x${heightPx} ${format}`,
    id.slice(0, shownIdDigits),
  ]);
  return [
    `${page.paint('bold', name)}, ${plural(results.length, 'picture')}`,
    ...(note === undefined ? [] : [page.paint('dim', note)]),
    ...(results.length === 0
      ? [`Nothing is on it. For instance: motif board add ${JSON.stringify(name)} poster.png`]
      : page.table(
          [
            { title: '#', align: 'right', ink: 'dim' },
            { title: 'path', ink: 'bold', flexible: true },
            { title: 'size', ink: 'dim', optional: true },
            { title: 'id', ink: 'dim' },
          ],
          rows,
        )),
    ...output.notes.map((remark) => page.paint('yellow', remark)),
    ...writtenLines(output),
  ];
}

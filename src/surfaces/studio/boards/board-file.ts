import { csvText } from '../../../core/results/csv-text.js';
import type { OutputOf } from '../api/operations.js';

type Board = Pick<OutputOf<'board.show'>, 'name' | 'note' | 'results'>;

/** Returns a board as a table for spreadsheets, in its order. */
export function boardCsv({ results }: Board): string {
  const rows = results.map(({ rank, path, format, widthPx, heightPx, id }) => [
    ...[rank, path, format, widthPx, heightPx, id],
  ]);
  return csvText([['rank', 'path', 'format', 'width', 'height', 'id'], ...rows]);
}

/** Returns a board as data that programs read. */
export function boardJson({ name, note, results }: Board): string {
  const pictures = results.map(({ rank: _place, ...picture }) => picture);
  return `${JSON.stringify({ name, ...(note === undefined ? {} : { note }), pictures }, null, 2)}\n`;
}

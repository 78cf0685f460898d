import path from 'node:path';
import { csvText } from './csv-text.js';
import type { ListedPicture } from './picture-list.js';

const header = ['rank', 'path', 'file', 'format', 'width', 'height', 'similarity', 'matched', 'copies', 'id'];

/**
 * Returns a list as a table for spreadsheets. `root` is the folder that paths are relative to; what is not known is left
 * empty.
 */
export function csvOf(pictures: readonly ListedPicture[], root: string): string {
  const rows = pictures.map(({ rank, id, similarity, matched, copies, ...picture }) => [
    rank,
    picture.path,
    picture.path === undefined ? undefined : path.resolve(root, picture.path),
    picture.format,
    picture.widthPx,
    picture.heightPx,
    similarity === null || similarity === undefined ? undefined : Number(similarity.toFixed(6)),
    matched?.join('; '),
    copies?.join('; '),
    id,
  ]);
  return csvText([header, ...rows]);
}

import path from 'node:path';
import type { ListedPicture } from './picture-list.js';

/** Without it, spreadsheets take UTF-8 for the encoding of the country and show Chinese as rubbish. */
const byteOrderMark = '\ufeff';
/** What a spreadsheet takes for the start of a formula, in full width too (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

const header = ['rank', 'path', 'file', 'format', 'width', 'height', 'similarity', 'matched', 'copies', 'id'];

/**
 * Returns a list as a table for spreadsheets: RFC 4180 with a byte order mark. A text that would be a formula gets an
 * apostrophe in front. `root` is the folder that paths are relative to; what is not known is left empty.
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
  return byteOrderMark + [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | undefined): string {
  // A negative number is one, whatever it starts with.
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

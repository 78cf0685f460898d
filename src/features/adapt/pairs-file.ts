import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../../core/errors.js';
import { currentReach } from '../../core/reach.js';

/** A picture, as a reference, and a text that means it. */
export interface PairLine {
  image: string;
  text: string;
  /** Where it stands in the file, from 1. */
  line: number;
}

const mostBytes = 5_000_000;
const mostText = 500;

/**
 * Returns the pairs of a table: UTF-8, separated by commas or tabs, quoted as spreadsheets do (RFC 4180), with a first line that names the
 * columns `image` and `text`; other columns are ignored. Throws `invalid_input` that names file and line, `not_found`, `too_large`.
 */
export async function readPairs(file: string): Promise<PairLine[]> {
  const rows = rowsOf(await readTable(file), file);
  const [header, ...lines] = rows;
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  const [image, text] = [names.indexOf('image'), names.indexOf('text')];
  if (image === -1 || text === -1)
    throw pairFault(
      `Expected a first line that names the columns image and text, received "${names.join(', ').slice(0, 60)}"`,
      file,
      1,
    );
  return lines.map(({ cells, line }) => {
    const pair = { image: cells[image]?.trim() ?? '', text: cells[text]?.trim() ?? '', line };
    if (pair.image === '' || pair.text === '')
      throw pairFault(
        `Expected an image and a text, received ${pair.image === '' ? 'no image' : 'no text'}`,
        file,
        line,
      );
    if (pair.text.length > mostText)
      throw pairFault(
        `Expected a text of at most ${mostText} characters, received ${pair.text.length}`,
        file,
        line,
      );
    return pair;
  });
}

async function readTable(file: string): Promise<string> {
  currentReach()?.assertReadable(file);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    throw new MotifError('not_found', `Expected a table of pairs, received ${file}`, {
      hint: 'Give a .csv file with the columns image and text.',
      path: file,
    });
  if (found.size > mostBytes)
    throw new MotifError('too_large', `Expected a table of at most 5 MB, received ${found.size} bytes`, {
      hint: 'A few hundred pairs are enough.',
      path: file,
    });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    throw new MotifError(
      'invalid_input',
      `Expected text in UTF-8 in ${path.basename(file)}, received other bytes`,
      {
        hint: 'Save the table as CSV UTF-8.',
        path: file,
        cause: error,
      },
    );
  }
}

interface Row {
  cells: string[];
  line: number;
}

function rowsOf(table: string, file: string): Row[] {
  const separator = table.split('\n', 1)[0]!.includes('\t') ? '\t' : ',';
  const rows: Row[] = [];
  let [cells, cell, line, start, isQuoted]: [string[], string, number, number, boolean] = [
    [],
    '',
    1,
    1,
    false,
  ];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ cells, line: start });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < table.length; at++) {
    const character = table[at]!;
    if (character === '\n') line++;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (table[at + 1] === '"') cell += table[++at]!;
      else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      [isQuoted, cell] = [true, ''];
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      endRow();
      start = line;
    } else if (character !== '\r') cell += character;
  }
  if (isQuoted) throw pairFault('Expected an end of a quoted text, received none', file, start);
  endRow();
  return rows;
}

/** Returns the error for what is wrong at a line of a table of pairs. */
export function pairFault(message: string, file: string, line: number, cause?: unknown): MotifError {
  return new MotifError('invalid_input', `${message} (line ${line} of ${path.basename(file)})`, {
    hint: 'For instance: image,text on the first line, then posters/a.png,水墨山水海报',
    path: `${file}:${line}`,
    cause,
  });
}

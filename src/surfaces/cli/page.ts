import type { Io } from './io.js';
import { pad, shorten, widest } from './text.js';

export type Ink = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const codes: Readonly<Record<Ink, [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

export interface Column {
  title: string;
  align?: 'left' | 'right';
  ink?: Ink;
  /** Gives way, in the middle, when the table is wider than the page. */
  flexible?: boolean;
  /** Left out, the last such column first, when the table is wider than the page. */
  optional?: boolean;
}

/** How a result is laid out: colours and bars on a terminal, plain text elsewhere. */
export interface Page {
  readonly columns: number;
  /** Colours and bars are wanted. */
  readonly rich: boolean;
  paint(ink: Ink, text: string): string;
  /** A bar of `width` cells for a share of 1; an empty text where bars are not wanted. */
  bar(share: number, width: number): string;
  /** A square of a `#rrggbb` colour; an empty text where colours are not wanted. */
  swatch(hex: string): string;
  /** Lines of a table with a header; columns that are empty in every row are left out. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[];
}

/** Returns whether colours and bars are wanted: a terminal, no NO_COLOR (https://no-color.org), no --no-colour. */
export function wantsColour(io: Pick<Io, 'env'>, isTty: boolean, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  return isTty && (io.env.NO_COLOR ?? '') === '' && io.env.TERM !== 'dumb';
}

/** Returns a page for results; off a terminal nothing is shortened, so that other programs get whole paths. */
export function makePage({ rich, columns, isTty }: { rich: boolean; columns: number; isTty: boolean }): Page {
  const width = isTty ? Math.max(40, columns) : Number.POSITIVE_INFINITY;
  const paint = (ink: Ink, text: string): string =>
    rich && text !== '' ? `\x1b[${codes[ink][0]}m${text}\x1b[${codes[ink][1]}m` : text;
  return {
    columns: width,
    rich,
    paint,
    bar: (share, cells) => (rich ? drawBar(share, cells) : ''),
    swatch: (hex) => (rich ? drawSwatch(hex) : ''),
    table: (columnList, rows) => layTable(columnList, rows, width, paint),
  };
}

function drawBar(share: number, cells: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
  const part = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8]!;
  return pad('█'.repeat(Math.floor(eighths / 8)) + part, cells);
}

function drawSwatch(hex: string): string {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (channels === null) return '';
  const [red, green, blue] = channels.slice(1).map((digits) => Number.parseInt(digits, 16));
  return `\x1b[48;2;${red};${green};${blue}m  \x1b[49m`;
}

function layTable(
  allColumns: readonly Column[],
  allRows: readonly (readonly string[])[],
  pageWidth: number,
  paint: Page['paint'],
): string[] {
  const shown = fittingColumns(allColumns, allRows, pageWidth);
  const columns = shown.map((index) => allColumns[index]!);
  const rows = allRows.map((row) => shown.map((index) => row[index] ?? ''));
  const widths = columns.map((column, index) => widest([column.title, ...rows.map((row) => row[index]!)]));
  narrow(columns, widths, pageWidth);
  const line = (cells: readonly string[], ink: (index: number) => Ink | undefined): string =>
    cells
      .map((cell, index) => {
        const isLast = index === cells.length - 1;
        const text = shorten(cell, widths[index]!);
        const right = columns[index]!.align === 'right';
        const laid = isLast && !right ? text : pad(text, widths[index]!, right ? 'left' : 'right');
        const wanted = ink(index);
        return wanted === undefined ? laid : paint(wanted, laid);
      })
      .join('  ')
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title),
      () => 'dim',
    ),
    ...rows.map((row) => line(row, (index) => columns[index]!.ink)),
  ];
}

/** A long path that is shortened to this much still says where the file is and its name. */
const comfortableCells = 36;

/** Returns the places of the columns to show: those with something in them, less the optional ones that do not fit. */
function fittingColumns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  pageWidth: number,
): number[] {
  const widths = columns.map(({ title, flexible }, index) => {
    const own = widest([title, ...rows.map((row) => row[index] ?? '')]);
    return flexible ? Math.min(own, comfortableCells) : own;
  });
  const shown = columns.flatMap((_, index) => (rows.some((row) => (row[index] ?? '') !== '') ? [index] : []));
  const isTooWide = (): boolean => shown.reduce((sum, index) => sum + widths[index]! + 2, -2) > pageWidth;
  while (isTooWide()) {
    const last = shown.findLastIndex((index) => columns[index]!.optional);
    if (last === -1) break;
    shown.splice(last, 1);
  }
  return shown;
}

/** Takes the cells that are too many from the flexible columns, from the widest first. */
function narrow(columns: readonly Column[], widths: number[], pageWidth: number): void {
  const gaps = 2 * Math.max(0, columns.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, gaps) - pageWidth;
  while (excess > 0) {
    const candidates = columns.flatMap(({ flexible }, index) =>
      flexible && widths[index]! > 12 ? [index] : [],
    );
    if (candidates.length === 0) return;
    const widest = candidates.reduce((best, index) => (widths[index]! > widths[best]! ? index : best));
    const step = Math.min(excess, Math.max(1, Math.floor((widths[widest]! - 12) / 2)));
    widths[widest]! -= step;
    excess -= step;
  }
}

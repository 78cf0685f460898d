import type { AssetFilter } from '../library/assets.js';
import { formatTimes } from './dates.js';
import { aroundRatio, type Condition, defaultColourTolerance } from './filters.js';
import { defaultMode, isPaletteFile } from './palette-term.js';
import type { Query, Term } from './query.js';
import { formatRange, inclusive, ratioStep, wholeStep } from './ranges.js';

const commonRatios = [
  '1:1',
  '5:4',
  '4:3',
  '3:2',
  '16:10',
  '16:9',
  '2:1',
  '21:9',
  '4:5',
  '3:4',
  '2:3',
  '10:16',
  '9:16',
  '1:2',
];

/**
 * Returns a query as text in normal form: `parseQuery` of it gives the same query. A `not` of several conditions at once,
 * which no query text can say, is a RangeError.
 */
export function formatQuery({ terms, filter }: Query): string {
  const sum = terms.map(signed).join(' ');
  return [sum.replace(/^\+ /, '').replace(/^- /, '-'), ...formatFilter(filter)]
    .filter((part) => part !== '')
    .join(' ');
}

/** Returns one term as it would stand alone in a query text. */
export function formatTerm(term: Term): string {
  return signed(term).replace(/^\+ /, '').replace(/^- /, '-');
}

function signed(term: Term): string {
  const weight = Math.abs(term.weight);
  return `${term.weight < 0 ? '-' : '+'} ${weight === 1 ? '' : `${weight}*`}${formatSubject(term)}`;
}

function formatSubject(term: Term): string {
  switch (term.kind) {
    case 'text':
      return quote(term.text);
    case 'image':
    case 'sketch':
      return `${term.kind}(${formatPath(term.path)})`;
    case 'likeness':
      return `${term.by}(${formatPath(term.path)})`;
    case 'asset':
      return `asset(${term.id})`;
    case 'palette':
      return `palette(${formatPalette(term)})`;
    case 'paletteOf':
      return `palette(${term.mode === undefined ? '' : `${term.mode} `}${isPaletteFile(term.path) ? formatPath(term.path) : quote(term.path)})`;
    case 'concept':
      return `@${/^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u.test(term.name) ? term.name : quote(term.name)}`;
  }
}

function formatPath(path: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : quote(path);
}

function formatPalette({ colours, mode }: Term & { kind: 'palette' }): string {
  const hasAreas = colours.some(({ area }) => area !== undefined);
  const written = colours.map(({ hex, area }) =>
    area === undefined ? hex : `${hex} ${Number((100 * area).toFixed(2))}%`,
  );
  return [...(mode === defaultMode(hasAreas) ? [] : [mode]), ...written].join(' ');
}

function formatFilter({ not = [], ...wanted }: AssetFilter): string[] {
  return [
    ...formatCondition(wanted),
    ...not.map((unwanted) => {
      const [only, ...more] = formatCondition(unwanted);
      if (only === undefined || more.length > 0) {
        throw new RangeError(
          'Expected one condition in each negated filter of a query text, received none or several',
        );
      }
      return `-${only}`;
    }),
  ];
}

function formatCondition(condition: Condition): string[] {
  const {
    formats,
    widthPx,
    heightPx,
    bytes,
    ratio,
    folders = [],
    tags = [],
    boards = [],
    timeMs,
    colours = [],
  } = condition;
  return [
    ...(formats === undefined ? [] : [`type:${formats.join(',')}`]),
    ...(widthPx === undefined ? [] : [`width:${formatRange(closed(widthPx, wholeStep), String)}`]),
    ...(heightPx === undefined ? [] : [`height:${formatRange(closed(heightPx, wholeStep), String)}`]),
    ...(bytes === undefined ? [] : [`size:${formatRange(closed(bytes, wholeStep), formatBytes)}`]),
    ...(ratio === undefined ? [] : [`ratio:${formatRatio(closed(ratio, ratioStep))}`]),
    ...folders.map((folder) => `folder:${word(folder)}`),
    ...tags.map((tag) => `tag:${word(tag)}`),
    ...boards.map((board) => `board:${word(board)}`),
    ...colours.map(
      ({ hex, tolerance }) => `colour:${hex}${tolerance === defaultColourTolerance ? '' : `~${tolerance}`}`,
    ),
    ...(timeMs === undefined ? [] : [formatTimes(inclusive(timeMs, wholeStep))]),
  ];
}

type Bounds = NonNullable<AssetFilter['ratio']>;

function closed(range: Bounds, step: number): Bounds {
  return range.min !== undefined && range.max !== undefined ? inclusive(range, step) : range;
}

function formatRatio(ratio: Bounds): string {
  const common = commonRatios.find((name) => {
    const [width, height] = name.split(':').map(Number);
    const { min, max } = aroundRatio(width! / height!);
    return ratio.min === min && ratio.max === max;
  });
  if (common !== undefined) return common;
  // A bare number would mean everything around it.
  if (ratio.min !== undefined && ratio.min === ratio.max) return `${ratio.min}..${ratio.max}`;
  return formatRange(ratio, String);
}

function formatBytes(bytes: number): string {
  const units = [
    ['gb', 1e9],
    ['mb', 1e6],
    ['kb', 1e3],
  ] as const;
  const unit = units.find(([, size]) => bytes >= size && bytes % size === 0);
  return unit === undefined ? `${bytes}b` : `${bytes / unit[1]}${unit[0]}`;
}

function word(text: string): string {
  // `tag://` would be read as the start of a URL.
  return /^(?!\/\/)[\p{L}\p{N}_./-]+$/u.test(text) ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replace(/[\\"＂]/g, '\\$&')}"`;
}

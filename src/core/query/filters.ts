import { parseColour } from '../colour/convert.js';
import type { AssetFilter } from '../library/assets.js';
import { parsePeriod, parseSpan } from './dates.js';
import type { FilterKey } from './query.js';
import { intersect, parseNumber, parseRange, ratioStep, wholeStep } from './ranges.js';

/** Conditions that one `key:value` can state. */
export type Condition = Omit<AssetFilter, 'not'>;

/** Difference (CIEDE2000) up to which people name two colours alike. */
export const defaultColourTolerance = 18;
/** `ratio:16:9` covers what rounding to whole pixels and small crops leave of it. */
const ratioTolerance = 0.01;

const formatNames: Readonly<Record<string, string>> = {
  jpeg: 'jpeg',
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
  tiff: 'tiff',
  tif: 'tiff',
  svg: 'svg',
};
const byteUnits: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
};

interface FilterKind {
  /** What a value looks like, for errors. */
  expects: string;
  /** Returns the condition that a value states, or undefined for a value that it does not understand. */
  read(value: string): Condition | undefined;
}

const kinds: Readonly<Record<FilterKey, FilterKind>> = {
  type: {
    expects: 'one or more of jpeg, png, webp, gif, avif, tiff, svg',
    read(value) {
      const formats = value
        .toLowerCase()
        .split(/[,，、]/)
        .map((name) => ownValue(formatNames, name.trim()));
      return formats.every((name) => name !== undefined) ? { formats: [...new Set(formats)] } : undefined;
    },
  },
  width: {
    expects: 'pixels such as >2000, <=800 or 100..200',
    read: (value) => rangeOf('widthPx', value, parsePixels),
  },
  height: {
    expects: 'pixels such as >2000, <=800 or 100..200',
    read: (value) => rangeOf('heightPx', value, parsePixels),
  },
  size: {
    expects: 'a size such as >2mb, <500kb or 1mb..2mb',
    read: (value) => rangeOf('bytes', value, parseBytes),
  },
  ratio: { expects: 'a ratio such as 16:9, >1, 1..2, portrait, landscape or square', read: readRatio },
  folder: {
    expects: 'a part of a folder name',
    read: (value) => (value === '' ? undefined : { folders: [value] }),
  },
  tag: { expects: 'a tag', read: (value) => (value === '' ? undefined : { tags: [value] }) },
  board: {
    expects: 'the name of a board',
    read: (value) => (value === '' ? undefined : { boards: [value] }),
  },
  colour: { expects: 'a colour such as #ff0000, red or red~10 (how near)', read: readColour },
  before: {
    expects: 'a date such as 2026, 2026-01 or 2026-01-31',
    read(value) {
      const period = parsePeriod(value);
      return period && { timeMs: { max: period.min - 1 } };
    },
  },
  after: {
    expects: 'a date such as 2026, 2026-01 or 2026-01-31',
    read(value) {
      const period = parsePeriod(value);
      return period && { timeMs: { min: period.max + 1 } };
    },
  },
  on: {
    expects: 'a date or two, such as 2026-01 or 2025-12..2026-01',
    read(value) {
      const timeMs = parseSpan(value);
      return timeMs && { timeMs };
    },
  },
};

const synonyms: Readonly<Record<string, string>> = {
  color: 'colour',
  format: 'type',
  类型: 'type',
  格式: 'type',
  宽: 'width',
  宽度: 'width',
  高: 'height',
  高度: 'height',
  大小: 'size',
  比例: 'ratio',
  文件夹: 'folder',
  标签: 'tag',
  看板: 'board',
  画板: 'board',
  颜色: 'colour',
  早于: 'before',
  晚于: 'after',
  日期: 'on',
};

export interface Filter extends FilterKind {
  key: string;
}

/** Returns the filter that a key names in any spelling, or undefined. */
export function filterOf(key: string): Filter | undefined {
  const lower = key.toLowerCase();
  const name = ownValue(synonyms, lower) ?? lower;
  const kind = ownValue<FilterKind>(kinds, name);
  return kind && { key: name, ...kind };
}

/** Returns the condition that a value states as people write it, or undefined for one that the filter does not understand. */
export function readCondition({ key, read }: Filter, value: string): Condition | undefined {
  const isText = ['folder', 'tag', 'board'].includes(key);
  return read(isText ? value.normalize('NFC').trim().replace(/\s+/g, ' ') : value.normalize('NFKC').trim());
}

/** Returns both conditions as one, or undefined when no asset can satisfy both. */
export function joinConditions(one: Condition, other: Condition): Condition | undefined {
  const joined: Condition = { ...one };
  for (const field of ['widthPx', 'heightPx', 'bytes', 'ratio', 'timeMs'] as const) {
    if (other[field] === undefined) continue;
    const range = intersect(one[field], other[field], field === 'ratio' ? ratioStep : wholeStep);
    if (range === undefined) return undefined;
    joined[field] = range;
  }
  for (const field of ['formats', 'folders', 'tags', 'boards'] as const) {
    if (other[field] !== undefined) joined[field] = [...new Set([...(one[field] ?? []), ...other[field]])];
  }
  if (other.colours !== undefined) joined.colours = [...(one.colours ?? []), ...other.colours];
  return joined;
}

function rangeOf(
  field: 'widthPx' | 'heightPx' | 'bytes',
  value: string,
  read: (text: string) => number | undefined,
): Condition | undefined {
  const range = parseRange(value.toLowerCase(), read);
  return range && { [field]: range };
}

function parsePixels(text: string): number | undefined {
  const value = parseNumber(text.trim().replace(/px$/, ''));
  return value === undefined ? undefined : Math.round(value);
}

function parseBytes(text: string): number | undefined {
  const [, number = '', unit = ''] = /^([\d.]+)\s*([a-z]*)$/.exec(text.trim()) ?? [];
  const value = parseNumber(number);
  const factor = ownValue(byteUnits, unit);
  return value === undefined || factor === undefined ? undefined : Math.round(value * factor);
}

function readRatio(value: string): Condition | undefined {
  switch (value.toLowerCase()) {
    case 'portrait':
    case '竖':
      return { ratio: { max: 1, exclusive: true } };
    case 'landscape':
    case '横':
      return { ratio: { min: 1, exclusive: true } };
    case 'square':
    case '方':
      return { ratio: aroundRatio(1) };
  }
  const ratio = parseRange(value, parseRatio, aroundRatio);
  return ratio && { ratio };
}

function parseRatio(text: string): number | undefined {
  const [width, height = 1, ...rest] = text.trim().split(/[:/x]/i).map(parseNumber);
  if (width === undefined || height === undefined || rest.length > 0) return undefined;
  const ratio = width / height;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

/** Returns the range that a ratio without a sign covers. */
export function aroundRatio(ratio: number): { min: number; max: number } {
  return { min: ratio / (1 + ratioTolerance), max: ratio * (1 + ratioTolerance) };
}

function readColour(value: string): Condition | undefined {
  const [name = '', near, ...rest] = value.split('~');
  const hex = parseColour(name);
  const tolerance = near === undefined ? defaultColourTolerance : parseNumber(near);
  if (hex === undefined || tolerance === undefined || tolerance > 100 || rest.length > 0) return undefined;
  return { colours: [{ hex, tolerance }] };
}

function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

import type { Range } from '../library/assets.js';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/i;

/**
 * Returns the first and last millisecond of a year, month or day (`2026`, `2026-01`, `2026-01-31`, `2026年1月`) in local
 * time, or of a UTC instant (`2026-01-31T08:30:00Z`); undefined for anything else, such as 30 February.
 */
export function parsePeriod(text: string): { min: number; max: number } | undefined {
  if (instant.test(text)) {
    const time = Date.parse(text.toUpperCase());
    return Number.isNaN(time) ? undefined : { min: time, max: time };
  }
  const written = text
    .replace(/日$/, '')
    .replace(/[年月/]$/, '')
    .replace(/[年月/]/g, '-');
  const match = /^([1-9]\d{3})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(written);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), numberOr(match[2]), numberOr(match[3])];
  const start = new Date(year, (month ?? 1) - 1, day ?? 1);
  if (month !== undefined && start.getMonth() !== month - 1) return undefined;
  if (day !== undefined && start.getDate() !== day) return undefined;
  const end =
    day !== undefined
      ? new Date(year, month! - 1, day + 1)
      : month !== undefined
        ? new Date(year, month, 1)
        : new Date(year + 1, 0, 1);
  return { min: start.getTime(), max: end.getTime() - 1 };
}

/** Returns the period from the start of the first to the end of the last of `2025-12..2026-01`, or that of a single one. */
export function parseSpan(text: string): Range | undefined {
  const ends = text.split('..').map(parsePeriod);
  const [first, last = first] = ends;
  if (ends.length > 2 || !first || !last || first.min > last.max) return undefined;
  return { min: first.min, max: last.max };
}

/** Returns the filter words `key:value` that mean an inclusive range of times; one for each bound that is open, else one. */
export function formatTimes({ min, max }: Range): string {
  if (min !== undefined && max !== undefined) {
    const [first, last] = [dayStarting(min) ?? iso(min), dayEnding(max) ?? iso(max)];
    return first === last ? `on:${first}` : `on:${first}..${last}`;
  }
  if (min !== undefined) return `after:${dayEnding(min - 1) ?? iso(min - 1)}`;
  return `before:${dayStarting((max ?? 0) + 1) ?? iso((max ?? 0) + 1)}`;
}

function dayStarting(time: number): string | undefined {
  const date = new Date(time);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (new Date(year, month, day).getTime() !== time) return undefined;
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayEnding(time: number): string | undefined {
  // A day may have 23 or 25 hours: what ends a day is that the next one starts.
  return dayStarting(time + 1) === undefined ? undefined : dayStarting(startOfDay(time));
}

function startOfDay(time: number): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

function numberOr(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

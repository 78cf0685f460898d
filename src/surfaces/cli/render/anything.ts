import type { Page } from '../page.js';

/** Returns any result as `name: value` lines, with a table for each list of objects. */
export function renderAnything(result: unknown, page: Page): string[] {
  return fieldLines(result, page, '');
}

function fieldLines(value: unknown, page: Page, indent: string): string[] {
  if (!isObject(value))
    return Array.isArray(value) ? listLines(value, page, indent) : [`${indent}${plain(value)}`];
  return Object.entries(value).flatMap(([name, item]) => {
    const label = `${indent}${page.paint('dim', `${words(name)}:`)}`;
    if (!isNested(item)) return [`${label} ${plain(item)}`];
    if (Array.isArray(item) && item.length === 0) return [`${label} none`];
    return [label, ...fieldLines(item, page, `${indent}  `)];
  });
}

function listLines(items: readonly unknown[], page: Page, indent: string): string[] {
  if (!items.every(isObject)) return items.map((item) => `${indent}${plain(item)}`);
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const rows = items.map((item) => names.map((name) => plain(item[name])));
  return page
    .table(
      names.map((name) => ({ title: words(name), flexible: true })),
      rows,
    )
    .map((line) => `${indent}${line}`);
}

/** Returns `widthPx` as `width px`. */
function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && !value.some((item) => isNested(item))) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A short list of plain values fits on the line of its name. */
function isNested(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some((item) => typeof item === 'object');
  return isObject(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

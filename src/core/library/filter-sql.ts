import { hexToLab, labDifference } from '../colour/convert.js';
import type { AssetFilter, Range } from './assets.js';
import { createBoards, requireBoard } from './boards.js';
import type { Sqlite, Value } from './sqlite.js';

/** A picture counts as having a colour when a palette entry this large is near it. */
const smallestArea = 0.05;

/**
 * Returns the ids of the encoded assets that satisfy every condition, or undefined for a filter without conditions. Throws
 * `not_found` for a board that does not exist.
 */
export function selectAssets(sqlite: Sqlite, filter: AssetFilter): Set<string> | undefined {
  const { not = [], ...wanted } = filter;
  const conditions = conditionsOf(sqlite, wanted);
  for (const unwanted of not) {
    const inner = conditionsOf(sqlite, unwanted);
    if (inner.length === 0) continue;
    conditions.push({
      sql: `NOT (${inner.map((condition) => condition.sql).join(' AND ')})`,
      values: inner.flatMap((condition) => condition.values),
    });
  }
  if (conditions.length === 0) return undefined;
  const where = conditions.map((condition) => condition.sql).join(' AND ');
  const rows = sqlite
    .prepare(`SELECT id FROM assets WHERE encoded = 1 AND ${where}`)
    .all(...conditions.flatMap((condition) => condition.values));
  return new Set(rows.map((row) => String(row.id)));
}

interface Condition {
  sql: string;
  values: Value[];
}

// The first file's time stands for the asset's where the picture itself does not know when it was taken.
export const shownTime = `COALESCE(taken_ms, (SELECT modified_ms FROM files WHERE asset_id = assets.id ORDER BY first_seen, path LIMIT 1))`;

function conditionsOf(sqlite: Sqlite, filter: Omit<AssetFilter, 'not'>): Condition[] {
  const conditions: Condition[] = [];
  const anyOf = (sql: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0)
      conditions.push({ sql: `(${values.map(() => sql).join(' OR ')})`, values: [...values] });
  };
  anyOf('format = ?', filter.formats);
  addRange(conditions, 'width_px', filter.widthPx);
  addRange(conditions, 'height_px', filter.heightPx);
  addRange(conditions, 'bytes', filter.bytes);
  addRange(conditions, '(CAST(width_px AS REAL) / height_px)', filter.ratio);
  addRange(conditions, shownTime, filter.timeMs);
  for (const tag of filter.tags ?? []) {
    conditions.push({ sql: 'id IN (SELECT asset_id FROM tags WHERE tag = ?)', values: [normaliseTag(tag)] });
  }
  for (const board of filter.boards ?? []) {
    const { name } = requireBoard(createBoards(sqlite), board);
    conditions.push({ sql: 'id IN (SELECT asset_id FROM board_items WHERE board = ?)', values: [name] });
  }
  for (const folder of filter.folders ?? []) {
    const ids = assetsInFolder(sqlite, folder);
    conditions.push({ sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] });
  }
  for (const colour of filter.colours ?? []) {
    const ids = assetsWithColour(sqlite, colour.hex, colour.tolerance);
    conditions.push({ sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] });
  }
  return conditions;
}

function addRange(conditions: Condition[], expression: string, range: Range | undefined): void {
  if (!range) return;
  const equal = range.exclusive ? '' : '=';
  if (range.min !== undefined) conditions.push({ sql: `${expression} >${equal} ?`, values: [range.min] });
  if (range.max !== undefined) conditions.push({ sql: `${expression} <${equal} ?`, values: [range.max] });
}

/** SQLite's lower() knows ASCII only, and names from a Mac come with their accents apart: both are for JavaScript. */
function assetsInFolder(sqlite: Sqlite, part: string): string[] {
  const wanted = foldCase(part);
  const verdicts = new Map<string, boolean>();
  const ids: string[] = [];
  for (const file of sqlite.prepare('SELECT path, asset_id FROM files WHERE asset_id IS NOT NULL').all()) {
    const path = String(file.path);
    // Up to the last slash only: a file called spring.png does not lie in a folder called spring.
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    let lies = verdicts.get(folder);
    if (lies === undefined) {
      lies = foldCase(folder).includes(wanted);
      verdicts.set(folder, lies);
    }
    if (lies) ids.push(String(file.asset_id));
  }
  return ids;
}

function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function assetsWithColour(sqlite: Sqlite, hex: string, tolerance: number): string[] {
  const wanted = hexToLab(hex);
  // Lightness alone bounds CIEDE2000 loosely (its weight S_L is at most 1.75), and the index serves the bound.
  const reach = tolerance * 1.75;
  const swatches = sqlite
    .prepare('SELECT asset_id, l, a, b FROM swatches WHERE area >= ? AND l BETWEEN ? AND ?')
    .all(smallestArea, wanted.l - reach, wanted.l + reach);
  const ids = new Set<string>();
  for (const swatch of swatches) {
    const id = String(swatch.asset_id);
    if (ids.has(id)) continue;
    const lab = { l: Number(swatch.l), a: Number(swatch.a), b: Number(swatch.b) };
    if (labDifference(wanted, lab) <= tolerance) ids.add(id);
  }
  return [...ids];
}

/** Returns a tag as it is stored and compared: trimmed, one space between words, lower case, NFC. */
export function normaliseTag(tag: string): string {
  return tag.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

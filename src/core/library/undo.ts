import type { Sqlite } from './sqlite.js';

/** A change of what people made, which can be taken back. */
export interface Change {
  number: number;
  atMs: number;
  /** What was done, as a person would say it. */
  label: string;
}

/** How the triggers write a step that touches a tag. */
const tagStep = /^(?:DELETE FROM tags WHERE asset_id = |INSERT OR IGNORE INTO tags VALUES \()'([^']+)'/;
/** More are forgotten, oldest first. */
const mostChanges = 200;

/**
 * Returns what `work` returns, after running it as one change that can be taken back whole; a change that changed nothing is
 * not kept. Method: triggers note the inverse of each step (SQLite's "Automatic Undo/Redo Using SQLite").
 */
export function recordChange<Result>(sqlite: Sqlite, label: string, work: () => Result): Result {
  return sqlite.transaction(() => {
    const { n } = sqlite
      .prepare('INSERT INTO changes (at_ms, label, open) VALUES (?, ?, 1) RETURNING number AS n')
      .get(Date.now(), label)!;
    const result = work();
    sqlite.prepare('UPDATE changes SET open = 0 WHERE number = ?').run(Number(n));
    sqlite
      .prepare(
        'DELETE FROM changes WHERE number = ? AND NOT EXISTS (SELECT 1 FROM undo_steps WHERE change = ?)',
      )
      .run(Number(n), Number(n));
    sqlite.prepare('DELETE FROM undo_steps WHERE change <= ?').run(Number(n) - mostChanges);
    sqlite.prepare('DELETE FROM changes WHERE number <= ?').run(Number(n) - mostChanges);
    return result;
  });
}

/** Returns the changes that can be taken back, the last first. */
export function listChanges(sqlite: Sqlite): Change[] {
  return sqlite
    .prepare('SELECT number, at_ms, label FROM changes ORDER BY number DESC')
    .all()
    .map((found) => ({
      number: Number(found.number),
      atMs: Number(found.at_ms),
      label: String(found.label),
    }));
}

/**
 * Takes back the last change and returns it, or undefined where there is none. `refresh` is told the assets whose tags it
 * touched, so that their words can be brought up to date.
 */
export function undoLast(sqlite: Sqlite, refresh: (assetId: string) => void): Change | undefined {
  return sqlite.transaction(() => {
    const [last] = listChanges(sqlite);
    if (last === undefined) return undefined;
    const steps = sqlite
      .prepare('SELECT sql FROM undo_steps WHERE change = ? ORDER BY number DESC')
      .all(last.number);
    const tagged = new Set<string>();
    for (const { sql } of steps) {
      sqlite.exec(String(sql));
      const assetId = tagStep.exec(String(sql))?.[1];
      if (assetId !== undefined) tagged.add(assetId);
    }
    tagged.forEach(refresh);
    sqlite.prepare('DELETE FROM undo_steps WHERE change = ?').run(last.number);
    sqlite.prepare('DELETE FROM changes WHERE number = ?').run(last.number);
    return last;
  });
}

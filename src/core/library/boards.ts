import { MotifError } from '../errors.js';
import { hintOfNames, tidyName } from './names.js';
import type { Row, Sqlite } from './sqlite.js';

/** An ordered collection of pictures. */
export interface Board {
  name: string;
  note?: string;
}

/** The boards of a library; a name is found whatever its case. Names given to what changes must be those of boards. */
export interface Boards {
  /** Returns all of them, by name; `missing` pictures have left the library. */
  list(): (Board & { pictures: number; missing: number })[];
  find(name: string): Board | undefined;
  /** Returns the ids of its pictures in order, those that left the library among them. */
  items(name: string): string[];
  create(name: string): void;
  /** Puts pictures at the end, those that are there already left where they are; returns how many are new. */
  add(name: string, assetIds: readonly string[]): number;
  /** Takes pictures off; returns how many were there. */
  remove(name: string, assetIds: readonly string[]): number;
  rename(name: string, newName: string): void;
  setNote(name: string, note: string | undefined): void;
  delete(name: string): void;
}

/** Returns the board of that name; throws `not_found` with the names that there are. */
export function requireBoard(boards: Boards, name: string): Board {
  const found = boards.find(name);
  if (found !== undefined) return found;
  const names = boards.list().map((board) => board.name);
  throw new MotifError('not_found', `Expected the name of a board, received "${name}"`, {
    hint: hintOfNames(names, 'No boards yet. Make one: motif board add mood poster.png.'),
  });
}

/** Returns the boards that a ledger keeps. */
export function createBoards(sqlite: Sqlite): Boards {
  return {
    list: () =>
      sqlite
        .prepare(
          `SELECT name, note, count(asset_id) AS pictures, count(asset_id) - count(assets.id) AS missing
           FROM boards LEFT JOIN board_items ON board = name LEFT JOIN assets ON assets.id = asset_id
           GROUP BY name ORDER BY name`,
        )
        .all()
        .map((found) => ({
          ...toBoard(found),
          pictures: Number(found.pictures),
          missing: Number(found.missing),
        })),
    find(name) {
      const found = sqlite.prepare('SELECT name, note FROM boards WHERE name = ?').get(tidyName(name));
      return found && toBoard(found);
    },
    items: (name) =>
      sqlite
        .prepare('SELECT asset_id FROM board_items WHERE board = ? ORDER BY position')
        .all(name)
        .map((found) => String(found.asset_id)),
    create: (name) => void sqlite.prepare('INSERT INTO boards VALUES (?, NULL)').run(name),
    add: (name, assetIds) =>
      sqlite.transaction(() => {
        const last = sqlite
          .prepare('SELECT coalesce(max(position), 0) AS n FROM board_items WHERE board = ?')
          .get(name);
        const start = Number(last?.n ?? 0) + 1;
        const insert = sqlite.prepare('INSERT OR IGNORE INTO board_items VALUES (?, ?, ?)');
        return assetIds.reduce((added, id, at) => added + insert.run(name, id, start + at).changes, 0);
      }),
    remove: (name, assetIds) =>
      sqlite.transaction(() => {
        const remove = sqlite.prepare('DELETE FROM board_items WHERE board = ? AND asset_id = ?');
        return assetIds.reduce((removed, id) => removed + remove.run(name, id).changes, 0);
      }),
    rename: (name, newName) =>
      void sqlite.prepare('UPDATE boards SET name = ? WHERE name = ?').run(newName, name),
    setNote: (name, note) =>
      void sqlite.prepare('UPDATE boards SET note = ? WHERE name = ?').run(note ?? null, name),
    delete: (name) =>
      sqlite.transaction(() => {
        sqlite.prepare('DELETE FROM board_items WHERE board = ?').run(name);
        sqlite.prepare('DELETE FROM boards WHERE name = ?').run(name);
      }),
  };
}

function toBoard(found: Row): Board {
  return { name: String(found.name), ...(found.note === null ? {} : { note: String(found.note) }) };
}

import type { Sqlite } from './sqlite.js';

/** What a person said of a picture as an answer to a query. */
export type Thumb = 'up' | 'down';

/** What people said of the answers to a query; ids of pictures, those that left the library among them. */
export interface QueryThumbs {
  up: string[];
  down: string[];
}

/** The thumbs of a library: each belongs to one query, given in normal form, and one picture. */
export interface Thumbs {
  /** Returns the queries that have any, in alphabetical order. */
  list(): ({ query: string } & QueryThumbs)[];
  /** Returns the thumbs of a query, in the order of the ids. */
  of(query: string): QueryThumbs;
  /** Gives pictures a thumb, in place of one that they have; returns for how many that is news. */
  put(query: string, assetIds: readonly string[], thumb: Thumb): number;
  /** Takes the thumbs of a query from pictures, from all of them by default; returns how many there were. */
  remove(query: string, assetIds?: readonly string[]): number;
}

/** Returns the thumbs that a ledger keeps. */
export function createThumbs(sqlite: Sqlite): Thumbs {
  return {
    list() {
      const queries = new Map<string, QueryThumbs>();
      const all = sqlite.prepare('SELECT query, asset_id, thumb FROM thumbs ORDER BY query, asset_id');
      for (const { query, asset_id, thumb } of all.all()) {
        const thumbs = queries.get(String(query)) ?? { up: [], down: [] };
        thumbs[thumb as Thumb].push(String(asset_id));
        queries.set(String(query), thumbs);
      }
      return [...queries].map(([query, thumbs]) => ({ query, ...thumbs }));
    },
    of(query) {
      const thumbs: QueryThumbs = { up: [], down: [] };
      const own = sqlite.prepare('SELECT asset_id, thumb FROM thumbs WHERE query = ? ORDER BY asset_id');
      for (const { asset_id, thumb } of own.all(query)) thumbs[thumb as Thumb].push(String(asset_id));
      return thumbs;
    },
    put: (query, assetIds, thumb) =>
      sqlite.transaction(() => {
        // Another thumb is taken out first, so that undoing brings it back.
        const other = sqlite.prepare('DELETE FROM thumbs WHERE query = ? AND asset_id = ? AND thumb <> ?');
        const insert = sqlite.prepare('INSERT OR IGNORE INTO thumbs VALUES (?, ?, ?)');
        return assetIds.reduce((changed, id) => {
          other.run(query, id, thumb);
          return changed + insert.run(query, id, thumb).changes;
        }, 0);
      }),
    remove: (query, assetIds) =>
      sqlite.transaction(() => {
        if (assetIds === undefined)
          return sqlite.prepare('DELETE FROM thumbs WHERE query = ?').run(query).changes;
        const remove = sqlite.prepare('DELETE FROM thumbs WHERE query = ? AND asset_id = ?');
        return assetIds.reduce((removed, id) => removed + remove.run(query, id).changes, 0);
      }),
  };
}

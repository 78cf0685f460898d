import { MotifError } from '../errors.js';
import { hintOfNames, tidyName } from './names.js';
import type { Row, Sqlite } from './sqlite.js';

/** A query that people keep under a name. */
export interface SavedQuery {
  name: string;
  /** In normal form. */
  query: string;
}

/** The saved queries of a library; a name is found whatever its case. */
export interface SavedQueries {
  /** Returns all of them, by name. */
  list(): SavedQuery[];
  find(name: string): SavedQuery | undefined;
  /** Keeps a query, in place of one of that name. */
  put(saved: SavedQuery): void;
  remove(name: string): void;
}

/** Returns the saved query of that name; throws `not_found` with the names that there are. */
export function requireSavedQuery(savedQueries: SavedQueries, name: string): SavedQuery {
  const found = savedQueries.find(name);
  if (found !== undefined) return found;
  const names = savedQueries.list().map((saved) => saved.name);
  throw new MotifError('not_found', `Expected the name of a saved query, received "${name}"`, {
    hint: hintOfNames(names, 'None is saved yet. Save one: motif saved add lamps "lamp type:png".'),
  });
}

/** Returns the saved queries that a ledger keeps. */
export function createSavedQueries(sqlite: Sqlite): SavedQueries {
  return {
    list: () => sqlite.prepare('SELECT name, query FROM saved_queries ORDER BY name').all().map(toSavedQuery),
    find(name) {
      const found = sqlite
        .prepare('SELECT name, query FROM saved_queries WHERE name = ?')
        .get(tidyName(name));
      return found && toSavedQuery(found);
    },
    put: ({ name, query }) =>
      sqlite.transaction(() => {
        // Taken out first, so that undoing brings the old one back.
        sqlite.prepare('DELETE FROM saved_queries WHERE name = ?').run(name);
        sqlite.prepare('INSERT INTO saved_queries VALUES (?, ?)').run(name, query);
      }),
    remove: (name) => void sqlite.prepare('DELETE FROM saved_queries WHERE name = ?').run(tidyName(name)),
  };
}

function toSavedQuery(found: Row): SavedQuery {
  return { name: String(found.name), query: String(found.query) };
}

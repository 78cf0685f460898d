import { type Concept, conceptName } from '../concepts/concept.js';
import { MotifError } from '../errors.js';
import { hintOfNames } from './names.js';
import type { Row, Sqlite } from './sqlite.js';

/** The concepts that people taught a library; a name is found whatever its case. */
export interface Concepts {
  /** Returns all of them, by name. */
  list(): Concept[];
  find(name: string): Concept | undefined;
  /** Keeps a concept, in place of one of that name. */
  put(concept: Concept): void;
  remove(name: string): void;
}

/** Returns the concept of that name, with or without its @; throws `not_found` with the names that there are. */
export function requireConcept(concepts: Concepts, name: string): Concept {
  const found = concepts.find(name);
  if (found !== undefined) return found;
  const names = concepts.list().map((known) => `@${known.name}`);
  throw new MotifError('not_found', `Expected a concept of the library, received "${name}"`, {
    hint: hintOfNames(names, 'Teach one: motif concept learn cosy --examples a.jpg,b.jpg.'),
  });
}

/** Returns the concepts that a ledger keeps. */
export function createConcepts(sqlite: Sqlite): Concepts {
  return {
    list: () => sqlite.prepare('SELECT data FROM concepts ORDER BY name').all().map(toConcept),
    find(name) {
      const found = sqlite.prepare('SELECT data FROM concepts WHERE name = ?').get(conceptName(name) ?? name);
      return found && toConcept(found);
    },
    put: (concept) =>
      sqlite.transaction(() => {
        // Taken out first, so that undoing brings the old one back.
        sqlite.prepare('DELETE FROM concepts WHERE name = ?').run(concept.name);
        sqlite.prepare('INSERT INTO concepts VALUES (?, ?)').run(concept.name, JSON.stringify(concept));
      }),
    remove: (name) => void sqlite.prepare('DELETE FROM concepts WHERE name = ?').run(name),
  };
}

function toConcept(found: Row): Concept {
  return JSON.parse(String(found.data)) as Concept;
}

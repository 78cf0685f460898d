import type { EncoderIdentity } from '../encoder/encoder.js';
import { MotifError } from '../errors.js';
import { hintOfNames, tidyName } from './names.js';
import type { Sqlite } from './sqlite.js';

/** What judged queries found at some time, kept to compare later runs with. */
export interface EvaluationRun {
  name: string;
  /** Milliseconds since 1970. */
  atMs: number;
  identity: EncoderIdentity;
  /** Digest of the calibration card, where there was one. */
  card?: string;
  /** Pictures in the library then. */
  pictures: number;
  /** The way of searching: by meaning and words, or by one of them. */
  by: 'both' | 'meaning' | 'words';
  /** Ids of what each query found, best first. */
  answers: { query: string; found: string[] }[];
}

/** The kept runs of a library; a name is found whatever its case. */
export interface EvaluationRuns {
  find(name: string): EvaluationRun | undefined;
  names(): string[];
  /** Keeps a run, in place of one of that name. */
  put(run: EvaluationRun): void;
}

/** Returns the kept run of that name; throws `not_found` with the names that there are. */
export function requireRun(runs: EvaluationRuns, name: string): EvaluationRun {
  const found = runs.find(name);
  if (found !== undefined) return found;
  throw new MotifError('not_found', `Expected the name of a kept evaluation, received "${name}"`, {
    hint: hintOfNames(runs.names(), 'None is kept yet. Keep one: motif evaluate --save before.'),
    path: 'against',
  });
}

/** Returns the evaluation runs that a ledger keeps. */
export function createEvaluationRuns(sqlite: Sqlite): EvaluationRuns {
  return {
    find(name) {
      const found = sqlite.prepare('SELECT data FROM evaluation_runs WHERE name = ?').get(tidyName(name));
      return found && (JSON.parse(String(found.data)) as EvaluationRun);
    },
    names: () =>
      sqlite
        .prepare('SELECT name FROM evaluation_runs ORDER BY name')
        .all()
        .map(({ name }) => String(name)),
    put: (run) =>
      sqlite.transaction(() => {
        // Taken out first, so that undoing brings the old one back.
        sqlite.prepare('DELETE FROM evaluation_runs WHERE name = ?').run(run.name);
        sqlite.prepare('INSERT INTO evaluation_runs VALUES (?, ?)').run(run.name, JSON.stringify(run));
      }),
  };
}

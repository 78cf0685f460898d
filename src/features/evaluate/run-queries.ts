import { MotifError, throwIfCancelled } from '../../core/errors.js';
import type { FindIds } from '../../core/find-ids.js';
import type { EvaluationRun } from '../../core/library/evaluation-runs.js';
import type { Motif } from '../../core/motif.js';
import type { OperationContext } from '../../core/operation.js';
import type { JudgedQuery } from './judged-queries.js';

export interface Answered {
  answers: EvaluationRun['answers'];
  /** Queries that could not be run, such as one with a file that is gone. */
  failed: { query: string; reason: string }[];
}

/** So far down a first right picture is looked for. */
export const searchedDepth = 50;

/** Returns what each judged query finds; one that cannot be run is told and stops no other. */
export async function runQueries(
  queries: readonly JudgedQuery[],
  by: EvaluationRun['by'],
  find: FindIds,
  motif: Motif,
  { signal, progress }: OperationContext,
): Promise<Answered> {
  const answered: Answered = { answers: [], failed: [] };
  const way = { limit: searchedDepth, meaningOnly: by === 'meaning', wordsOnly: by === 'words' };
  for (const [done, { query }] of queries.entries()) {
    throwIfCancelled(signal);
    progress({ stage: 'evaluate', done, total: queries.length, unit: 'queries' });
    try {
      answered.answers.push({ query, found: await find({ query, ...way }, motif, signal) });
    } catch (error) {
      if (!(error instanceof MotifError) || error.code === 'cancelled') throw error;
      if (isOfTheLibrary(error)) throw error;
      answered.failed.push({ query, reason: error.message });
    }
  }
  progress({ stage: 'evaluate', done: queries.length, total: queries.length, unit: 'queries' });
  return answered;
}

/** A model or a store that does not answer fails for every query alike. */
function isOfTheLibrary({ code }: MotifError): boolean {
  return code !== 'invalid_input' && code !== 'not_found' && code !== 'unreadable_media';
}

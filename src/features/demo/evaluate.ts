import type { DemoQuery } from './queries.js';
import type { PictureRecord } from './record.js';

/** How many results of a query count. */
export const judgedResults = 5;

export interface Evaluation {
  queries: number;
  /** Mean share of right pictures among the first five (or as many as can be right), 0 to 1. */
  precision: number;
  /** Share of queries with a right picture among the first five. */
  answered: number;
}

/**
 * Returns how well lists of result paths answer their queries by the library's own attributes. A query that has fewer
 * than five right pictures is judged by as many results as it has.
 */
export function evaluateAnswers(
  answers: readonly { query: DemoQuery; paths: readonly string[] }[],
  records: readonly PictureRecord[],
): Evaluation {
  const byFile = new Map(records.map((record) => [record.file, record]));
  const precisions = answers.map(({ query, paths }) => {
    const judged = Math.min(judgedResults, records.filter((record) => query.isRight(record)).length);
    const right = paths.slice(0, judged).filter((path) => {
      const record = byFile.get(path);
      return record !== undefined && query.isRight(record);
    }).length;
    return judged === 0 ? 0 : right / judged;
  });
  const count = Math.max(1, answers.length);
  return {
    queries: answers.length,
    precision: precisions.reduce((sum, precision) => sum + precision, 0) / count,
    answered: precisions.filter((precision) => precision > 0).length / count,
  };
}

import type { EvaluationRun } from '../../core/library/evaluation-runs.js';
import type { JudgedQuery } from './judged-queries.js';
import {
  type Change,
  compareRuns,
  type Estimate,
  estimate,
  fewestQueries,
  judgeRanking,
  type MeasureName,
  type Measures,
  measureNames,
} from './measures.js';

export interface JudgedAnswer extends Measures {
  query: string;
  kind: string;
  /** How many pictures are right. */
  relevant: number;
}

export type Summary = Record<MeasureName, Estimate> & { queries: number };

export interface Comparison {
  /** Queries that both runs answered. */
  queries: number;
  /** Queries of only one of the runs, which are not compared. */
  apart: number;
  changes: (Change & { kind?: string; queries: number; measure: MeasureName })[];
  /** Queries whose discounted gain rose, and fell, the largest change first. */
  won: { query: string; before: number; after: number }[];
  lost: { query: string; before: number; after: number }[];
  tied: number;
}

type Answers = EvaluationRun['answers'];

/** Differences of rounding are no change. */
const leastChange = 1e-9;

/** Returns how well each judged query was answered, in the order of the queries; those without an answer are left out. */
export function judgeAnswers(queries: readonly JudgedQuery[], answers: Answers): JudgedAnswer[] {
  const found = new Map(answers.map((answer) => [answer.query, answer.found]));
  return queries.flatMap(({ query, kind, grades }) => {
    const ids = found.get(query);
    return ids === undefined ? [] : [{ query, kind, relevant: grades.size, ...judgeRanking(ids, grades) }];
  });
}

/** Returns the measures over all answers, with bounds. */
export function summarise(answers: readonly Measures[]): Summary {
  const over = (measure: MeasureName) => estimate(answers.map((answer) => answer[measure]));
  return {
    queries: answers.length,
    precision: over('precision'),
    recall: over('recall'),
    ndcg: over('ndcg'),
    reciprocalRank: over('reciprocalRank'),
  };
}

/** Returns the answers of each kind, the kind with most queries first. */
export function byKind<Judged extends { kind: string }>(
  answers: readonly Judged[],
): { kind: string; answers: Judged[] }[] {
  const kinds = new Map<string, Judged[]>();
  for (const answer of answers) kinds.set(answer.kind, [...(kinds.get(answer.kind) ?? []), answer]);
  return [...kinds]
    .map(([kind, own]) => ({ kind, answers: own }))
    .sort((one, other) => other.answers.length - one.answers.length || (one.kind < other.kind ? -1 : 1));
}

/**
 * Returns what changed from an earlier run to this one over the queries of both. The earlier answers are judged anew by
 * what is right now, so that another judgement is no difference between the runs. Undefined where no query is in both.
 */
export function compareAnswers(
  queries: readonly JudgedQuery[],
  earlier: Answers,
  now: Answers,
): Comparison | undefined {
  const before = new Map(judgeAnswers(queries, earlier).map((answer) => [answer.query, answer]));
  const judged = judgeAnswers(queries, now);
  const pairs = judged.flatMap((after) => {
    const known = before.get(after.query);
    return known === undefined ? [] : [{ kind: after.kind, before: known, after }];
  });
  if (pairs.length === 0) return undefined;
  const changesOf = (own: typeof pairs, measures: readonly MeasureName[]) =>
    measures.map((measure) => ({
      queries: own.length,
      measure,
      ...compareRuns(
        own.map((pair) => pair.before[measure]),
        own.map((pair) => pair.after[measure]),
      ),
    }));
  const moved = pairs
    .map(({ before: { ndcg }, after }) => ({ query: after.query, before: ndcg, after: after.ndcg }))
    .sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before));
  const won = moved.filter((pair) => pair.after - pair.before > leastChange);
  const lost = moved.filter((pair) => pair.before - pair.after > leastChange);
  return {
    queries: pairs.length,
    apart: judged.length + earlier.length - 2 * pairs.length,
    changes: [
      ...changesOf(pairs, measureNames),
      ...byKind(pairs).flatMap(({ kind, answers }) =>
        changesOf(answers, ['precision', 'ndcg']).map((change) => ({ kind, ...change })),
      ),
    ],
    won,
    lost,
    tied: pairs.length - won.length - lost.length,
  };
}

/** Returns what a person should know before relying on the figures of so many queries. */
export function notesOnReach(summary: Summary, kinds: readonly { queries: number }[]): string[] {
  if (summary.queries < fewestQueries) {
    return [
      `Fewer than ${fewestQueries} judged queries: the figures are of these queries alone, and nothing reliable follows from them. Judge some more.`,
    ];
  }
  return kinds.some(({ queries }) => queries < fewestQueries)
    ? [
        `Kinds of fewer than ${fewestQueries} queries have no interval: nothing reliable follows from their figures.`,
      ]
    : [];
}

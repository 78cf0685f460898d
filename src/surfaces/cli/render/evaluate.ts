import type { z } from 'zod';
import type { evaluateSearch } from '../../../features/evaluate/operations.js';
import type { Page } from '../page.js';
import { formatCount, plural } from '../text.js';

type Evaluation = z.infer<ReturnType<typeof evaluateSearch>['output']>;
type Comparison = NonNullable<Evaluation['against']>;
type Estimate = Evaluation['all']['ndcg'];

const measureTitles = {
  precision: 'precision@10',
  recall: 'recall@10',
  ndcg: 'nDCG@10',
  reciprocalRank: 'MRR',
} as const;
/** More are in the JSON. */
const mostMoved = 5;

/** Returns the figures by kind of query, then what changed since a kept run and for which queries. */
export function renderEvaluation(evaluation: Evaluation, page: Page): string[] {
  const { all, kinds, failed, saved, against, notes } = evaluation;
  const measures = Object.keys(measureTitles) as (keyof typeof measureTitles)[];
  const rows = [{ kind: 'all', ...all }, ...kinds].map((summary) => [
    summary.kind,
    formatCount(summary.queries),
    ...measures.map((measure) => bounded(summary[measure])),
  ]);
  return [
    ...page.table(
      [
        { title: 'kind', ink: 'bold', flexible: true },
        { title: 'queries', align: 'right' },
        ...measures.map((measure) => ({ title: measureTitles[measure] })),
      ],
      rows,
    ),
    page.paint('dim', sourceOf(evaluation)),
    ...failed.map(({ query, reason }) => page.paint('red', `${query}: ${reason}`)),
    ...(against === undefined ? [] : ['', ...comparisonLines(against, page)]),
    ...notes.map((note) => page.paint('yellow', note)),
    ...(saved === undefined ? [] : [`Kept as ${page.paint('bold', saved)}.`]),
  ];
}

function comparisonLines(against: Comparison, page: Page): string[] {
  const { name, at, queries, apart, changes, won, lost, tied } = against;
  return [
    `Against ${page.paint('bold', name)} of ${at.slice(0, 10)}: ${plural(queries, 'query', 'queries')} of both${apart === 0 ? '' : `, ${formatCount(apart)} of one only left out`}`,
    page.paint('dim', sourceOf(against)),
    ...page.table(
      [
        { title: 'kind', ink: 'bold', flexible: true },
        { title: 'measure' },
        { title: 'before', align: 'right' },
        { title: 'after', align: 'right' },
        { title: 'difference' },
        { title: 'verdict' },
      ],
      changes.map(({ kind = 'all', measure, before, after, difference, verdict }) => [
        kind,
        measureTitles[measure],
        before.toFixed(3),
        after.toFixed(3),
        bounded(difference, true),
        verdict,
      ]),
    ),
    `nDCG@10 rose for ${formatCount(won.length)}, fell for ${formatCount(lost.length)}, stayed for ${formatCount(tied)}.`,
    ...moved('won', won, page),
    ...moved('lost', lost, page),
  ];
}

function moved(title: 'won' | 'lost', pairs: Comparison['won'], page: Page): string[] {
  const shown = pairs
    .slice(0, mostMoved)
    .map(
      ({ query, before, after }) =>
        `${page.paint(title === 'won' ? 'green' : 'red', title.padEnd(4))}  ${before.toFixed(2)} to ${after.toFixed(2)}  ${query}`,
    );
  const more = pairs.length - shown.length;
  return more > 0 ? [...shown, page.paint('dim', `      and ${formatCount(more)} more (--json)`)] : shown;
}

function bounded({ mean, low, high }: Estimate, isSigned = false): string {
  const shown = (value: number) => `${isSigned && value > 0 ? '+' : ''}${value.toFixed(3)}`;
  return low === undefined || high === undefined
    ? shown(mean)
    : `${shown(mean)} (${shown(low)} to ${shown(high)})`;
}

const ways = { both: 'meaning and words', meaning: 'meaning only', words: 'words only' } as const;

function sourceOf({
  model,
  card,
  pictures,
  by,
}: Pick<Evaluation, 'model' | 'card' | 'pictures' | 'by'>): string {
  return `model ${model}, card ${card ?? 'none'}, ${plural(pictures, 'picture')}, by ${ways[by]}; intervals of 95 %`;
}

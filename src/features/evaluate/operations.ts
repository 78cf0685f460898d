import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { FindIds } from '../../core/find-ids.js';
import { type EvaluationRun, type EvaluationRuns, requireRun } from '../../core/library/evaluation-runs.js';
import { newName, refuseTaken } from '../../core/library/names.js';
import type { Motif } from '../../core/motif.js';
import { operation } from '../../core/operation.js';
import type { JudgedSet } from './judged-queries.js';
import { evaluationSchema } from './schemas.js';

/** Returns the operation that judges the given search. */
export function evaluateSearch(find: FindIds) {
  return operation({
    name: 'evaluate',
    summary: 'Measure how well judged queries are answered, and what a change did to them',
    description:
      'Queries are judged by thumbs (`motif feedback`), by a file, or by both, and answered anew, without thumbs. Each line of the file is JSON ' +
      '{"query": "red umbrella", "kind": "phrase", "relevant": ["a.png", {"picture": "b.png", "grade": 2}]} or has query, kind and pictures ' +
      'between tabs, 2* before a picture being its grade. The figures are precision@10, recall@10, nDCG@10 and the mean reciprocal rank, by kind ' +
      'of query, with a 95 % interval over the queries. Keep a run with --save, change the model, its card or the words of a query, and compare ' +
      'with --against: each query with itself, and no difference where the interval holds 0. Below ten queries nothing reliable is said.',
    examples: [
      { command: 'evaluate', note: 'by the thumbs of the library' },
      { command: 'evaluate --judged judged.tsv --save before', note: 'by a file; the run is kept' },
      { command: 'evaluate --judged judged.tsv --against before', note: 'what has changed since' },
      { command: 'evaluate --meaning-only', note: 'the model alone, without names and tags' },
    ],
    input: z.object({
      judged: z.string().min(1).optional().describe('File of judged queries: JSON lines, or tabs'),
      feedback: z
        .boolean()
        .optional()
        .describe('Judge by the thumbs of the library; by default where no file is given'),
      save: z.string().min(1).optional().describe('Keep the run under this name'),
      replace: z.boolean().default(false).describe('In place of a kept run of that name'),
      against: z.string().min(1).optional().describe('Compare with the kept run of this name'),
      meaningOnly: z.boolean().default(false).describe('Search by what pictures show, not by names and tags'),
      wordsOnly: z
        .boolean()
        .default(false)
        .describe('Search by names, folders, titles, keywords and tags only'),
    }),
    output: evaluationSchema,
    long: true,
    changes: true,
    localOnly: ['judged'],
    async run({ judged, feedback, save, replace, against, meaningOnly, wordsOnly }, motif, context) {
      const [{ judgedQueries }, { runQueries }, report] = await Promise.all([
        import('./judged-queries.js'),
        import('./run-queries.js'),
        import('./report.js'),
      ]);
      const by = wayOf(meaningOnly, wordsOnly);
      const library = await motif.library();
      const { evaluationRuns, change } = library.ledger;
      // Names are looked up first: nobody should wait for a run that cannot be kept.
      const earlier = against === undefined ? undefined : requireRun(evaluationRuns, against);
      const name = save === undefined ? undefined : nameOfRun(save, replace, evaluationRuns);
      const set = await judgedQueries({ judged, feedback }, library, motif.options.dir);
      const { answers, failed } = await runQueries(set.queries, by, find, motif, context);
      const results = report.judgeAnswers(set.queries, answers);
      if (results.length === 0) throw nothingAnswered(failed);
      const source = await sourceOf(motif, by);
      const run = { ...source, atMs: Date.now(), answers };
      if (name !== undefined) change(`evaluate --save ${name}`, () => evaluationRuns.put({ name, ...run }));
      const all = report.summarise(results);
      const kinds = report
        .byKind(results)
        .map(({ kind, answers: own }) => ({ kind, ...report.summarise(own) }));
      const comparison =
        earlier === undefined ? undefined : report.compareAnswers(set.queries, earlier.answers, answers);
      return {
        ...told(source),
        all,
        kinds,
        results,
        failed,
        ...(name === undefined ? {} : { saved: name }),
        ...(earlier === undefined || comparison === undefined
          ? {}
          : {
              against: {
                name: earlier.name,
                at: new Date(earlier.atMs).toISOString(),
                ...told(earlier),
                ...comparison,
              },
            }),
        notes: [
          ...report.notesOnReach(all, kinds),
          ...notesOnJudgements(set),
          ...(comparison === undefined || kinds.length < 2
            ? []
            : ['Of twenty comparisons about one looks like a difference by chance alone.']),
          ...(earlier !== undefined && comparison === undefined
            ? [`The kept run ${earlier.name} has none of these queries, so that nothing can be compared.`]
            : []),
        ],
      };
    },
  });
}

function wayOf(meaningOnly: boolean, wordsOnly: boolean): EvaluationRun['by'] {
  if (meaningOnly && wordsOnly) {
    throw new MotifError('invalid_input', 'Expected meaning only or words only, received both', {
      hint: 'Leave both out to search by meaning and by words.',
    });
  }
  return meaningOnly ? 'meaning' : wordsOnly ? 'words' : 'both';
}

function nameOfRun(written: string, replace: boolean, runs: EvaluationRuns): string {
  const name = newName(written, 'kept evaluation', 'save');
  if (!replace) refuseTaken(runs.find(name), undefined, 'To keep this run in its place: --replace.');
  return name;
}

type Source = Pick<EvaluationRun, 'identity' | 'card' | 'pictures' | 'by'>;

async function sourceOf(motif: Motif, by: EvaluationRun['by']): Promise<Source> {
  const { hashOfCard } = await import('../../core/calibration/card-hash.js');
  const { identity, ledger } = await motif.library();
  // By words alone no model is asked, so that none need be loaded for its card.
  const card = by === 'words' ? undefined : await motif.calibration();
  return {
    identity,
    ...(card === undefined ? {} : { card: hashOfCard(card) }),
    pictures: ledger.counts().encoded,
    by,
  };
}

function told({ identity: { modelId, preprocessingHash }, card, pictures, by }: Source) {
  return { model: modelId, preprocessingHash, ...(card === undefined ? {} : { card }), pictures, by };
}

function notesOnJudgements({ unknown, empty, byThumbs }: JudgedSet): string[] {
  const [first] = unknown;
  return [
    ...(byThumbs === 0
      ? []
      : [
          'Thumbs went to what a search had shown; a picture without one counts as wrong. That favours the way of searching that showed them.',
        ]),
    ...(first === undefined
      ? []
      : [
          `${unknown.length} judged ${unknown.length === 1 ? 'picture is' : 'pictures are'} not in the library and left out, such as ${first}; ${empty} ${empty === 1 ? 'query has' : 'queries have'} no right picture left.`,
        ]),
  ];
}

function nothingAnswered(failed: readonly { query: string; reason: string }[]): MotifError {
  const [first] = failed;
  return new MotifError('invalid_input', 'Expected queries that can be run, received none', {
    hint: first === undefined ? undefined : `${first.query}: ${first.reason}`,
    path: 'judged',
  });
}

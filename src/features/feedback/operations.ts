import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { Library } from '../../core/library/library.js';
import { hintOfNames } from '../../core/library/names.js';
import type { Thumb } from '../../core/library/thumbs.js';
import type { Motif } from '../../core/motif.js';
import { operation } from '../../core/operation.js';

const querySchema = z.string().min(1).describe('The query that was asked, as `search` takes it');
const assetsSchema = z
  .array(z.string().min(1))
  .max(10_000)
  .describe('Pictures: ids, beginnings of ids, or paths in the library');
const thumbedSchema = z.object({
  query: z.string().describe('The query in normal form, under which its thumbs are kept'),
  changed: z.number().int().describe('Pictures for which the thumb is news'),
  up: z.number().int().describe('Pictures that have a thumb up for this query now'),
  down: z.number().int().describe('Pictures that have a thumb down for this query now'),
});

export const feedbackUp = operation({
  name: 'feedback.up',
  summary: 'Say that pictures are right answers to a query',
  description:
    'A thumb belongs to one query and one picture; the same query written otherwise is the same. From then on a search for that query ' +
    'shows liked pictures first and disliked ones last, and draws near what the liked ones have in common. Other queries stay as they ' +
    'are. `search --no-feedback` ranks without thumbs, `motif evaluate` judges by them, `motif undo` takes them back.',
  examples: [
    { command: "feedback up 'red umbrella' signs/umbrella.png", note: 'a right answer to this query' },
    {
      command: 'feedback up \'0.7*image(poster.png) + 0.3*"warm"\' 3fa94c 81c2',
      note: 'by ids that a search printed',
    },
  ],
  input: z.object({ query: querySchema, assets: assetsSchema.min(1) }),
  output: thumbedSchema,
  positionals: ['query', 'assets'],
  changes: true,
  run: ({ query, assets }, motif) => giveThumbs(query, assets, 'up', motif),
});

export const feedbackDown = operation({
  name: 'feedback.down',
  summary: 'Say that pictures are wrong answers to a query',
  description:
    'As `feedback up`, the other way round: the picture comes last for that query, and what is like it a little later.',
  examples: [{ command: "feedback down 'red umbrella' logo.svg", note: 'a wrong answer to this query' }],
  input: z.object({ query: querySchema, assets: assetsSchema.min(1) }),
  output: thumbedSchema,
  positionals: ['query', 'assets'],
  changes: true,
  run: ({ query, assets }, motif) => giveThumbs(query, assets, 'down', motif),
});

export const feedbackClear = operation({
  name: 'feedback.clear',
  summary: 'Take thumbs from the answers to a query',
  examples: [
    { command: "feedback clear 'red umbrella' logo.svg", note: 'the thumb of one picture' },
    {
      command: "feedback clear 'red umbrella'",
      note: 'all thumbs of the query; `motif undo` brings them back',
    },
  ],
  input: z.object({
    query: querySchema,
    assets: assetsSchema.default([]).describe('Only of these pictures; of all by default'),
  }),
  output: thumbedSchema,
  positionals: ['query', 'assets'],
  changes: true,
  async run({ query: written, assets }, motif) {
    const [{ judgedQuery }, { idOfKept }] = await Promise.all([
      import('./judged-query.js'),
      import('../../core/library/references.js'),
    ]);
    const library = await motif.library();
    const { thumbs, change } = library.ledger;
    const { dir } = motif.options;
    const query = judgedQuery(written, library, dir);
    const own = thumbs.of(query);
    if (own.up.length + own.down.length === 0) throw withoutThumbs(query, library);
    const ids =
      assets.length === 0
        ? undefined
        : assets.map((reference) => idOfKept(library, [...own.up, ...own.down], reference, dir));
    return counted(
      library,
      query,
      change(`feedback clear ${short(query)}`, () => thumbs.remove(query, ids)),
    );
  },
});

const judgedSchema = z.object({
  id: z.string(),
  path: z.string().optional().describe('Absent for a picture that has left the library'),
});

export const feedbackShow = operation({
  name: 'feedback.show',
  summary: 'Show the queries whose answers were judged, with their pictures',
  examples: [
    { command: 'feedback show', note: 'all queries with thumbs' },
    { command: 'feedback show red umbrella', note: 'the pictures of one' },
  ],
  input: z.object({ query: querySchema.optional().describe('Only this query') }),
  output: z.object({
    queries: z.array(z.object({ query: z.string(), up: z.array(judgedSchema), down: z.array(judgedSchema) })),
  }),
  positionals: ['query'],
  async run({ query: written }, motif) {
    const { judgedQuery } = await import('./judged-query.js');
    const library = await motif.library();
    const { ledger } = library;
    const all = ledger.thumbs.list();
    const wanted = written === undefined ? undefined : judgedQuery(written, library, motif.options.dir);
    const shown = wanted === undefined ? all : all.filter(({ query }) => query === wanted);
    if (wanted !== undefined && shown.length === 0) throw withoutThumbs(wanted, library);
    const paths = new Map(
      ledger
        .assets(shown.flatMap(({ up, down }) => [...up, ...down]))
        .map(({ id, paths: [path] }) => [id, path]),
    );
    const told = (ids: readonly string[]) =>
      ids.map((id) => {
        const path = paths.get(id);
        return path === undefined ? { id } : { id, path };
      });
    return { queries: shown.map(({ query, up, down }) => ({ query, up: told(up), down: told(down) })) };
  },
});

export const feedbackOperations = [feedbackUp, feedbackDown, feedbackClear, feedbackShow] as const;

async function giveThumbs(written: string, assets: readonly string[], thumb: Thumb, motif: Motif) {
  const [{ judgedQuery }, { chosenAssets }] = await Promise.all([
    import('./judged-query.js'),
    import('../../core/library/chosen-assets.js'),
  ]);
  const library = await motif.library();
  const { thumbs, change } = library.ledger;
  const { dir } = motif.options;
  const query = judgedQuery(written, library, dir);
  const ids = chosenAssets({ assets }, library, dir);
  return counted(
    library,
    query,
    change(`feedback ${thumb} ${short(query)}`, () => thumbs.put(query, ids, thumb)),
  );
}

function counted({ ledger }: Library, query: string, changed: number): z.infer<typeof thumbedSchema> {
  const { up, down } = ledger.thumbs.of(query);
  return { query, changed, up: up.length, down: down.length };
}

function withoutThumbs(query: string, { ledger }: Library): MotifError {
  const queries = ledger.thumbs.list().map((thumbed) => thumbed.query);
  return new MotifError('not_found', `Expected a query with thumbs, received ${query}`, {
    hint: hintOfNames(queries, 'No answer is judged yet. Judge one: motif feedback up "red umbrella" a.png.'),
    path: 'query',
  });
}

/** A query may be long; the list of changes need only tell which it was. */
function short(query: string): string {
  return query.length > 80 ? `${query.slice(0, 80)}…` : query;
}

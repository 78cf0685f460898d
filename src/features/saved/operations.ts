import { z } from 'zod';
import { newName, refuseTaken } from '../../core/library/names.js';
import { requireSavedQuery } from '../../core/library/saved-queries.js';
import type { Motif } from '../../core/motif.js';
import { operation } from '../../core/operation.js';
import { parsedQuerySchema } from '../../core/query/schema.js';
import {
  destinationNames,
  destinationOptions,
  type SearchOutput,
  searchOptions,
  searchOutputSchema,
} from '../../core/results/schemas.js';
import type { Destinations } from '../../core/results/write-results.js';

const nameSchema = z.string().min(1).describe('Name of the saved query, in any case');
const savedSchema = z.object({
  name: z.string(),
  query: z.string().describe('The query in normal form'),
  parsed: parsedQuerySchema.optional().describe('Its terms and filter; absent where it cannot be read'),
});

/** What a search by a query text is asked for. */
export interface QueryRequest {
  query: string;
  limit: number;
  foldCopies: boolean;
  meaningOnly: boolean;
  wordsOnly: boolean;
  feedback: boolean;
}

/** The search that saved queries run: what it finds, written where it should go. */
export type FindPictures = (
  request: QueryRequest,
  destinations: Destinations,
  motif: Motif,
  signal: AbortSignal,
) => Promise<SearchOutput>;

export const addSaved = operation({
  name: 'saved.add',
  summary: 'Save a query under a name, as a folder that fills itself',
  description:
    'The query is kept in normal form and finds what the library then holds each time it is run. Pictures of the library are kept by ' +
    'id and other files by their whole path, so that it means the same from any folder.',
  examples: [
    { command: "saved add lamps 'lamp type:png -tag:draft'", note: 'words and filters' },
    { command: "saved add 待审 'tag:待审 after:2026-01'", note: 'filters alone; the list then counts them' },
    { command: "saved add lamps 'lamp' --replace", note: 'another query under the same name' },
  ],
  input: z.object({
    name: nameSchema,
    query: z.string().min(1).describe('Words, terms and filters, as `search` takes them'),
    replace: z.boolean().default(false).describe('In place of a saved query of that name'),
  }),
  output: savedSchema,
  positionals: ['name', 'query'],
  changes: true,
  async run({ name: written, query, replace }, motif) {
    const { describeSaved } = await import('./describe-saved.js');
    const { normalQuery } = await import('./normal-query.js');
    const library = await motif.library();
    const { savedQueries, change } = library.ledger;
    const name = newName(written, 'saved query');
    const known = savedQueries.find(name);
    if (!replace) refuseTaken(known, undefined, 'To save another query under it: --replace.');
    const saved = { name, query: normalQuery(query, library, motif.options.dir) };
    change(`saved add ${name}`, () => savedQueries.put(saved));
    return describeSaved(saved);
  },
});

export const listSaved = operation({
  name: 'saved.list',
  summary: 'List the saved queries of the library',
  examples: [{ command: 'saved list', note: 'with how many pictures pass, where there are only filters' }],
  input: z.object({}),
  output: z.object({
    saved: z.array(
      savedSchema.extend({
        pictures: z.number().int().optional().describe('Pictures that pass now, for filters alone'),
        problem: z.string().optional().describe('Why it cannot be run now, such as a board that is gone'),
      }),
    ),
  }),
  async run(_input, motif) {
    const { countedSaved } = await import('./describe-saved.js');
    const { ledger } = await motif.library();
    return { saved: ledger.savedQueries.list().map((saved) => countedSaved(saved, ledger)) };
  },
});

/** Returns the operation that runs a saved query with the given search. */
export function runSaved(find: FindPictures) {
  return operation({
    name: 'saved.run',
    summary: 'Find the pictures that a saved query asks for',
    examples: [
      { command: 'saved run lamps', note: 'as if it were typed to `motif search`' },
      { command: 'saved run lamps --limit 100 --csv lamps.csv', note: 'with the options of a search' },
    ],
    input: z.object({ name: nameSchema, ...searchOptions, ...destinationOptions }),
    output: searchOutputSchema.extend({ name: z.string(), parsed: savedSchema.shape.parsed }),
    positionals: ['name'],
    localOnly: destinationNames,
    async run({ name: written, sheet, csv, links, ...options }, motif, { signal }) {
      const { describeSaved } = await import('./describe-saved.js');
      const saved = requireSavedQuery((await motif.library()).ledger.savedQueries, written);
      const found = await find({ ...options, query: saved.query }, { sheet, csv, links }, motif, signal);
      return { ...describeSaved(saved), ...found };
    },
  });
}

export const renameSaved = operation({
  name: 'saved.rename',
  summary: 'Give a saved query another name',
  examples: [{ command: "saved rename lamps 'lamps in stock'", note: 'the query stays as it is' }],
  input: z.object({ name: nameSchema, newName: z.string().min(1).describe('The name that it gets') }),
  output: savedSchema,
  positionals: ['name', 'newName'],
  changes: true,
  async run({ name: written, newName: wanted }, motif) {
    const { describeSaved } = await import('./describe-saved.js');
    const { savedQueries, change } = (await motif.library()).ledger;
    const { name, query } = requireSavedQuery(savedQueries, written);
    const renamed = { name: newName(wanted, 'saved query', 'newName'), query };
    const other = savedQueries.find(renamed.name);
    refuseTaken(other, name, 'Delete or rename that one first.');
    change(`saved rename ${name} to ${renamed.name}`, () => {
      savedQueries.remove(name);
      savedQueries.put(renamed);
    });
    return describeSaved(renamed);
  },
});

export const deleteSaved = operation({
  name: 'saved.delete',
  summary: 'Forget a saved query',
  examples: [{ command: 'saved delete lamps', note: '`motif undo` brings it back' }],
  input: z.object({ name: nameSchema }),
  output: savedSchema,
  positionals: ['name'],
  changes: true,
  async run({ name: written }, motif) {
    const { describeSaved } = await import('./describe-saved.js');
    const { savedQueries, change } = (await motif.library()).ledger;
    const saved = requireSavedQuery(savedQueries, written);
    change(`saved delete ${saved.name}`, () => savedQueries.remove(saved.name));
    return describeSaved(saved);
  },
});

/** Returns the operations on saved queries, in the order in which help lists them. */
export function savedOperations(find: FindPictures) {
  return [addSaved, listSaved, runSaved(find), renameSaved, deleteSaved] as const;
}

import { z } from 'zod';

const matchSchema = z.enum(['meaning', 'look', 'name', 'folder', 'title', 'keyword', 'tag']);

/** What a relevance says, wherever one is stated. */
export const relevanceMeans =
  'How likely the picture is what was asked for, where one in twenty is; null where that is not calibrated: without words ' +
  'or a whole picture in the query, or a calibration card of the model';

const resultSchema = z.object({
  rank: z.number().int(),
  id: z.string().describe('Asset id (content hash)'),
  path: z.string().describe("Path relative to the library's root"),
  relevance: z.number().min(0).max(1).nullable().describe(relevanceMeans),
  similarity: z
    .number()
    .nullable()
    .describe(
      'Cosine of what the query asks the model and the picture, -1 to 1; null when the model was not asked. It orders ' +
        'one answer and is no probability',
    ),
  influences: z
    .array(z.number())
    .describe(
      'Share of each term, in the order of terms, in what speaks for the picture; negative against it. With thumbs the ' +
        'sizes sum to less than 1: the rest is theirs',
    ),
  fusion: z.number().describe('Ranking value, comparable only within this answer'),
  matched: z
    .array(matchSchema)
    .describe(
      'What matched: meaning, the look (lines, colours, shape), or the words of a name, folder, title, keyword, tag',
    ),
  format: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  copies: z.array(z.string()).describe('Paths of exact and near copies folded into this result'),
  thumb: z.enum(['up', 'down']).optional().describe('What was said of it as an answer to this query'),
});

/** Options of everything that lists pictures: where the list goes besides. */
export const destinationOptions = {
  sheet: z.string().min(1).optional().describe('Write an HTML contact sheet of the results to this path'),
  csv: z.string().min(1).optional().describe('Write the results as a table for spreadsheets to this path'),
  links: z
    .string()
    .min(1)
    .optional()
    .describe('Fill this folder with links to the results, in their order; originals are not touched'),
};

/** Their names: each writes on the machine that answers, so that all are `localOnly`. */
export const destinationNames = ['sheet', 'csv', 'links'] as const;

/** What was written, in the output of everything that lists pictures. */
export const writtenFields = {
  sheet: z.string().optional().describe('Contact sheet that was written'),
  csv: z.string().optional().describe('Table that was written'),
  links: z.string().optional().describe('Folder of links that was written'),
};

/** Options of a search that say how many results it gives. */
export const amountOptions = {
  limit: z.number().int().min(1).max(1000).default(20).describe('Most results to return'),
  foldCopies: z
    .boolean()
    .default(true)
    .describe('Copies of one picture are one result; turned off, near copies stand apart'),
};

/** Options of a search by a query text, whether it is given or saved. */
export const searchOptions = {
  limit: amountOptions.limit,
  meaningOnly: z
    .boolean()
    .default(false)
    .describe('Compare with what pictures show, not with names and tags'),
  wordsOnly: z
    .boolean()
    .default(false)
    .describe('Compare with names, folders, titles, keywords and tags only'),
  foldCopies: amountOptions.foldCopies,
  feedback: z
    .boolean()
    .default(true)
    .describe('Thumbs of this query count; turned off, it is ranked without them'),
  weak: z
    .boolean()
    .default(false)
    .describe('Also what is hardly close: a search in words leaves it out otherwise'),
};

export const searchOutputSchema = z.object({
  query: z.string().describe('The query as Motif understood it, in normal form'),
  terms: z
    .array(z.object({ term: z.string(), weight: z.number() }))
    .describe('Terms of the query; influences are in this order'),
  model: z.string(),
  searched: z.number().int().describe('Assets that passed the filters'),
  results: z.array(resultSchema),
  thumbs: z
    .object({ up: z.number().int(), down: z.number().int() })
    .optional()
    .describe('Thumbs of this query that the ranking used'),
  cutOff: z
    .object({
      leftOut: z.number().int().describe('Pictures looked at that are hardly close'),
      best: z.number().min(0).max(1).describe('The greatest relevance of all'),
    })
    .optional()
    .describe('What a search in words left out; absent where nothing was'),
  notes: z.array(z.string()).describe('Remarks, such as words outside what the model knows'),
  ...writtenFields,
});

export type SearchOutput = z.infer<typeof searchOutputSchema>;
export type SearchResult = z.infer<typeof resultSchema>;

import { z } from 'zod';

const matchSchema = z.enum(['meaning', 'look', 'name', 'folder', 'title', 'keyword', 'tag']);

const resultSchema = z.object({
  rank: z.number().int(),
  id: z.string().describe('Asset id (content hash)'),
  path: z.string().describe("Path relative to the library's root"),
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
      'Share of each term, in the order of terms, in what speaks for the picture; negative against it',
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
};

export const searchOutputSchema = z.object({
  query: z.string().describe('The query as Motif understood it, in normal form'),
  terms: z
    .array(z.object({ term: z.string(), weight: z.number() }))
    .describe('Terms of the query; influences are in this order'),
  model: z.string(),
  searched: z.number().int().describe('Assets that passed the filters'),
  results: z.array(resultSchema),
  notes: z.array(z.string()).describe('Remarks, such as words outside what the model knows'),
  ...writtenFields,
});

export type SearchOutput = z.infer<typeof searchOutputSchema>;
export type SearchResult = z.infer<typeof resultSchema>;

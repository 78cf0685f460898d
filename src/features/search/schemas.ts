import { z } from 'zod';

export const matchSchema = z.object({
  kind: z.enum(['meaning', 'name', 'folder', 'title', 'keyword', 'tag']),
});

export const resultSchema = z.object({
  rank: z.number().int(),
  id: z.string().describe('Asset id (content hash)'),
  path: z.string().describe("Path relative to the library's root"),
  similarity: z
    .number()
    .nullable()
    .describe('Cosine of the query and the picture, -1 to 1; null when only words were compared'),
  influences: z
    .array(z.number())
    .describe(
      'Share of each term, in the order of terms, in what speaks for the picture; negative against it',
    ),
  fusion: z.number().describe('Ranking value, comparable only within this answer'),
  matched: z
    .array(matchSchema.shape.kind)
    .describe('What matched: meaning, or the words of a name, folder, title, keyword, tag'),
  format: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  copies: z.array(z.string()).describe('Paths of exact and near copies folded into this result'),
});

export const searchOutputSchema = z.object({
  query: z.string().describe('The query as Motif understood it, in normal form'),
  terms: z
    .array(z.object({ term: z.string(), weight: z.number() }))
    .describe('Terms of the query; influences are in this order'),
  model: z.string(),
  searched: z.number().int().describe('Assets that passed the filters'),
  results: z.array(resultSchema),
  notes: z.array(z.string()).describe('Remarks, such as words outside what the model knows'),
  sheet: z.string().optional().describe('Contact sheet that was written'),
});

export type SearchOutput = z.infer<typeof searchOutputSchema>;
export type SearchResult = z.infer<typeof resultSchema>;

import { z } from 'zod';

const share = z.number().min(0).max(1);
const areaFields = {
  area: share.describe(
    'How often one of the pictures that are meant stands above another of the library; 0.5 is chance',
  ),
  low: share.describe('Bounds of the 95 % interval'),
  high: share,
};
const differenceFields = {
  difference: z.number().describe('How much the first area is above the second'),
  error: z.number().min(0).describe('Standard error of the paired difference'),
  low: z.number().describe('Bounds of the 95 % interval; there is a difference where they exclude 0'),
  high: z.number(),
};
const differenceSchema = z.object(differenceFields);
const bothLanguages = z.object({ en: z.string(), zh: z.string() });
const language = z.enum(['en', 'zh']);

const phrasingSchema = z.object({
  text: z.string(),
  ...areaFields,
  forms: z.array(z.object({ text: z.string(), language, ...areaFields })).describe('Each form alone'),
  agreement: z
    .number()
    .optional()
    .describe('Mean rank correlation with the other phrasings over all pictures, -1 to 1'),
  nearest: z
    .array(
      z.object({
        id: z.string().describe('Asset id (content hash)'),
        path: z.string(),
        similarity: z.number().describe('Cosine'),
        isMeant: z.boolean().describe('Whether it is one of those that the words are meant for'),
      }),
    )
    .describe('What a search for it finds first'),
  missed: z
    .array(
      z.object({ id: z.string(), path: z.string(), above: share.describe('Share of the library below it') }),
    )
    .describe('Pictures that are meant and that it leaves in the lower half'),
  pulls: z
    .array(z.object({ id: z.string(), name: bothLanguages, strength: z.number() }))
    .describe('Styles that the words are heard as; strength in standard deviations above the other styles'),
});

export const comparisonSchema = z.object({
  model: z.string(),
  meant: z.object({
    brand: z.string().optional(),
    pictures: z.number().int().describe('Pictures that are meant, near copies once'),
  }),
  others: z.number().int().describe('Other pictures of the library that they are told from'),
  phrasings: z.array(phrasingSchema).describe('The best first'),
  pairs: z.array(
    z.object({
      first: z.string(),
      second: z.string(),
      ...differenceFields,
      agreement: z.number().describe('Rank correlation over all pictures'),
      verdict: z.enum(['first', 'second', 'no difference']).describe('Which is better, if either'),
    }),
  ),
  ensemble: z
    .object({ texts: z.array(z.string()), query: z.string(), ...areaFields, overBest: differenceSchema })
    .optional()
    .describe(
      'The phrasings that none was shown to beat, as one query; absent where one is better than all others',
    ),
  suggestions: z
    .array(
      z.object({
        id: z.string(),
        name: bothLanguages,
        language,
        words: z.array(z.string()).describe('What it was measured by, as one'),
        ...areaFields,
        overBest: differenceSchema,
        isBetter: z.boolean().describe('Whether the difference stands among all styles that were tried'),
      }),
    )
    .describe('Styles of the lexicon that lie above the best phrasing here'),
  unread: z.array(z.object({ path: z.string(), code: z.string(), reason: z.string() })),
  notes: z.array(z.string()),
});

export type ComparisonOutput = z.infer<typeof comparisonSchema>;

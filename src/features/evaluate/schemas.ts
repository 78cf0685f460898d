import { z } from 'zod';
import { measureNames } from './measures.js';

const estimateSchema = z.object({
  mean: z.number(),
  low: z.number().optional().describe('95 % interval; absent below ten queries'),
  high: z.number().optional(),
});
const summaryShape = {
  queries: z.number().int(),
  precision: estimateSchema.describe('precision@10: share of right pictures among the first ten'),
  recall: estimateSchema.describe('recall@10: share of the right pictures that are among the first ten'),
  ndcg: estimateSchema.describe('nDCG@10: discounted gain of the first ten, as a share of the best'),
  reciprocalRank: estimateSchema.describe(
    '1 / place of the first right picture among fifty; its mean is MRR',
  ),
};
const changeSchema = z.object({
  kind: z.string().optional().describe('Absent for all queries together'),
  queries: z.number().int(),
  measure: z.enum(measureNames),
  before: z.number(),
  after: z.number(),
  difference: estimateSchema.describe('Of each query with itself'),
  verdict: z.enum(['better', 'worse', 'no difference', 'cannot say']),
});
const movedSchema = z.array(z.object({ query: z.string(), before: z.number(), after: z.number() }));

const sourceShape = {
  model: z.string(),
  preprocessingHash: z.string().describe("Of the model's vectors"),
  card: z.string().optional().describe('Short hash of the calibration card'),
  pictures: z.number().int().describe('Pictures in the library'),
  by: z.enum(['both', 'meaning', 'words']).describe('What was compared'),
};

export const evaluationSchema = z.object({
  ...sourceShape,
  all: z.object(summaryShape).describe('Over all judged queries'),
  kinds: z.array(z.object({ kind: z.string(), ...summaryShape })),
  results: z.array(
    z.object({
      query: z.string(),
      kind: z.string(),
      relevant: z.number().int().describe('Pictures that are right'),
      precision: z.number(),
      recall: z.number(),
      ndcg: z.number(),
      reciprocalRank: z.number(),
    }),
  ),
  failed: z.array(z.object({ query: z.string(), reason: z.string() })).describe('Queries that cannot be run'),
  saved: z.string().optional().describe('Name under which the run was kept'),
  against: z
    .object({
      name: z.string(),
      at: z.string().describe('When it was kept, ISO 8601'),
      ...sourceShape,
      queries: z.number().int().describe('Queries of both runs'),
      apart: z.number().int().describe('Queries of one run only, which are not compared'),
      changes: z.array(changeSchema),
      won: movedSchema.describe('Queries whose nDCG@10 rose, the largest change first'),
      lost: movedSchema.describe('Queries whose nDCG@10 fell, the largest change first'),
      tied: z.number().int(),
    })
    .optional(),
  notes: z.array(z.string()),
});

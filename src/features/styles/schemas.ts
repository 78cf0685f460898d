import { z } from 'zod';

export const bothLanguages = z.object({ en: z.string(), zh: z.string() });
export const share = z.number().min(0).max(1);

export const unreadSchema = z
  .array(z.object({ path: z.string(), code: z.string(), reason: z.string() }))
  .describe('Files that could not be read');

export const sideSchema = z.object({
  kind: z.enum(['picture', 'folder', 'board', 'brand']),
  name: z.string(),
  pictures: z.number().int(),
});

export const differenceSchema = z.object({
  id: z.string(),
  kind: z.enum(['axis', 'measure']).describe('An axis of the lexicon, or a measure of pixels'),
  from: bothLanguages,
  to: bothLanguages.describe('The end towards which positive numbers lie'),
  first: z.number().describe('Where the first side lies, in deviations of the library'),
  second: z.number(),
  by: z.number().describe('How much farther towards `to` the first lies'),
  low: z.number().describe('Bounds of the 95 % interval'),
  high: z.number(),
});

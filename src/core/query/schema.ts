import { z } from 'zod';
import { dials } from './query.js';

const weight = z.number();
const paletteMode = z.enum(['loose', 'locked']);
const texts = z.array(z.string()).optional();
const range = z
  .object({ min: z.number().optional(), max: z.number().optional(), exclusive: z.boolean().optional() })
  .optional();

const termSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), weight }),
  z.object({ kind: z.enum(['image', 'sketch']), path: z.string(), weight }),
  z.object({ kind: z.literal('asset'), id: z.string(), weight }),
  z.object({ kind: z.literal('likeness'), by: z.enum(dials), path: z.string(), weight }),
  z.object({
    kind: z.literal('palette'),
    colours: z.array(z.object({ hex: z.string(), area: z.number().optional() })),
    mode: paletteMode,
    weight,
  }),
  z.object({ kind: z.literal('paletteOf'), path: z.string(), mode: paletteMode.optional(), weight }),
  z.object({ kind: z.literal('concept'), name: z.string(), weight }),
]);

const conditionSchema = z.object({
  formats: texts,
  widthPx: range,
  heightPx: range,
  bytes: range,
  ratio: range,
  folders: texts,
  tags: texts,
  boards: texts,
  timeMs: range,
  colours: z.array(z.object({ hex: z.string(), tolerance: z.number() })).optional(),
});

/** A parsed query as operations give it out: what `parseQuery` returns, as JSON. */
export const parsedQuerySchema = z.object({
  terms: z.array(termSchema),
  filter: conditionSchema.extend({ not: z.array(conditionSchema).optional() }),
});

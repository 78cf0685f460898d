import { z } from 'zod';
import { dials, filterKeys, likenessSides } from './query.js';

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

const subject = z.string().optional();
const requestedTermSchema = z.strictObject({
  text: subject.describe('Words'),
  image: subject.describe('Path of a picture file, or of a picture of the library'),
  asset: subject.describe('Id of a picture, or its beginning'),
  palette: z
    .union([
      z.string(),
      z.array(z.union([z.string(), z.strictObject({ colour: z.string(), area: z.number().optional() })])),
    ])
    .optional()
    .describe(
      'Colours, with or without areas, or what stands in palette(...): a name, a swatch file, a picture',
    ),
  mode: paletteMode.optional().describe('Of a palette; locked where it has areas'),
  sketch: subject.describe('Path of a drawing'),
  concept: subject.describe('Name of a concept that was taught'),
  dials: z
    .strictObject(fieldsOf(likenessSides, z.number().optional()))
    .optional()
    .describe('Sides by which an image or asset counts, which share its weight'),
  weight: z.number().optional().describe('1 by default; negative to lead away'),
});

const filterValue = z.union([z.string(), z.number()]);
const filterValues = fieldsOf(filterKeys, z.union([filterValue, z.array(filterValue)]).optional());

/** The fields of an operation that takes a query as an object, as `queryOf` reads it. */
export const queryRequestShape = {
  terms: z
    .array(requestedTermSchema)
    .optional()
    .describe(
      'The query as objects in place of a text, each one of text, image, asset, palette, sketch or concept, with a weight',
    ),
  filters: z
    .strictObject({ ...filterValues, not: z.strictObject(filterValues).optional() })
    .optional()
    .describe(
      'Filters beside terms, with values as behind the colon of a query: {"type": "png", "width": ">800"}',
    ),
};

function fieldsOf<Name extends string, Schema extends z.ZodType>(
  names: readonly Name[],
  schema: Schema,
): Record<Name, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
}

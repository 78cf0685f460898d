import { z } from 'zod';

const bothLanguages = <Value extends z.ZodType>(value: Value) => z.strictObject({ en: value, zh: value });
const phraseSchema = z.string().min(1).max(120);
const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const axisSchema = z.strictObject({
  id: idSchema,
  group: z.enum(['form', 'colour', 'composition', 'mood', 'medium', 'time', 'culture']),
  negative: bothLanguages(phraseSchema).extend({ phrasings: bothLanguages(z.array(phraseSchema).min(3)) }),
  positive: bothLanguages(phraseSchema).extend({ phrasings: bothLanguages(z.array(phraseSchema).min(3)) }),
});

export const styleSchema = z.strictObject({
  id: idSchema,
  name: bothLanguages(phraseSchema),
  fields: z
    .array(z.enum(['design', 'illustration', 'photography', 'interior', 'packaging', 'art', 'fashion']))
    .min(1),
  region: z.enum(['west', 'east-asia', 'global']),
  country: z.enum(['china', 'japan', 'korea']).optional(),
  era: z.string().min(1),
  phrasings: bothLanguages(z.array(phraseSchema).min(3).max(8)),
  traits: z.record(idSchema, z.number().min(-1).max(1)),
  opposites: z.array(idSchema).min(1),
  near: z.array(idSchema).min(1),
  palette: z
    .array(z.string().regex(/^#[0-9a-f]{6}$/))
    .min(3)
    .max(6),
  note: bothLanguages(z.string().min(1)),
});

/** Two opposite ends between which styles lie; the negative end is the first word of the id. */
export type StyleAxis = z.infer<typeof axisSchema>;
/** A style with what people call it, where it lies on some axes, and what it is confused with. */
export type Style = z.infer<typeof styleSchema>;

export interface StyleLexicon {
  axes: StyleAxis[];
  styles: Style[];
}

export const styleFields = styleSchema.shape.fields.element.options;
export const styleRegions = styleSchema.shape.region.options;
export const styleCountries = styleSchema.shape.country.unwrap().options;

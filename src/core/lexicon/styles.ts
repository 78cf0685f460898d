import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { MotifError } from '../errors.js';
import { shippedPath } from '../package-folder.js';

const bothLanguages = <Value extends z.ZodType>(value: Value) => z.strictObject({ en: value, zh: value });
const phraseSchema = z.string().min(1).max(120);
const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const axisSchema = z.strictObject({
  id: idSchema,
  group: z.enum(['form', 'colour', 'composition', 'mood', 'medium', 'time', 'culture']),
  negative: bothLanguages(phraseSchema).extend({ phrasings: bothLanguages(z.array(phraseSchema).min(3)) }),
  positive: bothLanguages(phraseSchema).extend({ phrasings: bothLanguages(z.array(phraseSchema).min(3)) }),
});

const styleSchema = z.strictObject({
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

/**
 * Returns the styles and axes of a lexicon folder: `axes.yaml` and every `styles-*.yaml`. Throws `invalid_input` that names
 * file and entry for a value that does not fit, an id that comes twice and one that nothing has.
 */
export function readStyleLexicon(
  folder = path.dirname(shippedPath(path.join('lexicon', 'axes.yaml'))),
): StyleLexicon {
  const axes = readEntries(path.join(folder, 'axes.yaml'), axisSchema);
  const files = readdirSync(folder).filter((name) => /^styles-.*\.yaml$/.test(name));
  const styles = files.sort().flatMap((name) => readEntries(path.join(folder, name), styleSchema));
  const axisIds = uniqueIds(axes, folder);
  const styleIds = uniqueIds(styles, folder);
  for (const { id, opposites, near, traits } of styles) {
    const unknown =
      [...opposites, ...near].find((other) => !styleIds.has(other) || other === id) ??
      Object.keys(traits).find((axis) => !axisIds.has(axis));
    if (unknown !== undefined)
      throw fault(`Expected ids of the lexicon in style ${id}, received "${unknown}"`, folder);
  }
  return { axes, styles };
}

function readEntries<Entry>(file: string, schema: z.ZodType<Entry>): Entry[] {
  let entries: unknown;
  try {
    entries = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw fault(
      `Expected YAML in ${path.basename(file)}, received ${(error as Error).message.split('\n')[0]}`,
      file,
    );
  }
  if (!Array.isArray(entries)) throw fault(`Expected a list of entries in ${path.basename(file)}`, file);
  return entries.map((entry, index) => {
    const parsed = schema.safeParse(entry);
    if (parsed.success) return parsed.data;
    const name = (entry as { id?: unknown } | null)?.id ?? `number ${index + 1}`;
    const { path: place, message } = parsed.error.issues[0]!;
    throw fault(
      `Expected a lexicon entry in ${path.basename(file)}, received ${name}: ${place.join('.')}: ${message}`,
      file,
    );
  });
}

function uniqueIds(entries: readonly { id: string }[], folder: string): Set<string> {
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (ids.has(id)) throw fault(`Expected each id once, received ${id} again`, folder);
    ids.add(id);
  }
  return ids;
}

function fault(message: string, file: string): MotifError {
  return new MotifError('invalid_input', message, {
    hint: 'lexicon/README.md says what an entry holds.',
    path: file,
  });
}

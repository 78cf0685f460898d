import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '../calibration/card.js';
import { packFloats, unpackFloats } from '../calibration/packing.js';
import type { Encoder, EncoderIdentity } from '../encoder/encoder.js';
import { MotifError } from '../errors.js';
import { writeFileAtomically } from '../library/durable.js';
import type { Library } from '../library/library.js';
import { dot, normalise, row } from '../vector.js';

/**
 * A map of text vectors towards the pictures that a market means by its words: the identity plus a correction along the texts that it was
 * learned from, so that it leaves alone what is far from all of them.
 */
export interface TextAdapter {
  /** As given to `--locale`. */
  name: string;
  identity: EncoderIdentity;
  /** Texts of the other language are left as they are. */
  language: Language;
  /** The mean of texts of the language, from which texts are seen. */
  centre: Float32Array;
  /** The texts that it was learned from, centred, [pairs x dimensions]. */
  anchors: Float32Array;
  /** How far a text moves for each unit of its dot product with an anchor, [pairs x dimensions]. */
  shifts: Float32Array;
  /** What was measured when it was made. */
  report: AdapterReport;
}

/** Shares of texts whose picture comes first, in percent; each text held out of what maps it. */
export interface AdapterReport {
  pairs: number;
  madeMs: number;
  before: number;
  after: number;
  /** Bounds of the 95 % interval of the gain, percent points. */
  gainLow: number;
  gainHigh: number;
  elsewhereBefore: number;
  elsewhereAfter: number;
  /** What "elsewhere" was. */
  elsewhere: string;
}

const percent = z.number();
const storedSchema = z.object({
  format: z.literal(1),
  name: z.string(),
  modelId: z.string(),
  dimensions: z.number().int().positive().max(8192),
  preprocessingHash: z.string(),
  language: z.enum(['english', 'chinese']),
  centre: z.string(),
  anchors: z.string(),
  shifts: z.string(),
  report: z.object({
    pairs: z.number().int().positive(),
    madeMs: z.number(),
    before: percent,
    after: percent,
    gainLow: percent,
    gainHigh: percent,
    elsewhereBefore: percent,
    elsewhereAfter: percent,
    elsewhere: z.string(),
  }),
});

/** What a locale may be called, so that it is a file name everywhere. */
export const localePattern = /^[a-z0-9][a-z0-9-]{0,40}$/;
const fileOf = (library: Library, name: string) => library.derivedPath(`adapter-${name}.json`);

/** Returns the language that a text is in, as adapters see it. */
export function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'chinese' : 'english';
}

/** Returns a text vector mapped, of length 1: `centre + (text - centre) W`, with `W` the identity plus the correction. */
export function adaptVector(
  { centre, anchors, shifts }: Pick<TextAdapter, 'centre' | 'anchors' | 'shifts'>,
  vector: Float32Array,
): Float32Array {
  const dimensions = centre.length;
  const seen = vector.map((value, at) => value - centre[at]!);
  const mapped = Float32Array.from(vector);
  for (let pair = 0; pair < anchors.length / dimensions; pair++) {
    const near = dot(row(anchors, pair, dimensions), seen);
    const shift = row(shifts, pair, dimensions);
    for (let at = 0; at < dimensions; at++) mapped[at]! += near * shift[at]!;
  }
  return normalise(mapped);
}

/** Returns an encoder whose texts are mapped; pictures, and with them the library's vectors, stay as they are. */
export function adaptEncoder(encoder: Encoder, adapter: TextAdapter): Encoder {
  return {
    ...encoder,
    async encodeTexts(texts, signal) {
      const vectors = await encoder.encodeTexts(texts, signal);
      const { dimensions } = encoder.identity;
      texts.forEach((text, at) => {
        if (languageOf(text) !== adapter.language) return;
        vectors.set(adaptVector(adapter, row(vectors, at, dimensions)), at * dimensions);
      });
      return vectors;
    },
  };
}

/** Keeps an adapter beside the library, in place of one of that name. */
export async function writeAdapter(library: Library, adapter: TextAdapter): Promise<void> {
  const { name, identity, language, centre, anchors, shifts, report } = adapter;
  const stored: z.infer<typeof storedSchema> = {
    format: 1,
    name,
    ...identity,
    language,
    centre: packFloats(centre),
    anchors: packFloats(anchors),
    shifts: packFloats(shifts),
    report,
  };
  await writeFileAtomically(fileOf(library, name), `${JSON.stringify(stored)}\n`);
}

/** Returns the names of the library's adapters, in order. */
export async function adapterNames(library: Library): Promise<string[]> {
  const names = await readdir(path.dirname(fileOf(library, 'x')));
  return names.flatMap((name) => /^adapter-(.+)\.json$/.exec(name)?.[1] ?? []).sort();
}

/**
 * Returns the adapter of that name. Throws `not_found` with the names that there are, `store_failed` for a damaged file, and
 * `model_mismatch` for one that was made for other vectors.
 */
export async function readAdapter(library: Library, name: string): Promise<TextAdapter> {
  const text = localePattern.test(name)
    ? await readFile(fileOf(library, name), 'utf8').catch(() => undefined)
    : undefined;
  if (text === undefined) {
    const names = await adapterNames(library);
    throw new MotifError('not_found', `Expected an adapter of the library for locale, received "${name}"`, {
      hint:
        names.length === 0
          ? 'None yet. Make one: motif adapt fit zh-cn --pairs pairs.csv'
          : `There are ${names.join(', ')}.`,
      path: 'locale',
    });
  }
  const adapter = unpack(text);
  if (adapter === undefined)
    throw new MotifError('store_failed', `Expected the adapter ${name}, received a damaged file`, {
      hint: `Make it again: motif adapt fit ${name} --pairs pairs.csv`,
      path: fileOf(library, name),
    });
  if (adapter.identity.preprocessingHash !== library.identity.preprocessingHash)
    throw new MotifError(
      'model_mismatch',
      `Expected an adapter for ${library.identity.modelId}, received one for ${adapter.identity.modelId}`,
      { hint: `Make it again: motif adapt fit ${name} --pairs pairs.csv`, path: 'locale' },
    );
  return adapter;
}

/** Forgets the adapter of that name, which is there. */
export async function removeAdapter(library: Library, name: string): Promise<void> {
  await rm(fileOf(library, name));
}

function unpack(text: string): TextAdapter | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = storedSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { name, modelId, dimensions, preprocessingHash, language, report, ...packed } = parsed.data;
  const [centre, anchors, shifts] = [packed.centre, packed.anchors, packed.shifts].map(unpackFloats);
  const isWhole =
    centre!.length === dimensions &&
    anchors!.length === shifts!.length &&
    anchors!.length === report.pairs * dimensions;
  if (!isWhole) return undefined;
  const identity = { modelId, dimensions, preprocessingHash };
  return { name, identity, language, centre: centre!, anchors: anchors!, shifts: shifts!, report };
}

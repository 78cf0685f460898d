import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { StoredBrandVersion } from '../../core/brands/brand.js';
import type { EncoderIdentity } from '../../core/encoder/encoder.js';
import { MotifError } from '../../core/errors.js';
import { writeFileAtomically } from '../../core/library/durable.js';
import { newName } from '../../core/library/names.js';
import { readScorer } from './scorer-text.js';

/** A brand as it goes through a file: its newest version, with the scorer. */
export interface CarriedBrand {
  name: string;
  version: StoredBrandVersion;
}

const share = z.number().min(0).max(1);
const ids = z.array(z.string().max(64)).max(10_000);
const fileSchema = z.object({
  motifBrand: z.literal(1),
  name: z.string(),
  version: z.object({
    version: z.number().int().min(1),
    madeMs: z.number(),
    identity: z.object({
      modelId: z.string(),
      dimensions: z.number().int().min(1),
      preprocessingHash: z.string(),
    }),
    card: z.string().max(64).optional(),
    library: z.object({ pictures: z.number().int().min(0), state: z.string().max(64) }),
    style: z.string().max(1000).optional(),
    palette: z
      .array(z.string().regex(/^#[0-9a-f]{6}$/))
      .min(1)
      .max(256),
    isPaletteGiven: z.boolean(),
    assets: ids.min(1),
    counters: ids,
    looks: z.number().int().min(1),
    measures: z.object({
      leftOut: z.object({ assets: z.array(share).max(10_000), counters: z.array(share).max(10_000) }),
      background: z.object({ pictures: z.number().int().min(0), passing: z.number().int().min(0) }),
      area: share,
      chance: share.optional(),
      gap: z.number().optional(),
    }),
    scorer: z.string(),
  }),
});
/** A brand of 300 assets and a wide model takes about 20 MB. */
const mostBytes = 100_000_000;

/** Returns the absolute path of the JSON file that now holds the brand; throws `store_failed`. */
export async function writeBrand(file: string, brand: CarriedBrand): Promise<string> {
  const absolute = path.resolve(file);
  try {
    await writeFileAtomically(absolute, `${JSON.stringify({ motifBrand: 1, ...brand })}\n`);
  } catch (error) {
    throw new MotifError('store_failed', `Expected a file that can be written, received ${file}`, {
      path: absolute,
      cause: error,
    });
  }
  return absolute;
}

/**
 * Returns the brand of a file that `writeBrand` wrote. Throws `not_found`, `invalid_input` for another file, and `model_mismatch` for a
 * brand of other vectors than the library's.
 */
export async function readBrand(file: string, identity: EncoderIdentity): Promise<CarriedBrand> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new MotifError('not_found', `Expected a brand file, received ${file}`, {
      path: file,
      cause: error,
    });
  });
  const parsed = fileSchema.safeParse(
    bytes.length > mostBytes ? undefined : parseJson(bytes.toString('utf8')),
  );
  if (!parsed.success) throw otherFile(file);
  const { name, version } = parsed.data;
  if (version.identity.preprocessingHash !== identity.preprocessingHash) {
    throw new MotifError(
      'model_mismatch',
      `Expected a brand of ${identity.modelId} as this library has it, received one of ${version.identity.modelId}`,
      { hint: 'A brand is about the vectors of one model: create it here from its pictures.', path: file },
    );
  }
  try {
    readScorer(version.scorer, identity.dimensions);
  } catch (error) {
    throw otherFile(file, error);
  }
  return { name: newName(name, 'brand'), version: version as StoredBrandVersion };
}

function otherFile(file: string, cause?: unknown): MotifError {
  return new MotifError(
    'invalid_input',
    `Expected a brand that Motif exported in ${file}, received another file`,
    {
      hint: 'Export one: motif brand export <name> <file>.',
      path: file,
      cause,
    },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

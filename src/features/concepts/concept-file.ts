import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Concept, conceptName } from '../../core/concepts/concept.js';
import type { EncoderIdentity } from '../../core/encoder/encoder.js';
import { MotifError } from '../../core/errors.js';
import { writeFileAtomically } from '../../core/library/durable.js';

const share = z.number().min(0).max(1);
const fileSchema = z.object({
  motifConcept: z.literal(1),
  name: z.string(),
  identity: z.object({ modelId: z.string(), dimensions: z.number().int(), preprocessingHash: z.string() }),
  text: z.string().max(1000).optional(),
  examples: z.array(z.string()).max(10_000),
  counters: z.array(z.string()).max(10_000),
  direction: z.array(z.number()).max(8192),
  strength: share,
  separation: share.optional(),
  separationByText: share.optional(),
  fit: z.array(share),
  learnedMs: z.number(),
});

/** Returns the absolute path of the JSON file that now holds the concept; throws `store_failed`. */
export async function writeConcept(file: string, concept: Concept): Promise<string> {
  const absolute = path.resolve(file);
  try {
    await writeFileAtomically(absolute, `${JSON.stringify({ motifConcept: 1, ...concept }, undefined, 1)}\n`);
  } catch (error) {
    throw new MotifError('store_failed', `Expected a file that can be written, received ${file}`, {
      path: absolute,
      cause: error,
    });
  }
  return absolute;
}

/**
 * Returns the concept of a file that `writeConcept` wrote. Throws `not_found`, `invalid_input` for another file, and
 * `model_mismatch` for a concept of other vectors than the library's.
 */
export async function readConcept(file: string, identity: EncoderIdentity): Promise<Concept> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new MotifError('not_found', `Expected a concept file, received ${file}`, {
      path: file,
      cause: error,
    });
  });
  const parsed = fileSchema.safeParse(parseJson(text));
  const name = parsed.success ? conceptName(parsed.data.name) : undefined;
  if (
    !parsed.success ||
    name === undefined ||
    parsed.data.direction.length !== parsed.data.identity.dimensions
  ) {
    throw new MotifError(
      'invalid_input',
      `Expected a concept that Motif exported in ${file}, received another file`,
      {
        hint: 'Export one: motif concept export <name> <file>.',
        path: file,
      },
    );
  }
  const { motifConcept: _version, ...concept } = parsed.data;
  if (concept.identity.preprocessingHash !== identity.preprocessingHash) {
    throw new MotifError(
      'model_mismatch',
      `Expected a concept of ${identity.modelId} as this library has it, received one of ${concept.identity.modelId}`,
      {
        hint: 'A concept is about the vectors of one model: learn it here from pictures of this library.',
        path: file,
      },
    );
  }
  return { ...concept, name } as Concept;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

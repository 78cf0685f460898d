import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { EncoderIdentity } from '../encoder/encoder.js';
import { MotifError } from '../errors.js';
import { writeFileAtomically } from '../library/durable.js';
import type { Moments } from '../moments.js';
import { packFloats, packSigned, unpackFloats, unpackSigned } from './packing.js';
import type { Projector } from './projector.js';
import type { RelevanceScale } from './relevance.js';

export const languages = ['english', 'chinese'] as const;
export type Language = (typeof languages)[number];

/** Sides of a picture that a vector says both of. */
export const sides = ['subject', 'style'] as const;
export type Side = (typeof sides)[number];

/** What Motif knows of a model's habits beyond its weights: where its vectors lie and what its scores are worth. */
export interface CalibrationCard {
  /** The vectors that it is about; another precision or preparation needs a card of its own. */
  identity: EncoderIdentity;
  /** Moments of the vectors of pictures of many kinds, which stand in for a library that is small. */
  pictures: Moments;
  /** The mean vector of texts of each language; languages lie apart. */
  textMeans: Record<Language, Float32Array>;
  /** Vectors of what people commonly search for, [count x dimensions] each, of length 1 within a hundredth. */
  bank: Record<Language, Float32Array>;
  /** The directions in which things differ and those in which styles do. */
  projectors: Record<Side, Projector>;
  /**
   * Multiplier of the cosine before a softmax over labels at which stated and measured confidence agree, by language; fitted
   * by likelihood on drawings with known answers.
   */
  temperatures: Record<Language, number>;
  /** Mean gap between stated and measured confidence at these temperatures, 0 to 1 (expected calibration error). */
  calibrationErrors: Record<Language, number>;
  /** What a cosine says of whether a picture is what was asked for (see relevance.ts). */
  relevance: RelevanceScale;
  /** What it was computed from. */
  madeFrom: { pictures: number; texts: number; labels: number };
}

export const cardFile = 'calibration.json';
const cardVersion = 2;

const languageSchema = <Value extends z.ZodType>(value: Value) =>
  z.object({ english: value, chinese: value });
/** A card that lacks what is read now counts as none. */
const earlierSchema = z.object({ version: z.number().int().min(1).lt(cardVersion) });

const sigmoidSchema = z.object({ slope: z.number().min(0), offset: z.number() });
const storedSchema = z.object({
  version: z.literal(cardVersion),
  model: z.object({
    modelId: z.string(),
    dimensions: z.number().int().positive().max(8192),
    preprocessingHash: z.string(),
  }),
  madeFrom: z.object({
    pictures: z.number().int().positive(),
    texts: z.number().int().positive(),
    labels: z.number().int().positive(),
  }),
  temperatures: languageSchema(z.number().positive()),
  calibrationErrors: languageSchema(z.number().min(0).max(1)),
  relevance: z.object({ english: sigmoidSchema, chinese: sigmoidSchema, picture: sigmoidSchema }),
  textMeans: languageSchema(z.string()),
  pictures: z.object({ mean: z.string(), covariance: z.string() }),
  bank: languageSchema(z.string()),
  projectors: z.object({ subject: z.string(), style: z.string() }),
});

/** Writes the card beside the model in `folder`. Throws `store_failed` where the folder cannot be written. */
export async function writeCard(folder: string, card: CalibrationCard): Promise<string> {
  const file = path.join(folder, cardFile);
  const { identity, pictures, textMeans, bank, projectors, temperatures, calibrationErrors, relevance } =
    card;
  const stored: z.infer<typeof storedSchema> = {
    version: cardVersion,
    model: identity,
    madeFrom: card.madeFrom,
    temperatures,
    calibrationErrors,
    relevance,
    textMeans: { english: packFloats(textMeans.english), chinese: packFloats(textMeans.chinese) },
    pictures: {
      mean: packFloats(pictures.mean),
      covariance: packFloats(upperTriangle(pictures.covariance, identity.dimensions)),
    },
    bank: { english: packSigned(bank.english), chinese: packSigned(bank.chinese) },
    projectors: { subject: packFloats(projectors.subject.rows), style: packFloats(projectors.style.rows) },
  };
  try {
    await writeFileAtomically(file, `${JSON.stringify(stored, undefined, 1)}\n`);
  } catch (error) {
    throw new MotifError('store_failed', `Expected a model folder that can be written, received ${folder}`, {
      hint: 'Copy the model into a folder of your own and calibrate it there.',
      path: folder,
      cause: error,
    });
  }
  return file;
}

/**
 * Returns the card beside the model in `folder`, or undefined where there is none for exactly these vectors, or one that an
 * earlier Motif made. Throws `model_unavailable` for a damaged card.
 */
export async function readCard(
  folder: string,
  identity: EncoderIdentity,
): Promise<CalibrationCard | undefined> {
  const file = path.join(folder, cardFile);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const json = parseJson(text);
  if (earlierSchema.safeParse(json).success) return undefined;
  const parsed = storedSchema.safeParse(json);
  const card = parsed.success ? unpack(parsed.data) : undefined;
  if (card === undefined) {
    throw new MotifError(
      'model_unavailable',
      `Expected a calibration card in ${file}, received a damaged file`,
      {
        hint: 'Make it again: motif models calibrate <model> --force.',
        path: file,
      },
    );
  }
  const { dimensions, preprocessingHash } = card.identity;
  return dimensions === identity.dimensions && preprocessingHash === identity.preprocessingHash
    ? card
    : undefined;
}

function unpack(stored: z.infer<typeof storedSchema>): CalibrationCard | undefined {
  const { dimensions } = stored.model;
  const mean = unpackFloats(stored.pictures.mean);
  const covariance = fromUpperTriangle(unpackFloats(stored.pictures.covariance), dimensions);
  const [english, chinese] = [unpackFloats(stored.textMeans.english), unpackFloats(stored.textMeans.chinese)];
  const bank = { english: unpackSigned(stored.bank.english), chinese: unpackSigned(stored.bank.chinese) };
  const [subject, style] = sides.map((side) => unpackFloats(stored.projectors[side])) as [
    Float32Array,
    Float32Array,
  ];
  const isWhole =
    covariance !== undefined &&
    subject.length % dimensions === 0 &&
    style.length % dimensions === 0 &&
    [mean, english, chinese].every(({ length }) => length === dimensions) &&
    [bank.english, bank.chinese].every(({ length }) => length > 0 && length % dimensions === 0);
  if (!isWhole) return undefined;
  return {
    identity: stored.model,
    pictures: { count: stored.madeFrom.pictures, mean, covariance },
    textMeans: { english, chinese },
    bank,
    projectors: {
      subject: { count: subject.length / dimensions, rows: subject },
      style: { count: style.length / dimensions, rows: style },
    },
    temperatures: stored.temperatures,
    calibrationErrors: stored.calibrationErrors,
    relevance: stored.relevance,
    madeFrom: stored.madeFrom,
  };
}

function upperTriangle(matrix: Float32Array, dimensions: number): Float32Array {
  const values = new Float32Array((dimensions * (dimensions + 1)) / 2);
  let at = 0;
  for (let row = 0; row < dimensions; row++) {
    values.set(matrix.subarray(row * dimensions + row, (row + 1) * dimensions), at);
    at += dimensions - row;
  }
  return values;
}

function fromUpperTriangle(values: Float32Array, dimensions: number): Float32Array | undefined {
  if (values.length !== (dimensions * (dimensions + 1)) / 2) return undefined;
  const matrix = new Float32Array(dimensions * dimensions);
  let at = 0;
  for (let row = 0; row < dimensions; row++) {
    for (let column = row; column < dimensions; column++) {
      const value = values[at++]!;
      matrix[row * dimensions + column] = value;
      matrix[column * dimensions + row] = value;
    }
  }
  return matrix;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

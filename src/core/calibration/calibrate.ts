import { encodeLabelled, encodeManyTexts } from '../encoder/encode-many.js';
import type { Encoder } from '../encoder/encoder.js';
import { labelVectors, templatesFor } from '../encoder/label-prompts.js';
import type { Pixels } from '../image.js';
import type { LexiconConcept } from '../lexicon/concepts.js';
import type { Style } from '../lexicon/styles.js';
import { momentsOf } from '../moments.js';
import type { Progress } from '../operation.js';
import type { Sigmoid } from '../traits/platt.js';
import { dot } from '../vector.js';
import { type CalibrationCard, type Language, languages } from './card.js';
import { createProjector } from './projector.js';
import { fitPictureScale, fitWordScale } from './relevance.js';
import { calibrationError, fitTemperature } from './temperature.js';

/** A picture of which it is known what it shows. */
export interface LabelledPicture {
  pixels: Pixels;
  /** What people call what it shows. */
  label: Record<Language, string>;
}

export interface CalibrationSources {
  encoder: Encoder;
  /** Pictures of many kinds, in any order, each prepared and forgotten before the next. */
  pictures: AsyncIterable<LabelledPicture>;
  /** How many pictures there are, for the progress. */
  count: number;
  concepts: readonly LexiconConcept[];
  styles: readonly Style[];
  signal: AbortSignal;
  progress: (report: Progress) => void;
}

/** Concepts that people commonly search for; rarer ones would make the bank larger, not better. */
const commonFrom = 4;
/** More directions add what both sides share. */
const mostDirections = 64;

/**
 * Returns the calibration card of a model, from pictures with known answers and the names of common concepts. The same
 * sources always give the same card. Costs as much as encoding them: half a minute for the built-in model.
 */
export async function calibrate(sources: CalibrationSources): Promise<CalibrationCard> {
  const { encoder, concepts, styles, pictures, count, signal, progress } = sources;
  const work = { signal, progress };
  const { vectors, labels } = await encodeLabelled(pictures, encoder, { ...work, count, stage: 'pictures' });
  if (vectors.length === 0) throw new RangeError('Expected pictures to calibrate on, received none');
  const common = concepts.filter(({ commonness }) => commonness >= commonFrom);
  const bank = {
    english: await encodeManyTexts(
      common.map(({ english }) => english[0]!),
      encoder,
      work,
    ),
    chinese: await encodeManyTexts(
      common.map(({ chinese }) => chinese[0]!),
      encoder,
      work,
    ),
  };
  const styleTexts = styles.flatMap(({ name, phrasings: { en, zh } }) => [name.en, name.zh, ...en, ...zh]);
  const styleVectors = await encodeManyTexts(styleTexts, encoder, work);
  const thingVectors = joined(bank.english, bank.chinese);
  const { dimensions } = encoder.identity;
  const room = { dimensions, most: Math.min(mostDirections, Math.floor(dimensions / 4)) };
  const temperatures = {} as Record<Language, number>;
  const calibrationErrors = {} as Record<Language, number>;
  const textMeans = {} as Record<Language, Float32Array>;
  const wordScales = {} as Record<Language, Sigmoid>;
  const names = [...new Map(labels.map((label) => [label.english, label])).values()];
  for (const language of languages) {
    const texts = names.map((name) => name[language]);
    const heard = await labelVectors(encoder, texts, texts.map(templatesFor), sources.signal);
    const judged = vectors.map((vector, at) => ({
      scores: heard.map((label) => dot(vector, label)),
      right: names.findIndex(({ english }) => english === labels[at]!.english),
    }));
    temperatures[language] = fitTemperature(judged);
    calibrationErrors[language] = calibrationError(judged, temperatures[language]);
    textMeans[language] = meanOf(bank[language], dimensions);
    wordScales[language] = fitWordScale(judged);
  }
  return {
    identity: encoder.identity,
    pictures: momentsOf(vectors),
    textMeans,
    bank,
    projectors: {
      subject: createProjector(thingVectors, styleVectors, room),
      style: createProjector(styleVectors, thingVectors, room),
    },
    temperatures,
    calibrationErrors,
    relevance: {
      ...wordScales,
      picture: fitPictureScale(
        vectors,
        labels.map(({ english }) => english),
      ),
    },
    madeFrom: {
      pictures: vectors.length,
      texts: 2 * common.length + styleTexts.length,
      labels: names.length,
    },
  };
}

function meanOf(matrix: Float32Array, dimensions: number): Float32Array {
  const mean = new Float32Array(dimensions);
  const count = matrix.length / dimensions;
  for (let at = 0; at < matrix.length; at++) mean[at % dimensions]! += matrix[at]! / count;
  return mean;
}

function joined(one: Float32Array, other: Float32Array): Float32Array {
  const both = new Float32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

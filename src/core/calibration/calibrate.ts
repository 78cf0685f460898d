import type { Encoder } from '../encoder/encoder.js';
import { labelVectors, templatesFor } from '../encoder/label-prompts.js';
import { throwIfCancelled } from '../errors.js';
import type { Pixels } from '../image.js';
import type { LexiconConcept } from '../lexicon/concepts.js';
import type { Style } from '../lexicon/styles.js';
import { momentsOf } from '../moments.js';
import type { Progress } from '../operation.js';
import type { Sigmoid } from '../traits/platt.js';
import { dot, row } from '../vector.js';
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
const textsAtOnce = 64;
const picturesAtOnce = 8;

/**
 * Returns the calibration card of a model, from pictures with known answers and the names of common concepts. The same
 * sources always give the same card. Costs as much as encoding them: half a minute for the built-in model.
 */
export async function calibrate(sources: CalibrationSources): Promise<CalibrationCard> {
  const { encoder, concepts, styles } = sources;
  const { vectors, labels } = await encodePictures(sources);
  if (vectors.length === 0) throw new RangeError('Expected pictures to calibrate on, received none');
  const common = concepts.filter(({ commonness }) => commonness >= commonFrom);
  const bank = {
    english: await encodeTexts(
      common.map(({ english }) => english[0]!),
      sources,
    ),
    chinese: await encodeTexts(
      common.map(({ chinese }) => chinese[0]!),
      sources,
    ),
  };
  const styleTexts = styles.flatMap(({ name, phrasings: { en, zh } }) => [name.en, name.zh, ...en, ...zh]);
  const styleVectors = await encodeTexts(styleTexts, sources);
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

async function encodePictures({ encoder, pictures, count, signal, progress }: CalibrationSources) {
  const vectors: Float32Array[] = [];
  const labels: LabelledPicture['label'][] = [];
  const { dimensions } = encoder.identity;
  let waiting: Float32Array[] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    const values = new Float32Array(waiting.length * waiting[0]!.length);
    waiting.forEach((input, at) => void values.set(input, at * input.length));
    const found = await encoder.encodeImages({ values, count: waiting.length }, signal);
    for (let at = 0; at < waiting.length; at++) vectors.push(row(found, at, dimensions).slice());
    waiting = [];
    progress({ stage: 'pictures', done: vectors.length, total: count, unit: 'pictures' });
  };
  for await (const { pixels, label } of pictures) {
    throwIfCancelled(signal);
    waiting.push(await encoder.preprocess(pixels));
    labels.push(label);
    if (waiting.length === picturesAtOnce) await flush();
  }
  await flush();
  return { vectors, labels };
}

async function encodeTexts(
  texts: readonly string[],
  { encoder, signal, progress }: CalibrationSources,
): Promise<Float32Array> {
  const { dimensions } = encoder.identity;
  const vectors = new Float32Array(texts.length * dimensions);
  for (let start = 0; start < texts.length; start += textsAtOnce) {
    throwIfCancelled(signal);
    const part = texts.slice(start, start + textsAtOnce);
    vectors.set(await encoder.encodeTexts(part, signal), start * dimensions);
    progress({ stage: 'texts', done: start + part.length, total: texts.length, unit: 'texts' });
  }
  return vectors;
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

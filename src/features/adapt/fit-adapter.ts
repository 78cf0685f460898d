import type { AdapterReport, TextAdapter } from '../../core/adapt/adapter.js';
import { adaptVector, languageOf } from '../../core/adapt/adapter.js';
import type { LabelledPicture } from '../../core/calibration/calibrate.js';
import type { CalibrationCard, Language } from '../../core/calibration/card.js';
import { encodeLabelled, encodeManyTexts } from '../../core/encoder/encode-many.js';
import type { Encoder } from '../../core/encoder/encoder.js';
import { labelVectors, templatesFor } from '../../core/encoder/label-prompts.js';
import { MotifError, throwIfCancelled } from '../../core/errors.js';
import { libraryMoments } from '../../core/library/library-moments.js';
import { type PictureSources, pictureVector } from '../../core/library/references.js';
import type { Progress } from '../../core/operation.js';
import { evenSample } from '../../core/sample.js';
import { dot, row } from '../../core/vector.js';
import { type Centres, fitBestMap, type Pairs, recallAtOne, type TextMap } from './fit.js';
import { type PairLine, pairFault, readPairs } from './pairs-file.js';

/** Pictures with known answers, however they are made. */
export interface KnownPictures {
  count: number;
  pictures(signal: AbortSignal): AsyncIterable<LabelledPicture>;
}

export type FitSources = PictureSources & { progress: (report: Progress) => void };

/** Fewer pairs say nothing that holds for others; more make it slower, not better. */
const leastPairs = 20;
const mostPairs = 600;

/**
 * Returns an adapter from a table of pairs, with what held-out pairs gain by it and what is lost elsewhere: on another table, else on
 * drawings with known answers. Nothing is kept yet.
 */
export async function fitAdapter(
  name: string,
  tables: { pairs: string; elsewhere?: string | undefined },
  known: KnownPictures,
  sources: FitSources,
): Promise<TextAdapter> {
  const lines = evenSample(await readPairs(tables.pairs), mostPairs);
  if (lines.length < leastPairs)
    throw new MotifError('invalid_input', `Expected at least ${leastPairs} pairs, received ${lines.length}`, {
      hint: 'Some 200 pictures with a text each are a good start.',
      path: 'pairs',
    });
  const language = languageOfMost(lines);
  const own = lines.filter(({ text }) => languageOf(text) === language);
  const encoder = await sources.encoder();
  const card = await sources.calibration?.();
  const pairs = await pairsOf(own, tables.pairs, encoder, sources);
  const centres = await centresOf(pairs, language, card, sources);
  sources.progress({ stage: 'learn', done: 0, unit: 'adapter' });
  const { map, heldOut } = fitBestMap(pairs, centres);
  const elsewhere =
    tables.elsewhere === undefined
      ? await onDrawings(known, map, language, encoder, sources)
      : await onTable(tables.elsewhere, map, language, encoder, sources);
  const report: AdapterReport = {
    pairs: pairs.texts.length,
    madeMs: Date.now(),
    before: 100 * heldOut.before,
    after: 100 * heldOut.after,
    gainLow: 100 * heldOut.low,
    gainHigh: 100 * heldOut.high,
    ...elsewhere,
  };
  return { name, identity: encoder.identity, language, ...map, report };
}

function languageOfMost(lines: readonly PairLine[]): Language {
  const chinese = lines.filter(({ text }) => languageOf(text) === 'chinese').length;
  return chinese > lines.length / 2 ? 'chinese' : 'english';
}

async function pairsOf(
  lines: readonly PairLine[],
  file: string,
  encoder: Encoder,
  sources: FitSources,
): Promise<Pairs> {
  const { dimensions } = encoder.identity;
  const images: Float32Array[] = [];
  const imageIds: string[] = [];
  for (const [at, { image, line }] of lines.entries()) {
    throwIfCancelled(sources.signal);
    try {
      const { vector, asset } = await pictureVector(image, sources);
      images.push(vector);
      imageIds.push(asset?.id ?? image);
    } catch (error) {
      if (!(error instanceof MotifError) || error.code === 'cancelled') throw error;
      throw pairFault(error.message, file, line, error);
    }
    sources.progress({ stage: 'pairs', done: at + 1, total: lines.length, unit: 'pictures' });
  }
  const heard = await encodeManyTexts(
    lines.map(({ text }) => text),
    encoder,
    sources,
  );
  const texts = lines.map((_, at) => row(heard, at, dimensions).slice());
  return { texts, images, imageIds };
}

/** A theme's own mean would hide what the theme is; the language's and the library's do not. */
async function centresOf(
  { texts }: Pairs,
  language: Language,
  card: CalibrationCard | undefined,
  { library }: FitSources,
): Promise<Centres> {
  const { dimensions } = library.identity;
  const mean = new Float32Array(dimensions);
  for (const text of texts) for (let at = 0; at < dimensions; at++) mean[at]! += text[at]! / texts.length;
  const moments = await libraryMoments(library, card?.pictures);
  return {
    text: card?.textMeans[language] ?? mean,
    image: moments?.mean ?? new Float32Array(dimensions),
  };
}

type Elsewhere = Pick<AdapterReport, 'elsewhereBefore' | 'elsewhereAfter' | 'elsewhere'>;

async function onTable(
  file: string,
  map: TextMap,
  language: Language,
  encoder: Encoder,
  sources: FitSources,
): Promise<Elsewhere> {
  const lines = evenSample(await readPairs(file), mostPairs);
  const pairs = await pairsOf(lines, file, encoder, sources);
  const touched = lines.map(({ text }) => languageOf(text) === language);
  const mapped: Pairs = {
    ...pairs,
    texts: pairs.texts.map((text, at) => (touched[at] ? adaptVector(map, text) : text)),
  };
  return {
    elsewhereBefore: 100 * recallAtOne(pairs),
    elsewhereAfter: 100 * recallAtOne(mapped),
    elsewhere: `${lines.length} other pairs`,
  };
}

/** How often the label of a drawing is named right, before and after. */
async function onDrawings(
  known: KnownPictures,
  map: TextMap,
  language: Language,
  encoder: Encoder,
  { signal, progress }: FitSources,
): Promise<Elsewhere> {
  const { vectors, labels: given } = await encodeLabelled(known.pictures(signal), encoder, {
    ...{ signal, progress },
    count: known.count,
    stage: 'elsewhere',
  });
  const labels = given.map((label) => label[language]);
  const names = [...new Set(labels)];
  const heard = await labelVectors(encoder, names, names.map(templatesFor), signal);
  const shareRight = (texts: readonly Float32Array[]) => {
    const right = vectors.filter((vector, at) => {
      const scores = texts.map((text) => dot(text, vector));
      return names[scores.indexOf(Math.max(...scores))] === labels[at];
    });
    return (100 * right.length) / Math.max(1, vectors.length);
  };
  return {
    elsewhereBefore: shareRight(heard),
    elsewhereAfter: shareRight(heard.map((text) => adaptVector(map, text))),
    elsewhere: `${vectors.length} drawings with known answers`,
  };
}

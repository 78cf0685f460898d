import type { CalibrationCard } from '../../core/calibration/card.js';
import { relevanceAt } from '../../core/calibration/relevance.js';
import { commonColours } from '../../core/colour/common-colours.js';
import type { Encoder } from '../../core/encoder/encoder.js';
import { MotifError } from '../../core/errors.js';
import type { HeardLexicon } from '../../core/lexicon/hearing.js';
import { languageOf } from '../../core/lexicon/languages.js';
import { type Pull, pullsOf } from '../../core/lexicon/pulls.js';
import type { Style } from '../../core/lexicon/styles.js';
import { areSamePicture } from '../../core/library/copies.js';
import type { Library } from '../../core/library/library.js';
import { planeOf } from '../../core/scaling.js';
import { similarity, type UnitVector, unitRow } from '../../core/vector.js';

/** What a line of copy calls up. */
export interface Association {
  text: string;
  vector: UnitVector;
  pictures: { id: string; path: string; relevance: number | null }[];
  /** Colours that the nearest pictures have in common, the most used first. */
  palette: string[];
  tone: Pull[];
}

export interface AssociationSources {
  library: Library;
  encoder: Encoder;
  heard: HeardLexicon;
  /** Without it no relevance is stated. */
  card: CalibrationCard | undefined;
  styles: readonly Style[];
  signal: AbortSignal;
}

/** Colours are taken from so many pictures: fewer are an accident, more are the library's own. */
const colouredBy = 12;
const shownColours = 5;

/** Returns what each line calls up, all lines read at once: the nearest pictures without copies, their colours, and the styles of its tone. */
export async function associate(
  lines: readonly string[],
  most: number,
  { library, encoder, heard, card, styles, signal }: AssociationSources,
): Promise<Association[]> {
  const { dimensions } = encoder.identity;
  const encoded = await encoder.encodeTexts(lines, signal);
  const associations: Association[] = [];
  for (const [at, text] of lines.entries()) {
    const vector = unitRow(encoded, at, dimensions);
    const found = await library.vectors.nearest(vector, { limit: Math.max(colouredBy, 4 * most) });
    const assets = new Map(
      library.ledger.assets(found.map(({ id }) => id)).map((asset) => [asset.id, asset]),
    );
    const vectors = await library.vectors.get([...assets.keys()]);
    const near = found.flatMap(({ id, similarity: cosine }) => {
      const asset = assets.get(id);
      return asset === undefined || asset.paths.length === 0 ? [] : [{ asset, cosine }];
    });
    const pictures: typeof near = [];
    for (const one of near) {
      if (pictures.length === most) break;
      if (!pictures.some(({ asset }) => areSamePicture(asset, one.asset, vectors))) pictures.push(one);
    }
    associations.push({
      text,
      vector,
      pictures: pictures.map(({ asset, cosine }) => ({
        id: asset.id,
        path: asset.paths[0]!,
        relevance: card === undefined ? null : relevanceAt(card.relevance[languageOf(text)], cosine),
      })),
      palette: commonColours(near.slice(0, colouredBy).map(({ asset }) => asset.palette)).slice(
        0,
        shownColours,
      ),
      tone: pullsOf([{ vector, language: languageOf(text) }], heard, styles),
    });
  }
  return associations;
}

/** Returns how far each line is from each other, 0 to 2: one less their cosine. */
export function distancesOf(vectors: readonly UnitVector[]): number[][] {
  return vectors.map((one) =>
    vectors.map((other) => (one === other ? 0 : Math.max(0, 1 - similarity(one, other)))),
  );
}

/** Returns the places of lines on a map, each within -1 to 1, on which near lines call up the same. */
export function mapOf(vectors: readonly UnitVector[]): { x: number; y: number }[] {
  const places = planeOf(distancesOf(vectors));
  const reach = Math.max(1e-9, ...places.flat().map(Math.abs));
  return places.map(([x, y]) => ({ x: x / reach, y: y / reach }));
}

/** Returns the lines that say something, each once; throws `invalid_input` where none is left. */
export function tidyLines(given: readonly string[]): string[] {
  const lines = [...new Set(given.flatMap((text) => text.split('\n')).map((line) => line.trim()))].filter(
    Boolean,
  );
  if (lines.length > 0) return lines;
  throw new MotifError('invalid_input', 'Expected lines of copy, received none', {
    hint: 'For instance: motif lines "A quiet morning" "把时间还给自己".',
    path: 'lines',
  });
}

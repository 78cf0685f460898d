import { type CalibrationCard, type Language, languages, readCard } from '../../src/core/calibration/card.js';
import type { Encoder } from '../../src/core/encoder/encoder.js';
import { loadEncoder } from '../../src/core/encoder/load.js';
import { encodeAxes } from '../../src/core/lexicon/axis-directions.js';
import { readStyleLexicon, type Style, type StyleAxis } from '../../src/core/lexicon/styles.js';
import { shippedPath } from '../../src/core/package-folder.js';
import { row } from '../../src/core/vector.js';
import { type HeardAxis, placeAxis, positionOn } from '../../src/features/styles/heard-axes.js';
import { sharesOf, styleLogits, styleVector, textsOfStyles } from '../../src/features/styles/heard-styles.js';
import { encodePictures, mean } from '../drawn.js';
import type { Figure } from '../figures.js';
import { pixelsOf, planStyles } from './drawn-styles.js';

const usualCount = 40;
const drawnAtOnce = 32;

interface Judged {
  vector: Float32Array;
  /** Id of the style that it was drawn in. */
  style: string;
}

/** How like a picture each style of the lexicon is, in their order. */
type Scorer = (picture: Float32Array) => readonly number[];

/**
 * Returns how often the style of a drawing is named right: by one phrasing, by the ensemble that Motif uses, and by where the picture
 * lies on the axes; in each language, among the styles that can be drawn and among the whole lexicon. `count` pictures of each style.
 */
export async function benchLexicon(count = usualCount): Promise<Figure[]> {
  const folder = shippedPath('models/mini');
  const encoder = await loadEncoder({ folder, modelId: 'mini' });
  const card = (await readCard(folder, encoder.identity))!;
  const { styles, axes } = readStyleLexicon();
  const plan = planStyles(count);
  const pictures: Judged[] = [];
  for (const { id, records } of plan) {
    for (let start = 0; start < records.length; start += drawnAtOnce) {
      const pixels = await Promise.all(records.slice(start, start + drawnAtOnce).map(pixelsOf));
      for (const vector of await encodePictures(encoder, pixels)) pictures.push({ vector, style: id });
    }
  }
  const drawn = new Set(plan.map(({ id }) => id));
  const note = `${pictures.length} drawings in ${drawn.size} styles`;
  const figures: Figure[] = [];
  const { scorers, ensemble } = await scorersOf(styles, axes, encoder, card);
  for (const [name, score] of scorers) {
    const figure = (of: string, share: number): Figure => ({
      name: `${name}: ${of}`,
      value: 100 * share,
      unit: '%',
      note,
    });
    const placesAmong = (isAsked: (id: string) => boolean) =>
      pictures.map(({ vector, style }) => placeOf(style, score(vector), styles, isAsked));
    const [near, all] = [placesAmong((id) => drawn.has(id)), placesAmong(() => true)];
    figures.push(figure(`right among the ${drawn.size} drawn`, shareAbove(near, 1)));
    figures.push(figure(`right among all ${styles.length}`, shareAbove(all, 1)));
    figures.push(figure(`among the first five of all ${styles.length}`, shareAbove(all, 5)));
  }
  await encoder.close();
  return [
    ...figures,
    ...perStyle(plan, pictures, styles, ensemble),
    confidence(pictures, styles, ensemble, note),
  ];
}

async function scorersOf(
  styles: readonly Style[],
  axes: readonly StyleAxis[],
  encoder: Encoder,
  card: CalibrationCard,
): Promise<{ scorers: [name: string, Scorer][]; ensemble: Scorer }> {
  const { dimensions } = encoder.identity;
  const scorers: [string, Scorer][] = [];
  const heard = {} as Record<Language, Float32Array>;
  for (const language of languages) {
    const texts = textsOfStyles(styles, language);
    const [names, firsts, whole] = [0, 1, 2].map(() => new Float32Array(styles.length * dimensions));
    for (const [style, { name, phrasings }] of texts.entries()) {
      const vectors = await encoder.encodeTexts([name, ...phrasings]);
      const own = [name, ...phrasings].map((_, at) => row(vectors, at, dimensions));
      names!.set(own[0]!, style * dimensions);
      firsts!.set(own[1]!, style * dimensions);
      whole!.set(styleVector(own[0]!, own.slice(1)), style * dimensions);
    }
    heard[language] = whole!;
    const alone = { english: 0, chinese: 0, [language]: card.temperatures[language] };
    const by =
      (rows: Float32Array): Scorer =>
      (picture) =>
        styleLogits(picture, { english: rows, chinese: rows }, alone);
    scorers.push([`${language}, the name`, by(names!)]);
    scorers.push([`${language}, one phrasing`, by(firsts!)]);
    scorers.push([`${language}, ensemble`, by(whole!)]);
    const weights = { english: 0, chinese: 0, [language]: 1 };
    scorers.push([`${language}, axes`, byAxes(await placedAxes(axes, weights, encoder, card), styles)]);
  }
  const ensemble: Scorer = (picture) => styleLogits(picture, heard, card.temperatures);
  const both = { english: 0.5, chinese: 0.5 };
  scorers.push(['both languages, ensemble', ensemble]);
  scorers.push(['both languages, axes', byAxes(await placedAxes(axes, both, encoder, card), styles)]);
  return { scorers, ensemble };
}

async function placedAxes(
  axes: readonly StyleAxis[],
  weights: Readonly<Record<Language, number>>,
  encoder: Encoder,
  { pictures }: CalibrationCard,
): Promise<HeardAxis[]> {
  const directions = await encodeAxes(axes, weights, encoder, new AbortController().signal);
  return directions.map((direction) => placeAxis(direction, pictures, undefined));
}

/** A style is as like a picture as the picture's places on the axes agree with the style's traits. */
function byAxes(axes: readonly HeardAxis[], styles: readonly Style[]): Scorer {
  return (picture) => {
    const places = new Map(axes.map((axis) => [axis.axis.id, positionOn(axis, picture).position]));
    return styles.map(({ traits }) => {
      const entries = Object.entries(traits);
      const length = Math.hypot(...entries.map(([, value]) => value)) || 1;
      return entries.reduce((sum, [axis, value]) => sum + value * places.get(axis)!, 0) / length;
    });
  };
}

/** Returns the place of the right style among those asked, from 1. */
function placeOf(
  right: string,
  scores: readonly number[],
  styles: readonly Style[],
  isAsked: (id: string) => boolean,
): number {
  const own = styles.findIndex(({ id }) => id === right);
  // A tie counts against it: a scorer that tells nothing apart is right of nothing.
  return (
    1 + scores.filter((score, at) => at !== own && isAsked(styles[at]!.id) && score >= scores[own]!).length
  );
}

function shareAbove(places: readonly number[], last: number): number {
  return mean(places.map((place) => Number(place <= last)));
}

function perStyle(
  plan: ReturnType<typeof planStyles>,
  pictures: readonly Judged[],
  styles: readonly Style[],
  score: Scorer,
): Figure[] {
  const drawn = new Set(plan.map(({ id }) => id));
  return plan.map(({ id, records }) => ({
    name: `ensemble of both: ${id} right among the ${drawn.size} drawn`,
    value:
      100 *
      shareAbove(
        pictures
          .filter(({ style }) => style === id)
          .map(({ vector }) => placeOf(id, score(vector), styles, (other) => drawn.has(other))),
        1,
      ),
    unit: '%',
    note: `${records.length} drawings`,
  }));
}

/** How far the stated share of the first style is from the share of right ones, over ten bins (Naeini, Cooper and Hauskrecht 2015). */
function confidence(
  pictures: readonly Judged[],
  styles: readonly Style[],
  score: Scorer,
  note: string,
): Figure {
  const gaps = new Array<number>(10).fill(0);
  for (const { vector, style } of pictures) {
    const shares = sharesOf(score(vector));
    const stated = Math.max(...shares);
    const isRight = styles[shares.indexOf(stated)]!.id === style;
    gaps[Math.min(9, Math.floor(10 * stated))]! += stated - Number(isRight);
  }
  const error = gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / pictures.length;
  return { name: `calibration error of shares among all ${styles.length}`, value: error, unit: '', note };
}

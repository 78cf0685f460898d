import type { CalibrationCard, Language } from '../calibration/card.js';
import type { Encoder } from '../encoder/encoder.js';
import { normalise, row, type UnitVector, weightedSum } from '../vector.js';
import { agreementOf, itemsOf, unrelatedBySize } from './agreement.js';
import { heardIn, type LanguageWeights } from './languages.js';
import type { StyleAxis } from './styles.js';

/** An axis as a model hears its words. */
export interface AxisDirection {
  axis: StyleAxis;
  /** From the negative end to the positive one: the mean over all phrasings. */
  vector: UnitVector;
  /** The same by each pair of phrasings alone, so that it can be told how much a result hangs on the words. */
  phrasings: UnitVector[];
}

const short = { english: 'en', chinese: 'zh' } as const satisfies Record<Language, string>;

/** Returns the phrasings of all ends in the languages that count, in the order in which `axisDirections` takes their vectors. */
export function axisTexts(axes: readonly StyleAxis[], weights: LanguageWeights): string[] {
  return axes.flatMap((axis) =>
    heardIn(weights).flatMap((language) => {
      const { low, high } = pairsOf(axis, language);
      return [...low, ...high];
    }),
  );
}

/** Returns the axes as directions from the vectors of `axisTexts`, [texts x dimensions]. */
export function axisDirections(
  axes: readonly StyleAxis[],
  weights: LanguageWeights,
  vectors: Float32Array,
  dimensions: number,
): AxisDirection[] {
  let at = 0;
  const take = (count: number) => Array.from({ length: count }, () => row(vectors, at++, dimensions));
  return axes.map((axis) => {
    const ends = heardIn(weights).map((language) => {
      const { low, high } = pairsOf(axis, language);
      return { weight: weights[language], low: take(low.length), high: take(high.length) };
    });
    const between = (low: readonly Float32Array[], high: readonly Float32Array[]) =>
      weightedSum([
        { vector: meanDirection(high), weight: 1 },
        { vector: meanDirection(low), weight: -1 },
      ]);
    return {
      axis,
      vector: normalise(
        weightedSum(ends.map(({ weight, low, high }) => ({ weight, vector: between(low, high) }))),
      ),
      phrasings: ends.flatMap(({ low, high }) =>
        low.map((own, place) => normalise(between([own], [high[place]!]))),
      ),
    };
  });
}

/**
 * Returns a test of whether a model hears an axis: its phrasings agree on pictures in general better than unrelated words of the card's
 * bank do.
 */
export function isHeardBy(card: CalibrationCard): (direction: AxisDirection) => boolean {
  const unrelated = unrelatedBySize(card);
  return ({ phrasings }) => agreementOf(itemsOf(phrasings, card.pictures)) > unrelated(phrasings.length);
}

/** Returns the axes as a model hears their words; encodes all their phrasings. */
export async function encodeAxes(
  axes: readonly StyleAxis[],
  weights: LanguageWeights,
  encoder: Encoder,
  signal: AbortSignal,
): Promise<AxisDirection[]> {
  const vectors = await encoder.encodeTexts(axisTexts(axes, weights), signal);
  return axisDirections(axes, weights, vectors, encoder.identity.dimensions);
}

/** As many phrasings of both ends, so that each has its opposite. */
function pairsOf({ negative, positive }: StyleAxis, language: Language): { low: string[]; high: string[] } {
  const [low, high] = [negative.phrasings[short[language]], positive.phrasings[short[language]]];
  const pairs = Math.min(low.length, high.length);
  return { low: low.slice(0, pairs), high: high.slice(0, pairs) };
}

/** Method: prompt ensembling, Radford et al. 2021, section 3.1.4. */
function meanDirection(vectors: readonly Float32Array[]): UnitVector {
  return normalise(weightedSum(vectors.map((vector) => ({ vector, weight: 1 / vectors.length }))));
}

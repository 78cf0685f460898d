import type { CalibrationCard } from '../../core/calibration/card.js';
import type { HeardLexicon } from '../../core/lexicon/hearing.js';
import { heardIn, languageWeights } from '../../core/lexicon/languages.js';
import type { Style, StyleLexicon } from '../../core/lexicon/styles.js';
import { dot, row } from '../../core/vector.js';

const named = 3;
/** Below so many standard deviations above the lexicon's other styles a style says nothing of a direction. */
const tellingFrom = 1;

/**
 * Returns, for each centre, the styles that it is more of than the other centres are, the most telling first. A style names the one
 * direction that it tells best, so that no two directions are called alike.
 */
export function stylesOf(
  centres: readonly Float32Array[],
  { heard, isHeard }: HeardLexicon,
  { lexicon, card }: { lexicon: StyleLexicon; card: CalibrationCard | undefined },
): Style[][] {
  const weights = languageWeights(card);
  const languages = heardIn(weights);
  const dimensions = centres[0]!.length;
  const middle = centres[0]!.map((_, at) => centres.reduce((sum, one) => sum + one[at]!, 0) / centres.length);
  const candidates = lexicon.styles.flatMap((style, place) => {
    if (isHeard?.(place) === false) return [];
    const scores = centres.map((centre) => {
      const own = centre.map((value, at) => value - middle[at]!);
      return languages.reduce(
        (sum, language) => sum + weights[language] * dot(own, row(heard[language], place, dimensions)),
        0,
      );
    });
    return [{ style, scores }];
  });
  const standard = centres.map((_, centre) => standardised(candidates.map(({ scores }) => scores[centre]!)));
  const names: Style[][] = centres.map(() => []);
  candidates.forEach(({ style, scores }, at) => {
    const best = scores.indexOf(Math.max(...scores));
    if (standard[best]![at]! >= tellingFrom) names[best]!.push(style);
  });
  return names.map((styles, centre) =>
    styles
      .map((style) => ({
        style,
        score: standard[centre]![candidates.findIndex((one) => one.style === style)]!,
      }))
      .sort((one, other) => other.score - one.score)
      .slice(0, named)
      .map(({ style }) => style),
  );
}

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return values.map((value) => (value - mean) / Math.max(1e-9, Math.sqrt(variance)));
}

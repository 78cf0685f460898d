import type { Language } from '../../core/calibration/card.js';
import {
  type Area,
  type AreaDifference,
  areaDifference,
  areaOf,
  type Placements,
} from '../../core/delong.js';
import { throwIfCancelled } from '../../core/errors.js';
import type { HeardLexicon, Hearing } from '../../core/lexicon/hearing.js';
import { heardIn, languageWeights } from '../../core/lexicon/languages.js';
import type { Style } from '../../core/lexicon/styles.js';
import { standingAmong } from '../../core/student.js';
import { row, type UnitVector } from '../../core/vector.js';

/** A style of the lexicon that may separate better than what was given. */
export interface Suggestion extends Area {
  style: Style;
  language: Language;
  overBest: AreaDifference;
  /** Whether the difference stands among all the styles that were tried. */
  isBetter: boolean;
}

const shownSuggestions = 5;
/** Of what is called better, at most this share may be chance. */
const mostFalse = 0.05;

/**
 * Returns the styles whose words separate better than the best phrasing, the best first, at most five. Whether a style is better, and not
 * only lucky among so many, is decided by Benjamini and Hochberg's procedure over all that were tried.
 */
export function suggestionsFor(
  best: Placements,
  place: (vector: UnitVector) => Placements,
  { heard, isHeard }: HeardLexicon,
  { lexicon, library, card, signal }: Hearing,
): Suggestion[] {
  const { dimensions } = library.identity;
  const tried = heardIn(languageWeights(card)).flatMap((language) => {
    throwIfCancelled(signal);
    return lexicon.styles.flatMap((style, at) => {
      if (isHeard?.(at) === false) return [];
      const placements = place(row(heard[language], at, dimensions) as UnitVector);
      return [{ style, language, placements, overBest: areaDifference(placements, best) }];
    });
  });
  const stands = standingAmong(
    tried.map(({ overBest }) => overBest.chance),
    mostFalse,
  );
  const better = tried
    .map(({ placements, ...one }, at) => ({
      ...one,
      ...areaOf(placements),
      isBetter: stands[at]! && one.overBest.low > 0,
    }))
    .filter(({ overBest }) => overBest.difference > 0)
    .sort((one, other) => other.area - one.area);
  const firsts = better.filter(
    ({ style }, at) => better.findIndex((other) => other.style.id === style.id) === at,
  );
  return firsts.slice(0, shownSuggestions);
}

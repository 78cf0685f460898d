import type { CalibrationCard, Language } from '../../core/calibration/card.js';
import {
  type Area,
  type AreaDifference,
  areaDifference,
  areaOf,
  type Placements,
} from '../../core/delong.js';
import type { Encoder } from '../../core/encoder/encoder.js';
import { throwIfCancelled } from '../../core/errors.js';
import { heardIn, languageWeights } from '../../core/lexicon/languages.js';
import type { HeardLexicon } from '../../core/lexicon/pulls.js';
import type { Style, StyleLexicon } from '../../core/lexicon/styles.js';
import type { Library } from '../../core/library/library.js';
import type { Progress } from '../../core/operation.js';
import { standingAmong } from '../../core/student.js';
import { row, type UnitVector } from '../../core/vector.js';

/** What hearing the lexicon takes. */
export interface LexiconSources {
  library: Library;
  lexicon: StyleLexicon;
  encoder(): Promise<Encoder>;
  card: CalibrationCard | undefined;
  /** The adapter by which texts are read. */
  locale?: string | undefined;
  signal: AbortSignal;
  progress: (report: Progress) => void;
}

/** Returns the lexicon as the library's model hears it. */
export type HearLexicon = (sources: LexiconSources) => Promise<HeardLexicon>;

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
  { lexicon, library, card, signal }: LexiconSources,
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

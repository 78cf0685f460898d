import type { Language } from '../calibration/card.js';
import { dot, row, type UnitVector } from '../vector.js';
import type { HeardLexicon } from './hearing.js';
import type { Style } from './styles.js';

/** A style that words are heard as. */
export interface Pull {
  style: Style;
  /** How much nearer than the lexicon's other styles, in their standard deviations. */
  strength: number;
}

/** Words as a model hears them, and their language: languages lie apart. */
export interface HeardWords {
  vector: UnitVector;
  language: Language;
}

const shownPulls = 3;

/** Returns the styles that a phrasing is heard as: each of its forms is compared in its own language, for languages lie apart. */
export function pullsOf(
  forms: readonly HeardWords[],
  { heard, isHeard }: HeardLexicon,
  styles: readonly Style[],
): Pull[] {
  const strengths = forms.map(({ vector, language }) =>
    standardised(styles.map((_, at) => dot(row(heard[language], at, vector.length), vector))),
  );
  return styles
    .map((style, at) => ({
      style,
      at,
      strength: strengths.reduce((sum, own) => sum + own[at]!, 0) / strengths.length,
    }))
    .filter(({ at }) => isHeard?.(at) ?? true)
    .sort((one, other) => other.strength - one.strength)
    .slice(0, shownPulls)
    .map(({ style, strength }) => ({ style, strength }));
}

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (value - mean) / Math.max(Math.sqrt(variance), 1e-9));
}

import { type Language, languages } from '../../core/calibration/card.js';
import type { Style } from '../../core/lexicon/styles.js';
import { normalise, row, weightedSum } from '../../core/vector.js';

/** The styles as a model hears them in each language, [styles x dimensions], each of length 1. */
export type HeardStyles = Readonly<Record<Language, Float32Array>>;

/** The texts of one style: what it is called, and what people type for it. */
export interface StyleTexts {
  name: string;
  phrasings: readonly string[];
}

const short = { english: 'en', chinese: 'zh' } as const satisfies Record<Language, string>;
/** Returns the texts of each style in a language. */
export function textsOfStyles(styles: readonly Style[], language: Language): StyleTexts[] {
  const own = short[language];
  return styles.map(({ name, phrasings }) => ({ name: name[own], phrasings: phrasings[own] }));
}

/**
 * Returns one vector of length 1 from those of a style's name and phrasings: the name counts as much as all phrasings together. A
 * small model knows many a name and little of what else is said of a style; a large one gains from both. Method: prompt ensembling,
 * Radford et al. 2021, section 3.1.4.
 */
export function styleVector(name: Float32Array, phrasings: readonly Float32Array[]): Float32Array {
  const mean = normalise(weightedSum(phrasings.map((vector) => ({ vector, weight: 1 / phrasings.length }))));
  return normalise(
    weightedSum([
      { vector: name, weight: 0.5 },
      { vector: mean, weight: 0.5 },
    ]),
  );
}

/** Returns how like a picture each style is, in each language and together: cosines at the model's temperatures. */
export function styleLogits(
  picture: Float32Array,
  heard: HeardStyles,
  temperatures: Readonly<Record<Language, number>>,
): number[] {
  const dimensions = picture.length;
  const total = temperatures.english + temperatures.chinese;
  const count = heard.english.length / dimensions;
  return Array.from({ length: count }, (_, style) => {
    let logit = 0;
    // A language that a model hardly knows has a temperature near 0 and hardly counts.
    for (const language of languages) {
      const temperature = temperatures[language];
      if (temperature === 0) continue;
      const vector = row(heard[language], style, dimensions);
      let cosine = 0;
      for (let at = 0; at < dimensions; at++) cosine += vector[at]! * picture[at]!;
      logit += ((temperature * temperature) / total) * cosine;
    }
    return logit;
  });
}

/** Returns shares in (0, 1) that sum to 1, from logits. */
export function sharesOf(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

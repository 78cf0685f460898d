import { type CalibrationCard, type Language, languages } from '../calibration/card.js';

/** How much what is said in each language counts, summing to 1. */
export type LanguageWeights = Readonly<Record<Language, number>>;

/**
 * Returns how much a model's two languages count: as their temperatures, which are near 0 beside the other's where a model hardly knows
 * a language. Without a card only English counts, which nearly every model knows.
 */
export function languageWeights(card: Pick<CalibrationCard, 'temperatures'> | undefined): LanguageWeights {
  if (card === undefined) return { english: 1, chinese: 0 };
  const { english, chinese } = card.temperatures;
  return { english: english / (english + chinese), chinese: chinese / (english + chinese) };
}

/** Below this a language hardly counts, and what it says would only blur the other. */
const leastWeight = 0.1;

/** Returns the languages that count. */
export function heardIn(weights: LanguageWeights): Language[] {
  return languages.filter((language) => weights[language] >= leastWeight);
}

/** Returns the language whose words a text is heard by: Chinese from one Chinese character on. */
export function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'chinese' : 'english';
}

import type { Language } from '../../core/calibration/card.js';
import type { Encoder } from '../../core/encoder/encoder.js';
import { MotifError } from '../../core/errors.js';
import { languageOf } from '../../core/lexicon/languages.js';
import { normalise, type UnitVector, unitRow, weightedSum } from '../../core/vector.js';

/** One way to put a style into words, as a model hears it. */
export interface Phrasing {
  /** As it was given. */
  text: string;
  forms: PhraseForm[];
  /** The mean of its forms, of length 1. */
  vector: UnitVector;
}

/** A phrasing in one language. */
export interface PhraseForm {
  text: string;
  language: Language;
  vector: UnitVector;
}

const mostForms = 4;

/**
 * Returns phrasings as the model hears them, as a search for them would: each text is encoded as it stands. Forms of one phrasing are
 * divided by `|`, such as `warm wood | 温暖木色`. Throws `invalid_input` for one that is empty or given twice.
 */
export async function hearPhrasings(
  given: readonly string[],
  encoder: Encoder,
  signal: AbortSignal,
): Promise<Phrasing[]> {
  const all = given.map((text) => ({ text: text.trim(), forms: formsOf(text) }));
  refuseTwice(all.map(({ text }) => text));
  const texts = all.flatMap(({ forms }) => forms);
  const vectors = await encoder.encodeTexts(texts, signal);
  let at = 0;
  return all.map(({ text, forms }) => {
    const heard = forms.map((form): PhraseForm => {
      const vector = unitRow(vectors, at++, encoder.identity.dimensions);
      return { text: form, language: languageOf(form), vector };
    });
    return { text, forms: heard, vector: meanOf(heard.map(({ vector }) => vector)) };
  });
}

/** Returns the mean direction of several, of length 1. Method: prompt ensembling, Radford et al. 2021, section 3.1.4. */
export function meanOf(vectors: readonly UnitVector[]): UnitVector {
  return normalise(weightedSum(vectors.map((vector) => ({ vector, weight: 1 / vectors.length }))));
}

function formsOf(text: string): string[] {
  const forms = text.split(/[|｜]/).map((form) => form.trim());
  if (forms.length <= mostForms && forms.every((form) => form !== '')) return forms;
  throw new MotifError(
    'invalid_input',
    `Expected 1 to ${mostForms} texts divided by | for a phrasing, received ${JSON.stringify(text.slice(0, 60))}`,
    { hint: 'For instance: "warm Nordic wood | 温暖的北欧木色".', path: 'phrases' },
  );
}

function refuseTwice(texts: readonly string[]): void {
  const twice = texts.find((text, at) => texts.indexOf(text) !== at);
  if (twice === undefined) return;
  throw new MotifError(
    'invalid_input',
    `Expected each phrasing once, received ${JSON.stringify(twice)} twice`,
    { hint: 'Two phrasings that differ can be compared.', path: 'phrases' },
  );
}

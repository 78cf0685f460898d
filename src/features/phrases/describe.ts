import type { CalibrationCard } from '../../core/calibration/card.js';
import type { AreaDifference } from '../../core/delong.js';
import type { HeardLexicon } from '../../core/lexicon/hearing.js';
import { heardIn, languageWeights } from '../../core/lexicon/languages.js';
import { pullsOf } from '../../core/lexicon/pulls.js';
import type { StyleLexicon } from '../../core/lexicon/styles.js';
import type { Library } from '../../core/library/library.js';
import type { MeasuredPhrasing, PhraseComparison, PhrasePair } from './compare.js';
import type { Suggestion } from './lexicon-words.js';
import type { Phrasing } from './phrasing.js';
import type { TwoSides } from './pictures.js';
import type { ComparisonOutput } from './schemas.js';

type Told = ComparisonOutput['phrasings'][number];

/** Below this many pictures the intervals are too wide to tell most phrasings apart. */
const fewPictures = 8;
const shownNearest = 5;
const short = { english: 'en', chinese: 'zh' } as const;

/** Returns what was measured of a phrasing. */
export function describePhrasing(measured: MeasuredPhrasing): Omit<Told, 'nearest' | 'pulls'> {
  const { phrasing, area, low, high, forms, agreement, missed } = measured;
  return {
    text: phrasing.text,
    ...{ area, low, high },
    forms: forms.map((form, at) => {
      const { text, language } = phrasing.forms[at]!;
      return { text, language: short[language], ...form };
    }),
    ...(agreement === undefined ? {} : { agreement }),
    missed: missed.map(({ picture: { id, path }, above }) => ({ id, path, above })),
  };
}

/** Returns what a search of the whole library for a phrasing finds first. */
export async function nearestTo(
  { vector }: Phrasing,
  { own }: TwoSides,
  { ledger, vectors }: Library,
): Promise<Told['nearest']> {
  const found = await vectors.nearest(vector, { limit: shownNearest });
  const paths = new Map(ledger.assets(found.map(({ id }) => id)).map((asset) => [asset.id, asset.paths[0]]));
  const meant = new Set(own.map(({ id }) => id));
  return found.map(({ id, similarity }) => ({
    id,
    path: paths.get(id) ?? id,
    similarity,
    isMeant: meant.has(id),
  }));
}

/** Returns the styles that the words of a phrasing are heard as. */
export function describePulls(
  { forms }: Phrasing,
  heard: HeardLexicon,
  { styles }: StyleLexicon,
): Told['pulls'] {
  return pullsOf(forms, heard, styles).map(({ style: { id, name }, strength }) => ({ id, name, strength }));
}

/** Returns what two phrasings are to each other. */
export function describePair(pair: PhrasePair): ComparisonOutput['pairs'][number] {
  const { first, second, agreement, better } = pair;
  const verdict = better === undefined ? 'no difference' : better === first ? 'first' : 'second';
  return { first: first.text, second: second.text, ...withoutChance(pair), agreement, verdict };
}

/** Returns the phrasings that none was shown to beat as one query, where there are several. */
export function describeEnsemble({ ensemble }: PhraseComparison): Pick<ComparisonOutput, 'ensemble'> {
  if (ensemble === undefined) return {};
  const { phrasings, overBest, area, low, high } = ensemble;
  const forms = phrasings.flatMap((phrasing) => phrasing.forms);
  return {
    ensemble: {
      texts: phrasings.map(({ text }) => text),
      query: forms.map(({ text }) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(' + '),
      ...{ area, low, high },
      overBest: withoutChance(overBest),
    },
  };
}

/** Returns a style that may separate better, with the words that it was measured by. */
export function describeSuggestion(suggestion: Suggestion): ComparisonOutput['suggestions'][number] {
  const { style, language, area, low, high, overBest, isBetter } = suggestion;
  const own = short[language];
  return {
    id: style.id,
    name: style.name,
    language: own,
    words: [style.name[own], ...style.phrasings[own]],
    ...{ area, low, high },
    overBest: withoutChance(overBest),
    isBetter,
  };
}

/** Returns what to know before relying on a comparison. */
export function notesOn(
  { phrasings }: PhraseComparison,
  { own, absent, copies }: TwoSides,
  card: CalibrationCard | undefined,
): string[] {
  const heard = heardIn(languageWeights(card));
  const unheard = phrasings
    .flatMap(({ phrasing }) => phrasing.forms)
    .filter(({ language }) => !heard.includes(language))
    .map(({ text }) => `"${text}"`);
  return [
    ...(own.length < fewPictures
      ? [`With ${own.length} pictures the intervals are wide; ${fewPictures} or more tell phrasings apart.`]
      : []),
    ...(phrasings[0]!.low <= 0.5
      ? ['No phrasing is shown to find these pictures better than chance does.']
      : []),
    ...(unheard.length === 0 ? [] : [`The model hardly knows the language of ${unheard.join(', ')}.`]),
    ...(copies === 0
      ? []
      : [`${copies} near ${copies === 1 ? 'copy was' : 'copies were'} not counted again.`]),
    ...(absent === 0
      ? []
      : [`${absent} of the brand's pictures are not in the library now, or wait for motif index.`]),
  ];
}

function withoutChance({ difference, error, low, high }: AreaDifference) {
  return { difference, error, low, high };
}

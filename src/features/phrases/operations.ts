import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { HearLexicon } from '../../core/lexicon/hearing.js';
import { operation } from '../../core/operation.js';
import { comparisonSchema } from './schemas.js';

/** Returns the operation that compares phrasings; `hear` gives the styles of the lexicon as the model hears them. */
export function comparePhrases(hear: HearLexicon) {
  return operation({
    name: 'phrases.compare',
    summary: 'Compare phrasings by how well they find the pictures that they are meant for',
    description:
      'Each phrasing is measured by how often a picture of the brand, or one of the files, stands above another of the library when it is ' +
      'searched for: 0.5 is chance, 1 is perfect. Two phrasings are compared on the same pictures; where the interval of the difference ' +
      'includes 0, none is better. Forms of one phrasing, such as one for each language, are divided by | and measured alone and together. ' +
      'The lexicon shows what the words are heard as, and which of its styles might separate better.',
    examples: [
      {
        command: 'phrases compare "minimal Nordic, warm wood" "cosy Scandinavian living" --brand acme',
        note: 'which of two describes the brand',
      },
      {
        command: 'phrases compare "warm Nordic wood | 温暖的北欧木色" "hygge | 温馨" --brand acme',
        note: 'in both languages',
      },
      { command: 'phrases compare "retro poster" --files posters', note: 'for the pictures of a folder' },
    ],
    input: z.object({
      phrases: z
        .array(z.string().trim().min(1).max(500))
        .min(1)
        .max(12)
        .describe('Phrasings; forms of one, such as one a language, are divided by |'),
      brand: z.string().min(1).optional().describe('Brand whose pictures they are meant for'),
      files: z
        .array(z.string().min(1))
        .max(1000)
        .default([])
        .describe('Pictures that they are meant for: files, folders, ids or paths in the library'),
    }),
    output: comparisonSchema,
    positionals: ['phrases'],
    long: true,
    outcome: ({ unread }) => (unread.length > 0 ? 'unreadable_media' : undefined),
    async run({ phrases, brand, files }, motif, { signal, progress }) {
      if ((brand === undefined) === (files.length === 0)) throw oneSide(brand !== undefined);
      const [{ comparePhrasings, placeBy }, { suggestionsFor }, { hearPhrasings }, { sidesFor }, told] =
        await Promise.all([
          import('./compare.js'),
          import('./lexicon-words.js'),
          import('./phrasing.js'),
          import('./pictures.js'),
          import('./describe.js'),
        ]);
      const library = await motif.library();
      const encoder = () => motif.encoder();
      const pictures = { library, encoder, dir: motif.options.dir, signal, progress };
      const sides = await sidesFor({ brand, files }, pictures);
      const compared = comparePhrasings(await hearPhrasings(phrases, await encoder(), signal), sides);
      const [card, lexicon] = await Promise.all([motif.calibration(), motif.lexicon()]);
      const { locale } = motif.options;
      const words = { library, lexicon, encoder, card, locale, signal, progress };
      const heard = await hear(words);
      const best = compared.phrasings[0]!;
      const suggestions = suggestionsFor(best.placements, (vector) => placeBy(vector, sides), heard, words);
      return {
        model: library.identity.modelId,
        meant: { ...(brand === undefined ? {} : { brand }), pictures: sides.own.length },
        others: sides.others.length,
        phrasings: await Promise.all(
          compared.phrasings.map(async (one) => ({
            ...told.describePhrasing(one),
            nearest: await told.nearestTo(one.phrasing, sides, library),
            pulls: told.describePulls(one.phrasing, heard, lexicon),
          })),
        ),
        pairs: compared.pairs.map(told.describePair),
        ...told.describeEnsemble(compared),
        suggestions: suggestions.map(told.describeSuggestion),
        unread: sides.unread,
        notes: told.notesOn(compared, sides, card),
      };
    },
  });
}

function oneSide(both: boolean): MotifError {
  return new MotifError(
    'invalid_input',
    `Expected a brand or files that the phrasings are meant for, received ${both ? 'both' : 'neither'}`,
    {
      hint: 'For instance: motif phrases compare "warm wood" "cosy Nordic" --brand acme',
      path: both ? 'files' : 'brand',
    },
  );
}

import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { FindIds } from '../../core/find-ids.js';
import type { Hearing } from '../../core/lexicon/hearing.js';
import type { Motif } from '../../core/motif.js';
import { type OperationContext, operation } from '../../core/operation.js';
import { bothLanguages, share, unreadSchema } from './schemas.js';

/** Returns the operation that says which styles pictures are of; `find` runs a query. */
export function classifyStyles(find: FindIds) {
  return operation({
    name: 'style.classify',
    summary: 'Say which styles of the lexicon pictures are of, or where they lie between opposites',
    description:
      'Each style is heard by its name and all its phrasings in English and Chinese, as far as the model knows the language. Shares compare ' +
      'all styles of the lexicon at the confidence that was measured for the model. A style that the model does not hear, or does not ' +
      'tell from another likely one, is called not reliable. By axes, a picture has a place between opposite ends, in deviations of the library.',
    examples: [
      { command: 'style classify poster.png', note: 'the five likeliest styles' },
      {
        command: 'style classify campaign/ --by axes --top 8',
        note: 'between opposites, in units of the library',
      },
      { command: 'style classify --query "tea packaging" --limit 10', note: 'what a search finds' },
    ],
    input: z.object({
      files: z
        .array(z.string().min(1))
        .default([])
        .describe('Picture files, folders, ids or paths in the library'),
      query: z.string().min(1).optional().describe('Classify what a search for this finds'),
      limit: z.number().int().min(1).max(1000).default(20).describe('Most pictures of a query'),
      top: z.number().int().min(1).max(50).default(5).describe('Styles or axes of each picture'),
      by: z.enum(['styles', 'axes']).default('styles').describe('Styles of the lexicon, or its axes'),
    }),
    output: z.object({
      model: z.string(),
      lexicon: z.number().int().describe('Styles, or axes, that were compared'),
      files: z.array(
        z.object({
          path: z.string(),
          id: z.string().describe('Hash of its content, by which a library knows it'),
          styles: z.array(
            z.object({
              id: z.string(),
              name: bothLanguages,
              share: share.describe('Of all styles of the lexicon'),
              isReliable: z
                .boolean()
                .optional()
                .describe('True is no promise, false a warning; absent without a card that tells'),
              notToldFrom: z
                .array(z.string())
                .describe('Other likely styles that the model does not tell from it'),
            }),
          ),
          axes: z.array(
            z.object({
              id: z.string(),
              from: bothLanguages,
              to: bothLanguages,
              position: z.number().describe('Deviations of the library, towards `to` where positive'),
              within: z.number().describe('Other words would place it within so much, 19 times in 20'),
              isReliable: z.boolean().optional(),
            }),
          ),
        }),
      ),
      calibrated: z.boolean().describe('Whether the confidence is one that was measured for this model'),
      unread: unreadSchema,
      notes: z.array(z.string()),
    }),
    positionals: ['files'],
    long: true,
    outcome: ({ unread }) => (unread.length > 0 ? 'unreadable_media' : undefined),
    async run({ files, query, limit, top, by }, motif, context) {
      if (files.length === 0 && query === undefined) throw nothingToClassify();
      const [{ farthestAxes, likelyStyles }, { lookAt }, { hearAxes, hearStyles }, library] =
        await Promise.all([
          import('./classify.js'),
          import('../../core/traits/look-at.js'),
          import('./hearing.js'),
          motif.library(),
        ]);
      const hearing = await hearingOf(motif, context);
      const { lexicon, card } = hearing;
      const found = query === undefined ? [] : await find({ query, limit }, motif, context.signal);
      const styles = by === 'styles' ? await hearStyles(hearing) : undefined;
      const axes = by === 'axes' ? await axesOf(hearing, hearAxes) : [];
      const sources = { ...hearing, dir: motif.options.dir };
      const classified = [];
      const unread = [];
      for await (const seen of lookAt([...files, ...found], sources, 'classify')) {
        if (seen.picture === undefined) {
          unread.push(seen.unread);
          continue;
        }
        const { path, id, traits } = seen.picture;
        classified.push({
          path,
          id,
          styles: styles === undefined ? [] : likelyStyles(traits.meaning, lexicon.styles, styles, top),
          axes: farthestAxes(traits.meaning, axes, top),
        });
      }
      const all = classified.flatMap((file) => [...file.styles, ...file.axes]);
      return {
        model: library.identity.modelId,
        lexicon: by === 'styles' ? lexicon.styles.length : axes.length,
        files: classified,
        calibrated: card !== undefined,
        unread,
        notes: notesOn(
          card !== undefined,
          all.some(({ isReliable }) => isReliable === false),
        ),
      };
    },
  });
}

/** Returns what hearing the lexicon takes, of a Motif. */
export async function hearingOf(motif: Motif, { signal, progress }: OperationContext): Promise<Hearing> {
  const [library, lexicon, card] = await Promise.all([motif.library(), motif.lexicon(), motif.calibration()]);
  const { locale } = motif.options;
  return { library, lexicon, encoder: () => motif.encoder(), card, locale, signal, progress };
}

async function axesOf(hearing: Hearing, hearAxes: typeof import('./hearing.js').hearAxes) {
  const { libraryMoments } = await import('../../core/library/library-moments.js');
  const moments = await libraryMoments(hearing.library, hearing.card?.pictures);
  if (moments !== undefined) return hearAxes(hearing, moments);
  throw new MotifError(
    'invalid_input',
    'Expected pictures in the library to place others among, received none',
    {
      hint: 'Run motif index first.',
      path: 'by',
    },
  );
}

function notesOn(isCalibrated: boolean, hasUnreliable: boolean): string[] {
  return [
    ...(isCalibrated
      ? []
      : ['Not calibrated, and English only: this model has no card. To make one: motif models calibrate.']),
    ...(hasUnreliable
      ? ['What is not reliable here is told no better by this model than unrelated words are.']
      : []),
  ];
}

function nothingToClassify(): MotifError {
  return new MotifError('invalid_input', 'Expected pictures for files, or a query, received neither', {
    hint: 'For instance: motif style classify poster.png',
    path: 'files',
  });
}

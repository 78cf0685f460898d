import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { HearLexicon } from '../../core/lexicon/hearing.js';
import { operation } from '../../core/operation.js';
import { relevanceMeans } from '../../core/results/schemas.js';

/** More would be a text; headlines are compared a handful at a time. */
const mostLines = 24;

/** Returns the operation that shows what lines of copy call up; `hear` gives the styles of the lexicon. */
export function lineOperations(hear: HearLexicon) {
  const lines = operation({
    name: 'lines',
    summary: 'Show what lines of copy call up: pictures, colours and tone',
    description:
      'Each line is compared with what the pictures of the library show. Its colours are those that the nearest pictures have in common, its ' +
      'tone the styles of the lexicon that its words are heard as. On the map near lines call up the same.',
    examples: [
      { command: 'lines "A quiet morning" "Loud summer nights"', note: 'two headlines side by side' },
      { command: 'lines "把时间还给自己" "一杯茶的秋天" --pictures 6', note: 'with six pictures each' },
    ],
    input: z.object({
      lines: z
        .array(z.string().max(1000))
        .min(1)
        .describe('Lines of copy; a text of several lines is parted'),
      pictures: z.number().int().min(1).max(24).default(4).describe('Pictures of each line'),
    }),
    output: z.object({
      model: z.string(),
      lines: z.array(
        z.object({
          text: z.string(),
          pictures: z.array(
            z.object({
              id: z.string(),
              path: z.string(),
              relevance: z.number().min(0).max(1).nullable().describe(relevanceMeans),
            }),
          ),
          palette: z.array(z.string()).describe('Colours that the nearest pictures have in common, #rrggbb'),
          tone: z
            .array(z.object({ id: z.string(), en: z.string(), zh: z.string(), strength: z.number() }))
            .describe(
              'Styles that its words are heard as, in standard deviations above the others of the lexicon',
            ),
          x: z.number().min(-1).max(1),
          y: z.number().min(-1).max(1).describe('Place on the map'),
        }),
      ),
      distances: z
        .array(z.array(z.number()))
        .describe('How far each line is from each other in meaning: 0 the same, 1 unrelated'),
    }),
    positionals: ['lines'],
    long: true,
    async run({ lines: given, pictures }, motif, { signal, progress }) {
      const { associate, distancesOf, mapOf, tidyLines } = await import('./associate.js');
      const texts = tidyLines(given);
      if (texts.length > mostLines) {
        throw new MotifError(
          'invalid_input',
          `Expected at most ${mostLines} lines, received ${texts.length}`,
          {
            hint: 'Compare them in parts.',
            path: 'lines',
          },
        );
      }
      const library = await motif.library();
      const encoder = await motif.encoder();
      const [card, lexicon] = await Promise.all([motif.calibration(), motif.lexicon()]);
      const { locale } = motif.options;
      const heard = await hear({
        library,
        lexicon,
        encoder: async () => encoder,
        card,
        locale,
        signal,
        progress,
      });
      const found = await associate(texts, pictures, {
        library,
        encoder,
        heard,
        card,
        styles: lexicon.styles,
        signal,
      });
      const vectors = found.map(({ vector }) => vector);
      const places = mapOf(vectors);
      return {
        model: library.identity.modelId,
        lines: found.map(({ text, pictures: near, palette, tone }, at) => ({
          text,
          pictures: near,
          palette,
          tone: tone.map(({ style: { id, name }, strength }) => ({ id, ...name, strength })),
          ...places[at]!,
        })),
        distances: distancesOf(vectors),
      };
    },
  });
  return [lines] as const;
}

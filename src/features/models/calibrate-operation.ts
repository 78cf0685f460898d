import { z } from 'zod';
import type { LabelledPicture } from '../../core/calibration/calibrate.js';
import { loadEncoder } from '../../core/encoder/load.js';
import { MotifError } from '../../core/errors.js';
import { operation } from '../../core/operation.js';

/** Pictures with known answers, however they are made. */
export interface CalibrationPictures {
  count: number;
  pictures(signal: AbortSignal): AsyncIterable<LabelledPicture>;
}

const temperatureSchema = z.object({ english: z.number(), chinese: z.number() });

/** Returns the operation that calibrates a model on the given pictures. */
export function calibrateModel(drawn: CalibrationPictures) {
  return operation({
    name: 'models.calibrate',
    summary: "Measure where a model's vectors lie and what its scores are worth",
    description:
      'Encodes drawings with known answers and the names of two thousand common things in English and Chinese, and keeps what ' +
      'it finds in calibration.json beside the model: means by language, the spread of pictures, a bank of common ' +
      'searches, the directions of things and of styles, and the temperature at which stated and measured confidence agree. The built-in model comes with its card. ' +
      'The card is for one precision of the weights.',
    examples: [
      { command: 'models calibrate clip-b32', note: 'once, after the download' },
      { command: 'models calibrate ./my-model --force', note: 'anew, in place of the card that is there' },
    ],
    input: z.object({
      model: z.string().min(1).describe('Alias, hub id or folder of a model on this machine'),
      force: z.boolean().default(false).describe('Replace a card that is there'),
    }),
    output: z.object({
      model: z.string(),
      file: z.string().describe('The card'),
      pictures: z.number().int(),
      texts: z.number().int(),
      labels: z.number().int().describe('Different answers among the pictures'),
      temperatures: temperatureSchema.describe('Fitted multiplier of the cosine before a softmax'),
      calibrationErrors: temperatureSchema.describe(
        'Mean gap between stated and measured confidence at them, 0 to 1, on the very drawings that they were fitted to',
      ),
      logitScale: z.number().describe("The model's own multiplier"),
      seconds: z.number(),
    }),
    positionals: ['model'],
    long: true,
    changes: true,
    localOnly: true,
    async run({ model, force }, motif, { signal, progress }) {
      const startMs = performance.now();
      const { calibrate } = await import('../../core/calibration/calibrate.js');
      const { readCard, writeCard } = await import('../../core/calibration/card.js');
      const { readConcepts } = await import('../../core/lexicon/concepts.js');
      const { readStyleLexicon } = await import('../../core/lexicon/styles.js');
      const { id, folder } = await motif.models.resolve(model);
      const { dtype, threads } = motif.options;
      const encoder = await loadEncoder({ folder, modelId: id, dtype, threads });
      try {
        const present = force ? undefined : await readCard(folder, encoder.identity);
        if (present !== undefined) {
          throw new MotifError('conflict', `Expected a model without a card, received ${id}, which has one`, {
            hint: 'To measure it anew: --force.',
            path: folder,
          });
        }
        const card = await calibrate({
          encoder,
          pictures: drawn.pictures(signal),
          count: drawn.count,
          concepts: readConcepts(),
          styles: readStyleLexicon().styles,
          signal,
          progress,
        });
        const file = await writeCard(folder, card);
        const seconds = Math.round(performance.now() - startMs) / 1000;
        const { temperatures, calibrationErrors, madeFrom } = card;
        return {
          model: id,
          file,
          ...madeFrom,
          temperatures,
          calibrationErrors,
          logitScale: encoder.card.logitScale,
          seconds,
        };
      } finally {
        await encoder.close();
      }
    },
  });
}

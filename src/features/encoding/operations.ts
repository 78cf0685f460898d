import { z } from 'zod';
import type { Encoder } from '../../core/encoder/encoder.js';
import { MotifError, throwIfCancelled } from '../../core/errors.js';
import { operation } from '../../core/operation.js';

/** Pictures that are decoded and encoded together; bounds memory. */
const picturesAtOnce = 8;

export const embed = operation({
  name: 'embed',
  summary: 'Print the vector of a text or a picture',
  examples: [
    { command: 'embed "a red umbrella"', note: 'the vector of a text, as JSON' },
    {
      command: 'embed --image poster.png --model clip-b32',
      note: 'the vector of a picture from another model',
    },
  ],
  input: z.object({
    text: z.string().trim().min(1).optional().describe('The text to encode'),
    image: z.string().min(1).optional().describe('Path of the picture to encode'),
  }),
  output: z.object({
    model: z.string(),
    dimensions: z.number().int(),
    vector: z.array(z.number()).describe('Of length 1; comparable with vectors of the same model only'),
  }),
  positionals: ['text'],
  async run({ text, image }, motif, { signal }) {
    if ((text === undefined) === (image === undefined)) {
      throw new MotifError(
        'invalid_input',
        `Expected a text or an image for embed, received ${text === undefined ? 'neither' : 'both'}`,
        {
          hint: 'Give either a text, or a picture with --image.',
        },
      );
    }
    const encoder = await motif.encoder();
    const vector =
      text === undefined
        ? await encoder.encodeImages({ values: await readImage(encoder, image!, signal), count: 1 }, signal)
        : await encoder.encodeTexts([text], signal);
    return { model: encoder.identity.modelId, dimensions: encoder.identity.dimensions, vector: [...vector] };
  },
});

const labelSchema = z.string().trim().min(1);

export const classify = operation({
  name: 'classify',
  summary: 'Say which of your labels fits each picture best, without training',
  description:
    "Zero-shot classification: each label is put into prompt templates and compared with the picture; the softmax runs at the model's own temperature. " +
    'Probabilities say how the labels compare with each other for this model. A model with a calibration card states confidence as it was measured on drawings with known answers; without one it is not calibrated. It may be that no label fits at all.',
  examples: [
    { command: 'classify poster.png --labels cat,dog,umbrella', note: 'the likeliest first' },
    {
      command: 'classify *.png --labels warm,cold --template "a poster with {} colours"',
      note: 'a sentence that fits the question better than the usual ones',
    },
  ],
  input: z.object({
    images: z.array(z.string().min(1)).min(1).describe('Paths of the pictures'),
    labels: z.array(labelSchema).min(2).max(1000).describe('What to choose from, at least two'),
    template: z
      .array(z.string().includes('{}', { error: 'Expected {} in the template, where the label goes' }))
      .min(1)
      .optional()
      .describe('Sentences with {} in place of the label; their vectors are averaged'),
  }),
  output: z.object({
    model: z.string(),
    files: z.array(
      z.object({
        image: z.string(),
        labels: z.array(z.object({ label: z.string(), probability: z.number().min(0).max(1) })),
      }),
    ),
    templates: z
      .array(z.string())
      .describe('Prompts that the labels were put into; Chinese labels have their own'),
    failures: z.array(
      z.object({ image: z.string(), code: z.string(), reason: z.string(), hint: z.string().optional() }),
    ),
    calibrated: z.boolean().describe('Whether the confidence is one that was measured for this model'),
    note: z.string(),
  }),
  positionals: ['images'],
  long: true,
  outcome: ({ failures }) => (failures.length === 0 ? undefined : 'unreadable_media'),
  async run({ images, labels: given, template }, motif, { signal, progress }) {
    const labels = [...new Set(given)];
    if (labels.length < 2) {
      throw new MotifError(
        'invalid_input',
        'Expected at least two different labels for classify, received one',
        {
          hint: 'Separate labels with commas: --labels cat,dog.',
        },
      );
    }
    const [{ rankLabels, temperatureFor }, { labelVectors, templatesFor }, encoder, card] = await Promise.all(
      [
        import('./classify.js'),
        import('../../core/encoder/label-prompts.js'),
        motif.encoder(),
        motif.calibration(),
      ],
    );
    const temperature = card === undefined ? encoder.card.logitScale : temperatureFor(labels, card);
    const templates = labels.map((label) => template ?? templatesFor(label));
    const vectors = await labelVectors(encoder, labels, templates, signal);
    const { dimensions, modelId } = encoder.identity;
    const files: { image: string; labels: { label: string; probability: number }[] }[] = [];
    const failures: { image: string; code: string; reason: string; hint?: string }[] = [];
    for (let start = 0; start < images.length; start += picturesAtOnce) {
      throwIfCancelled(signal);
      const read = await Promise.all(
        images.slice(start, start + picturesAtOnce).map(async (image) => ({
          image,
          values: await readImage(encoder, image, signal).catch(asFailure),
        })),
      );
      for (const { image, values } of read) {
        if (values instanceof MotifError) {
          const { code, message: reason, hint } = values;
          failures.push({ image, code, reason, ...(hint === undefined ? {} : { hint }) });
          continue;
        }
        const vector = (await encoder.encodeImages({ values, count: 1 }, signal)).subarray(0, dimensions);
        files.push({ image, labels: rankLabels(vector, labels, vectors, temperature) });
      }
      progress({
        stage: 'classify',
        done: Math.min(start + picturesAtOnce, images.length),
        total: images.length,
        unit: 'pictures',
      });
    }
    return {
      model: modelId,
      files,
      templates: [...new Set(templates.flat())],
      failures,
      calibrated: card !== undefined,
      note:
        card === undefined
          ? 'Probabilities compare these labels for this model and are not calibrated; it may be that none fits. For measured confidence: motif models calibrate.'
          : "Probabilities compare these labels only, at the confidence measured on Motif's drawings; it may be that none fits.",
    };
  },
});

async function readImage(encoder: Encoder, file: string, signal: AbortSignal): Promise<Float32Array> {
  const [{ decodeImage }, { findFile }] = await Promise.all([
    import('../../core/image.js'),
    import('../../core/library/references.js'),
  ]);
  const { pixels } = await decodeImage(findFile(file) ?? file, {
    shortEdgePx: encoder.card.imageSizePx,
    signal,
  });
  return encoder.preprocess(pixels);
}

/** A picture that cannot be read is a result with a reason; being cancelled is not. */
function asFailure(error: unknown): MotifError {
  if (error instanceof MotifError && error.code !== 'cancelled') return error;
  throw error;
}

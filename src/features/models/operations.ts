import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { findKnown } from '../../core/encoder/catalogue.js';
import { inspectModelFolder } from '../../core/encoder/model-folder.js';
import type { InstalledModel, KnownModel } from '../../core/encoder/models.js';
import { MotifError } from '../../core/errors.js';
import type { Motif } from '../../core/motif.js';
import { operation } from '../../core/operation.js';
import { type ModelCard, parseCard } from './card.js';

const dtypeSchema = z.enum(['fp32', 'fp16', 'int8']);

const modelNameSchema = z
  .string()
  .min(1)
  .describe('Alias, hub id (owner/name, owner/name@revision) or folder');

const modelSchema = z.object({
  id: z.string().describe('Name to give to --model'),
  hubId: z.string().optional().describe('Where it is downloaded from'),
  family: z.string(),
  dimensions: z
    .number()
    .int()
    .nullable()
    .describe('Length of its vectors; null where its settings do not say'),
  languages: z.array(z.string()),
  licence: z.string().nullable().describe('Licence of the weights; null where the model does not say'),
  goodFor: z.string().nullable(),
  downloadMb: z.number().nullable().describe('Size of the download in int8, million bytes; 0 when built in'),
  available: z
    .boolean()
    .describe('Whether Motif can get it: built in, here already, or published in a form it reads'),
  installed: z.boolean(),
  folder: z.string().optional(),
  dtypes: z.array(dtypeSchema).describe('Precisions that are on this machine'),
  bytes: z.number().int().describe('Size on this machine'),
});

type ModelRow = z.infer<typeof modelSchema>;

export const listModels = operation({
  name: 'models.list',
  summary: 'List the models that Motif knows and those on this machine',
  examples: [{ command: 'models list', note: 'names, languages, licences, sizes and what each is good for' }],
  input: z.object({
    installed: z.boolean().default(false).describe('Only those on this machine'),
  }),
  output: z.object({ models: z.array(modelSchema) }),
  async run(input, motif) {
    const installed = await motif.models.installed();
    const known = motif.models.known().map((model) =>
      row(
        model,
        installed.find(({ id }) => id === model.alias),
      ),
    );
    const others = installed.filter(({ id }) => !known.some((model) => model.id === id));
    const models = [...known, ...(await Promise.all(others.map(rowOfFolder)))];
    return { models: input.installed ? models.filter((model) => model.installed) : models };
  },
});

export const pullModel = operation({
  name: 'models.pull',
  summary: 'Download a model from the hub, verified and ready to use',
  description:
    'Goes on where an earlier download stopped, checks size and hash of every file, and leaves nothing half-installed. ' +
    "Files go into the hub's own cache (HF_HOME), where other tools find them too. Respects HF_ENDPOINT, HF_TOKEN, " +
    'HF_HUB_OFFLINE, HTTPS_PROXY and NO_PROXY. A model that is there already is checked and repaired.',
  examples: [
    {
      command: 'models pull siglip2-b16',
      note: 'for photographs, in English, Chinese and many other languages',
    },
    { command: 'models pull clip-b32 --dtype fp32', note: 'full precision instead of the smaller int8' },
    {
      command: 'models pull owner/name',
      note: 'any ONNX export of the CLIP family in the Hugging Face layout',
    },
  ],
  input: z.object({
    model: modelNameSchema.describe('Alias or hub id (owner/name, owner/name@revision)'),
    dtype: dtypeSchema.optional().describe('Precision of the weights; default int8, the smallest'),
  }),
  output: z.object({
    id: z.string(),
    folder: z.string(),
    dtypes: z.array(dtypeSchema),
    bytes: z.number().int(),
  }),
  positionals: ['model'],
  long: true,
  changes: true,
  run({ model, dtype }, motif, { signal, progress }) {
    return motif.models.pull(model, { signal, progress, ...(dtype === undefined ? {} : { dtype }) });
  },
});

export const modelInfo = operation({
  name: 'models.info',
  summary: 'Show what a model is, what it is good for and how well it was measured to work',
  examples: [
    { command: 'models info', note: 'the built-in model, with its card and figures' },
    { command: 'models info siglip2-b16', note: 'licence and size before the download' },
    { command: 'models info ./my-model', note: 'a folder of your own' },
  ],
  input: z.object({ model: modelNameSchema.default('mini') }),
  output: modelSchema.extend({
    card: z.string().nullable().describe('The text of the model card'),
    figures: z
      .array(z.array(z.array(z.string())))
      .describe('Tables of the card; the first row names the columns'),
  }),
  positionals: ['model'],
  async run({ model }, motif) {
    const here = await resolveIfHere(motif, model);
    const known = here?.known ?? findKnown(model);
    if (here === undefined) return { ...row(known!, undefined), card: null, figures: [] };
    const installed = { id: here.id, folder: here.folder, ...(await inspect(here.folder)) };
    const { card, ...described } = known
      ? { ...row(known, installed), card: await readCard(here.folder) }
      : await describeFolder(installed);
    return { ...described, card: card?.text ?? null, figures: card?.figures ?? [] };
  },
});

/** Returns where the model is, or undefined for one that Motif knows and that is not on this machine. */
async function resolveIfHere(motif: Motif, model: string) {
  try {
    return await motif.models.resolve(model);
  } catch (error) {
    if (error instanceof MotifError && findKnown(model) !== undefined) return undefined;
    throw error;
  }
}

function row(known: KnownModel, installed: Omit<InstalledModel, 'id'> | undefined): ModelRow {
  return {
    id: known.alias,
    ...(known.hubId === undefined ? {} : { hubId: known.hubId }),
    family: known.family,
    dimensions: known.dimensions,
    languages: known.languages,
    licence: known.licence,
    goodFor: known.goodFor,
    downloadMb: known.downloadMb,
    available: installed !== undefined || known.originalWeights === undefined,
    ...presence(installed),
  };
}

function presence(installed: Omit<InstalledModel, 'id'> | undefined) {
  if (installed === undefined) return { installed: false, dtypes: [], bytes: 0 };
  const { folder, dtypes, bytes } = installed;
  return { installed: true, folder, dtypes, bytes };
}

async function rowOfFolder(installed: InstalledModel): Promise<ModelRow> {
  const { card, ...described } = await describeFolder(installed);
  return described;
}

/** Describes a model that Motif's table does not know by what its own settings and card say. */
async function describeFolder(
  installed: InstalledModel,
): Promise<ModelRow & { card: ModelCard | undefined }> {
  const [{ family, dimensions }, card] = await Promise.all([
    inspect(installed.folder),
    readCard(installed.folder),
  ]);
  return {
    id: installed.id,
    family,
    dimensions,
    languages: card?.languages ?? [],
    licence: card?.licence ?? null,
    goodFor: null,
    downloadMb: null,
    available: true,
    ...presence(installed),
    card,
  };
}

async function inspect(folder: string) {
  const found = await inspectModelFolder(folder);
  if (found !== undefined) return found;
  throw new MotifError(
    'model_unavailable',
    'Expected a whole model in the folder, received one that lacks files',
    {
      hint: 'It needs config.json, tokenizer.json, onnx/vision_model.onnx and onnx/text_model.onnx (or onnx/model.onnx).',
      path: folder,
    },
  );
}

async function readCard(folder: string): Promise<ModelCard | undefined> {
  const text = await readFile(path.join(folder, 'README.md'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseCard(text);
}

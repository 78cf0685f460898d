import path from 'node:path';
import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { Motif } from '../../core/motif.js';
import { operation } from '../../core/operation.js';
import { problemSchema } from './schemas.js';

export const init = operation({
  name: 'init',
  summary: 'Make a folder of pictures a library',
  description:
    'Creates .motif in the folder; the pictures stay where they are and are not touched. With --force a library that exists ' +
    'changes to another model: tags and folders stay, and the pictures are read again by the next motif index.',
  examples: [
    { command: 'init', note: 'the working directory, with the built-in model' },
    {
      command: 'init --model clip-b32',
      note: 'with a model for photographs, after motif models pull clip-b32',
    },
    { command: 'init --force --model siglip2-b16', note: 'another model for a library that exists' },
  ],
  input: z.object({
    force: z.boolean().default(false).describe('Change the model of a library that exists'),
  }),
  output: z.object({
    root: z.string().describe('Folder of the library'),
    model: z.string(),
    dimensions: z.number().int().describe('Length of its vectors'),
    nextStep: z.string(),
  }),
  changes: true,
  localOnly: true,
  async run({ force }, motif) {
    const { root, identity } = await motif.createLibrary({ replaceModel: force });
    const { modelId, dimensions } = identity;
    const { commandToIndex } = await import('./advice.js');
    const command = commandToIndex(modelId, motif.options.model);
    return { root, model: modelId, dimensions, nextStep: `Run \`${command}\` to read the pictures.` };
  },
});

export const index = operation({
  name: 'index',
  summary: 'Read new and changed pictures into the library',
  description:
    'Only what is new or changed is read; moved files cost nothing. Makes a library where there is none. Can be stopped at any ' +
    'time and goes on where it stopped; searching works meanwhile. Files that cannot be read are listed with the reason.',
  examples: [
    { command: 'index', note: 'everything below the library, or below the working directory' },
    { command: 'index ../photos ../logos', note: 'add folders to the library and read them' },
    { command: 'index --retry-failed', note: 'read files again that could not be read before' },
  ],
  input: z.object({
    folders: z
      .array(z.string().min(1))
      .default([])
      .describe('Folders to add to the library; none for those it has'),
    retryFailed: z.boolean().default(false).describe('Read files again that could not be read before'),
    maxPixels: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('Refuse larger pictures; default 100 million pixels'),
  }),
  output: z.object({
    root: z.string().describe('Folder of the library'),
    created: z.boolean().describe('Whether the library was made by this run'),
    model: z.string(),
    seen: z.number().int().describe('Picture files found'),
    added: z.number().int(),
    updated: z.number().int(),
    moved: z.number().int(),
    removed: z.number().int(),
    unchanged: z.number().int(),
    copies: z.number().int().describe('Files with the same content as another'),
    failed: z.number().int(),
    seconds: z.number(),
    problems: z.array(problemSchema),
    advice: z.string().describe('What the model is good for, or what to do next'),
  }),
  positionals: ['folders'],
  long: true,
  changes: true,
  localOnly: ['folders', 'maxPixels'],
  outcome: ({ failed }) => (failed > 0 ? 'unreadable_media' : undefined),
  async run(input, motif, { signal, progress }) {
    const { adviceOn, requireFolders } = await import('./advice.js');
    const { ingest } = await import('../../core/library/ingest.js');
    const folders = await requireFolders(input.folders, motif.options.dir ?? '.');
    const { library, created } = await openOrCreate(motif, folders);
    const { encoded, ...summary } = await ingest(library, await motif.encoder(), {
      folders,
      retryFailed: input.retryFailed,
      signal,
      progress,
      ...(input.maxPixels === undefined ? {} : { maxPixels: input.maxPixels }),
    });
    const { modelId } = library.identity;
    return {
      root: library.root,
      created,
      model: modelId,
      ...summary,
      advice: adviceOn(modelId, library.ledger),
    };
  },
});

export const status = operation({
  name: 'status',
  summary: 'Show what the library holds and what it needs',
  examples: [{ command: 'status', note: 'counts, model, folders, space, unreadable files, next step' }],
  input: z.object({}),
  output: z.object({
    root: z.string().describe('Folder of the library'),
    model: z.string(),
    dimensions: z.number().int(),
    sources: z.array(z.string()).describe('Folders that are read'),
    pictures: z.number().int().describe('Different pictures that can be searched'),
    waiting: z.number().int().describe('Pictures that wait for the next index run'),
    files: z.number().int(),
    copies: z.number().int().describe('Files with the same content as another'),
    tags: z.number().int().describe('Different tags'),
    libraryBytes: z.number().int().describe('Space that .motif takes on disk'),
    problems: z.array(problemSchema).describe('Files that could not be read'),
    nextStep: z.string(),
  }),
  async run(_input, motif) {
    const { nextStepFor } = await import('./advice.js');
    const { diskSize } = await import('./disk-size.js');
    const { libraryFolderName } = await import('../../core/library/open-library.js');
    const { root, identity, ledger } = await motif.library();
    const counts = ledger.counts();
    return {
      root,
      model: identity.modelId,
      dimensions: identity.dimensions,
      sources: ledger.sources(),
      pictures: counts.encoded,
      waiting: counts.assets - counts.encoded,
      files: counts.files,
      copies: counts.copies,
      tags: counts.tags,
      libraryBytes: await diskSize(path.join(root, libraryFolderName)),
      problems: ledger.problems(),
      nextStep: nextStepFor(counts),
    };
  },
});

async function openOrCreate(motif: Motif, folders: readonly string[]) {
  try {
    return { library: await motif.library(), created: false };
  } catch (error) {
    if (!(error instanceof MotifError && error.code === 'not_found')) throw error;
    const dir = path.resolve(motif.options.dir ?? '.');
    // Named folders only: `motif index Pictures` in a home folder must not read the whole home.
    const sources = folders.map((folder) => path.relative(dir, folder).split(path.sep).join('/') || '.');
    return { library: await motif.createLibrary(sources.length === 0 ? {} : { sources }), created: true };
  }
}

import { z } from 'zod';
import { operation } from '../../core/operation.js';
import { assetSchema } from './schemas.js';

const referenceSchema = z
  .string()
  .min(1)
  .describe('Id, beginning of an id, or path of a picture in the library');
const tagsSchema = z
  .array(z.string().trim().min(1).max(100))
  .min(1)
  .max(100)
  .describe('Tags: words or phrases, compared without case');
const assetsSchema = z
  .array(z.string().min(1))
  .max(10_000)
  .default([])
  .describe('Pictures: ids, beginnings of ids, or paths in the library');
const querySchema = z
  .string()
  .min(1)
  .optional()
  .describe('All pictures that pass these filters, such as folder:spring type:png');
const changeSchema = z.object({
  assets: z.number().int().describe('Pictures chosen'),
  changes: z.number().int().describe('Tags that were really added or removed'),
});

export const show = operation({
  name: 'show',
  summary: 'Show everything the library knows of a picture',
  examples: [
    { command: 'show poster.png', note: 'by path' },
    { command: 'show 3fa94c', note: 'by the first digits of its id' },
  ],
  input: z.object({ asset: referenceSchema }),
  output: assetSchema,
  positionals: ['asset'],
  async run({ asset: reference }, motif) {
    const { requireAsset } = await import('../../core/library/references.js');
    const { modifiedMs, takenMs, ...asset } = requireAsset(
      await motif.library(),
      reference,
      motif.options.dir,
    );
    return {
      ...asset,
      modified: new Date(modifiedMs).toISOString(),
      ...(takenMs === undefined ? {} : { taken: new Date(takenMs).toISOString() }),
    };
  },
});

export const addTags = operation({
  name: 'tag.add',
  summary: 'Give tags to pictures',
  examples: [
    { command: 'tag add approved poster.png logo.svg', note: 'one tag for two pictures' },
    { command: 'tag add approved,spring poster.png', note: 'two tags for one picture' },
    { command: "tag add spring --query 'folder:spring -type:svg'", note: 'all that passes the filters' },
  ],
  input: z.object({ tags: tagsSchema, assets: assetsSchema, query: querySchema }),
  output: changeSchema,
  positionals: ['tags', 'assets'],
  changes: true,
  async run({ tags, ...chosen }, motif) {
    const { chosenAssets } = await import('../../core/library/chosen-assets.js');
    const library = await motif.library();
    const ids = chosenAssets(chosen, library, motif.options.dir);
    const { ledger } = library;
    const changes = ledger.change(`tag add ${tags.join(', ')}`, () => ledger.addTags(ids, tags));
    return { assets: ids.length, changes };
  },
});

export const removeTags = operation({
  name: 'tag.remove',
  summary: 'Take tags from pictures',
  examples: [{ command: 'tag remove draft poster.png', note: 'one tag from one picture' }],
  input: z.object({ tags: tagsSchema, assets: assetsSchema, query: querySchema }),
  output: changeSchema,
  positionals: ['tags', 'assets'],
  changes: true,
  async run({ tags, ...chosen }, motif) {
    const { chosenAssets } = await import('../../core/library/chosen-assets.js');
    const library = await motif.library();
    const ids = chosenAssets(chosen, library, motif.options.dir);
    const { ledger } = library;
    const changes = ledger.change(`tag remove ${tags.join(', ')}`, () => ledger.removeTags(ids, tags));
    return { assets: ids.length, changes };
  },
});

export const listTags = operation({
  name: 'tag.list',
  summary: 'List the tags of the library',
  examples: [{ command: 'tag list', note: 'with the number of pictures, most used first' }],
  input: z.object({}),
  output: z.object({ tags: z.array(z.object({ tag: z.string(), count: z.number().int() })) }),
  async run(_input, motif) {
    return { tags: (await motif.library()).ledger.tags() };
  },
});

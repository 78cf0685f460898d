import { z } from 'zod';
import { operation } from '../../core/operation.js';

const pictureSchema = z.object({
  id: z.string().describe('Asset id (content hash)'),
  path: z.string().describe("Path relative to the library's root"),
  format: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  copies: z.number().int().describe('Further files with the same content'),
});

export const list = operation({
  name: 'list',
  summary: 'List the pictures of the library, newest first',
  description:
    'Every picture once, page by page: what a search shows the best of. Filters are those of a search; near copies stand apart.',
  examples: [
    { command: 'list', note: 'the newest 200' },
    {
      command: "list 'folder:spring type:png' --offset 200",
      note: 'the next 200 of those that pass the filters',
    },
  ],
  input: z.object({
    query: z.string().default('').describe('Filters such as folder:spring type:png; empty for everything'),
    offset: z.number().int().min(0).default(0).describe('Pictures to pass over'),
    limit: z.number().int().min(1).max(5000).default(200).describe('Most pictures to list'),
  }),
  output: z.object({
    total: z.number().int().describe('Pictures that pass the filters and can be searched'),
    pictures: z.array(pictureSchema),
  }),
  positionals: ['query'],
  async run({ query, offset, limit }, motif) {
    const { filterOf } = await import('../../core/library/chosen-assets.js');
    const { ledger } = await motif.library();
    const within = query.trim() === '' ? undefined : ledger.select(filterOf(query));
    const total = within?.size ?? ledger.counts().encoded;
    const upTo = { limit: offset + limit, ...(within === undefined ? {} : { within }) };
    const ids = ledger.newest(upTo).slice(offset);
    return {
      total,
      pictures: ledger.assets(ids).map(({ id, paths, format, widthPx, heightPx }) => ({
        ...{ id, path: paths[0] ?? id, format, widthPx, heightPx },
        copies: Math.max(0, paths.length - 1),
      })),
    };
  },
});

import { z } from 'zod';
import type { IdsRequest } from '../../core/find-ids.js';
import type { PictureSources } from '../../core/library/references.js';
import type { Motif } from '../../core/motif.js';
import { operation } from '../../core/operation.js';
import { queryRequestShape } from '../../core/query/schema.js';
import { headingOfSearch } from '../../core/results/picture-list.js';
import {
  amountOptions,
  destinationNames,
  destinationOptions,
  type SearchOutput,
  searchOptions,
  searchOutputSchema,
} from '../../core/results/schemas.js';
import type { Destinations } from '../../core/results/write-results.js';
import type { SearchRequest } from './search.js';

export const search = operation({
  name: 'search',
  summary: 'Find pictures by words, by example, or by both at once',
  description:
    'Plain words are compared with what pictures show and with the words of their names, folders, titles, keywords and tags. ' +
    'Terms may be weighted, added and taken away: 0.7*image(a.jpg) + 0.3*"warm minimal" + 0.2*palette(#e8c39e #22334a) - 0.4*people. ' +
    'Each counts in units of its own spread over the library, so that 70/30 is 70/30 of influence, which every result states. A palette ' +
    'may be a name (Nordic, 莫兰迪), a swatch file, a style sheet or a picture; with areas (#e8c39e 60% #22334a 40%) it is locked to them. ' +
    'subject(a.jpg), style(a.jpg), composition(a.jpg) and ratio(a.jpg) take one side of a picture alone, ' +
    'sketch(drawing.png) finds lines and painted colours where they lie, and @name a concept that was taught. ' +
    'A relevance from 0 to 100 says how likely a picture is what was asked for, where one in twenty is; a search in words leaves out what is ' +
    'hardly close. Filters: type:png ' +
    'width:>2000 height:<=800 size:>2mb ratio:16:9 ratio:portrait folder:spring tag:approved board:mood colour:#ff0000 before:2026-01 ' +
    'after:2025-12-31 on:2026-01; a minus before one turns it round. Without words the newest pictures come first.',
  examples: [
    { command: 'search a red umbrella', note: 'in words; quotes are not needed' },
    { command: 'search 海上的帆船', note: 'in Chinese' },
    {
      command: `search '0.7*image(poster.png) + 0.3*"warm minimal" - 0.4*people'`,
      note: 'by several weighted terms',
    },
    {
      command: "search '0.6*poster + 0.4*palette(Nordic)'",
      note: 'by words and colours',
    },
    { command: "search 'lamp type:png width:>800 -tag:draft'", note: 'with filters' },
    {
      command: `search --terms '[{"text": "warm", "weight": 0.7}, {"palette": "Nordic"}]'`,
      note: 'as JSON, the way programs ask',
    },
    { command: 'search umbrella --sheet results.html', note: 'with a contact sheet' },
    {
      command: 'search umbrella --csv results.csv --links umbrellas',
      note: 'with a table for spreadsheets and a folder of links',
    },
  ],
  input: z.object({
    query: z.string().default('').describe('Words, terms and filters; empty for everything, newest first'),
    ...queryRequestShape,
    ...searchOptions,
    ...destinationOptions,
  }),
  output: searchOutputSchema,
  positionals: ['query'],
  localOnly: destinationNames,
  async run({ query, terms, filters, sheet, csv, links, ...request }, motif, { signal }) {
    const { requestedQuery } = await import('./requested-query.js');
    const asked = { ...request, query: requestedQuery({ query, terms, filters }) };
    return findPictures(asked, { sheet, csv, links }, motif, signal);
  },
});

export const similar = operation({
  name: 'similar',
  summary: 'Find the pictures most like a picture',
  examples: [
    { command: 'similar poster.png', note: 'a file, in the library or not' },
    { command: 'similar 3fa94c', note: 'an id that a search printed, or its first digits' },
    { command: 'similar poster.png --by style', note: 'what is made alike, whatever it shows' },
    { command: 'similar poster.png --by composition:0.6,colour:0.4', note: 'by several sides with weights' },
  ],
  input: z.object({
    image: z.string().min(1).describe('Id, beginning of an id, path in the library, or any picture file'),
    by: z
      .string()
      .optional()
      .describe(
        'Sides that count: subject, style, colour, composition, ratio, with weights such as style:0.7,colour:0.3',
      ),
    ...amountOptions,
    ...destinationOptions,
  }),
  output: searchOutputSchema,
  positionals: ['image'],
  localOnly: destinationNames,
  async run({ sheet, csv, links, ...request }, motif, { signal }) {
    const { findSimilar } = await import('./similar.js');
    const sources = await sourcesOf(motif, signal);
    return write({ sheet, csv, links }, sources, () => findSimilar(request, sources));
  },
});

const copySchema = z.object({
  id: z.string(),
  paths: z.array(z.string()).describe('Files with this very content'),
  format: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  bytes: z.number().int(),
});

export const duplicates = operation({
  name: 'duplicates',
  summary: 'List files that show the same picture',
  description:
    'Exact copies have the same content. Near copies are the same picture in another size, format or quality; the largest is listed first. Nothing is deleted.',
  examples: [
    { command: 'duplicates', note: 'exact and near copies' },
    { command: 'duplicates --max-bits 0', note: 'only near copies with the same perceptual hash' },
  ],
  input: z.object({
    maxBits: z
      .number()
      .int()
      .min(0)
      .max(6)
      .default(4)
      .describe('How much perceptual hashes of near copies may differ, bits of 64'),
  }),
  output: z.object({
    groups: z.array(z.object({ kind: z.enum(['exact', 'near']), assets: z.array(copySchema) })),
    files: z.number().int().describe('Files beyond the first of each group'),
  }),
  async run({ maxBits }, motif, { signal }) {
    const { findDuplicates } = await import('./duplicates.js');
    const groups = (await findDuplicates(await motif.library(), maxBits, signal)).map(({ kind, assets }) => ({
      kind,
      assets: assets.map(({ id, paths, format, widthPx, heightPx, bytes }) => ({
        id,
        paths,
        format,
        widthPx,
        heightPx,
        bytes,
      })),
    }));
    const count = (group: (typeof groups)[number]) => group.assets.flatMap(({ paths }) => paths).length - 1;
    return { groups, files: groups.reduce((sum, group) => sum + count(group), 0) };
  },
});

/** Returns what a query text finds, written where it should go: what `search` does, for queries from elsewhere too. */
export async function findPictures(
  request: SearchRequest,
  destinations: Destinations,
  motif: Motif,
  signal: AbortSignal,
): Promise<SearchOutput> {
  const { searchLibrary } = await import('./search.js');
  const sources = await sourcesOf(motif, signal);
  return write(destinations, sources, () => searchLibrary(request, sources));
}

/** Returns the ids of what a query text finds, best first, copies each for itself, thumbs left aside, what is hardly close too. */
export async function findIds(
  { query, limit, meaningOnly = false, wordsOnly = false, weak = true }: IdsRequest,
  motif: Motif,
  signal: AbortSignal,
): Promise<string[]> {
  const { searchLibrary } = await import('./search.js');
  const request = { query, limit, foldCopies: false, meaningOnly, wordsOnly, weak };
  return (await searchLibrary(request, await sourcesOf(motif, signal))).results.map(({ id }) => id);
}

async function sourcesOf(motif: Motif, signal: AbortSignal): Promise<PictureSources> {
  const library = await motif.library();
  return {
    library,
    encoder: () => motif.encoder(),
    calibration: () => motif.calibration(),
    dir: motif.options.dir,
    signal,
  };
}

async function write(
  destinations: Destinations,
  { library }: PictureSources,
  answer: () => Promise<SearchOutput>,
): Promise<SearchOutput> {
  const { writeResults } = await import('../../core/results/write-results.js');
  return writeResults(destinations, library, answer, headingOfSearch);
}

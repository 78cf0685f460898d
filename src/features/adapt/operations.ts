import { z } from 'zod';
import type { AdapterReport } from '../../core/adapt/adapter.js';
import { MotifError } from '../../core/errors.js';
import { operation } from '../../core/operation.js';
import type { KnownPictures } from './fit-adapter.js';

const localeSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,40}$/, { error: 'Expected small letters, digits and hyphens' })
  .describe('What it is called, such as zh-cn or tea-market; --locale switches it on');
const percent = z.number().min(0).max(100);
const reportFields = {
  locale: z.string(),
  language: z.enum(['english', 'chinese']).describe('Texts of the other language are left as they are'),
  pairs: z.number().int(),
  made: z.string().describe('When, ISO 8601'),
  before: percent.describe('Held-out texts whose picture comes first, percent, without it'),
  after: percent.describe('The same with it'),
  gain: z.object({ low: z.number(), high: z.number() }).describe('95 % interval of the gain, points'),
  elsewhere: z
    .object({ what: z.string(), before: percent, after: percent })
    .describe('The same where it was not made for'),
};
/** More than a point lost elsewhere is no adapter but a trade. */
const mostLost = 1;

/** Returns the operation that learns an adapter; `known` are pictures with known answers, on which it must not lose. */
export function fitAdapterOperation(known: KnownPictures) {
  return operation({
    name: 'adapt.fit',
    summary: "Adapt the model's words to a market by pairs of pictures and texts, if that helps",
    description:
      'Learns from a table of pictures and what people there call them how the words of that language should be moved. The pictures of the ' +
      'library stay as they are. What held-out pairs gain is measured, and what is lost elsewhere: on another table, or on drawings with ' +
      'known answers. An adapter that gains nothing, or loses more than a point elsewhere, is refused and not kept.',
    examples: [
      {
        command: 'adapt fit zh-cn --pairs pairs.csv',
        note: 'columns image and text, some 200 pairs; then search with --locale zh-cn',
      },
      {
        command: 'adapt fit tea --pairs tea.csv --elsewhere other.csv',
        note: 'must not lose on other pairs',
      },
    ],
    input: z.object({
      locale: localeSchema,
      pairs: z.string().min(1).describe('Table (.csv) with the columns image and text'),
      elsewhere: z.string().min(1).optional().describe('Table of other pairs on which it must not lose'),
    }),
    output: z.object({
      ...reportFields,
      kept: z.boolean().describe('False where it was refused'),
      notes: z.array(z.string()),
    }),
    positionals: ['locale'],
    long: true,
    changes: true,
    localOnly: true,
    outcome: ({ kept }) => (kept ? undefined : 'below_minimum'),
    async run({ locale, pairs, elsewhere }, motif, { signal, progress }) {
      const { dir } = motif.options;
      if (motif.options.locale !== undefined)
        throw new MotifError(
          'invalid_input',
          `Expected no locale to learn an adapter, received ${motif.options.locale}`,
          {
            hint: 'An adapter is learned from the model as it is: leave out --locale.',
            path: 'locale',
          },
        );
      const [{ fitAdapter }, { writeAdapter }, { findFile }] = await Promise.all([
        import('./fit-adapter.js'),
        import('../../core/adapt/adapter.js'),
        import('../../core/library/references.js'),
      ]);
      const fileOf = (reference: string) => findFile(reference, dir) ?? reference;
      const library = await motif.library();
      const tables = {
        pairs: fileOf(pairs),
        elsewhere: elsewhere === undefined ? undefined : fileOf(elsewhere),
      };
      const encoder = () => motif.encoder();
      const calibration = () => motif.calibration();
      const sources = { library, encoder, calibration, dir, signal, progress };
      const adapter = await fitAdapter(locale, tables, known, sources);
      const refusals = refusalsOf(adapter.report);
      const kept = refusals.length === 0;
      if (kept) await writeAdapter(library, adapter);
      return {
        ...described(adapter),
        kept,
        notes: kept ? [`Switch it on with --locale ${locale}.`, ...doubtsOf(adapter.report)] : refusals,
      };
    },
  });
}

export const listAdapters = operation({
  name: 'adapt.list',
  summary: 'List the adapters of the library with what they were measured to gain',
  examples: [{ command: 'adapt list', note: 'by locale' }],
  input: z.object({}),
  output: z.object({ adapters: z.array(z.object(reportFields)) }),
  async run(_input, motif) {
    const { adapterNames, readAdapter } = await import('../../core/adapt/adapter.js');
    const library = await motif.library();
    const names = await adapterNames(library);
    return {
      adapters: (await Promise.all(names.map((name) => readAdapter(library, name)))).map(described),
    };
  },
});

export const deleteAdapter = operation({
  name: 'adapt.delete',
  summary: 'Forget an adapter; its pairs can make it again',
  examples: [{ command: 'adapt delete zh-cn', note: 'the table of pairs stays where it is' }],
  input: z.object({ locale: localeSchema }),
  output: z.object({ locale: z.string() }),
  positionals: ['locale'],
  changes: true,
  async run({ locale }, motif) {
    const { adapterNames, readAdapter, removeAdapter } = await import('../../core/adapt/adapter.js');
    const library = await motif.library();
    // One that is damaged or of another model can be forgotten as well.
    if (!(await adapterNames(library)).includes(locale)) await readAdapter(library, locale);
    await removeAdapter(library, locale);
    return { locale };
  },
});

/** Returns everything that can be done with adapters. */
export function adaptOperations(known: KnownPictures) {
  return [fitAdapterOperation(known), listAdapters, deleteAdapter] as const;
}

function described({
  name,
  language,
  report,
}: {
  name: string;
  language: 'english' | 'chinese';
  report: AdapterReport;
}) {
  const { pairs, madeMs, before, after, gainLow, gainHigh } = report;
  return {
    locale: name,
    language,
    pairs,
    made: new Date(madeMs).toISOString(),
    before,
    after,
    gain: { low: gainLow, high: gainHigh },
    elsewhere: { what: report.elsewhere, before: report.elsewhereBefore, after: report.elsewhereAfter },
  };
}

function refusalsOf({ before, after, elsewhereBefore, elsewhereAfter }: AdapterReport): string[] {
  const lost = elsewhereBefore - elsewhereAfter;
  return [
    ...(after <= before ? ['Refused: held-out pairs gain nothing by it.'] : []),
    ...(lost > mostLost + 1e-9
      ? [`Refused: elsewhere it loses ${lost.toFixed(1)} points, more than ${mostLost}.`]
      : []),
  ];
}

function doubtsOf({ gainLow }: AdapterReport): string[] {
  return gainLow > 0 ? [] : ['With so few pairs the gain may be chance: its interval holds 0.'];
}

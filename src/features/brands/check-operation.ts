import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { FindIds } from '../../core/find-ids.js';
import { requireBrand } from '../../core/library/brands.js';
import { operation } from '../../core/operation.js';
import type { Judged } from './check-pictures.js';
import { baseRateOption, nameSchema, provenanceFields, provenanceOf } from './schemas.js';

const share = z.number().min(0).max(1);
const witnessSchema = z.object({ path: z.string(), id: z.string(), similarity: z.number() });
const resultSchema = z.object({
  path: z.string(),
  id: z.string().describe('Hash of its content, by which a library knows it'),
  score: share.describe(
    '0.75 is three times as likely of the brand as of the library, or as of what it is not',
  ),
  low: share.describe('Nine in ten resamples of the assets score between low and high'),
  high: share,
  verdict: z.enum(['pass', 'fail', 'cannot say']).describe('Said only where low and high are on one side'),
  expectedPrecision: share
    .optional()
    .describe('Share of right ones among pictures of this score, at the base rate'),
  againstLibrary: share,
  againstNot: share.optional().describe('Against the pictures that are expressly none of the brand'),
  typicality: share.describe(
    "How usual the score is among those of the brand's own pictures: 1 / (assets + 1) is below all of them",
  ),
  isAsset: z.boolean().describe('True for one of its own pictures, whose score is that without it'),
  reasons: z.array(z.string()).describe('Why, in words'),
  paletteDistance: z.number().describe('Mean CIEDE2000 to the nearest approved colour, weighed by area'),
  offending: z
    .array(z.object({ hex: z.string(), area: share, nearest: z.string(), difference: z.number() }))
    .describe('Colours that are none of the approved'),
  approved: z.array(witnessSchema).describe('Nearest pictures of the brand, corrected for hubs'),
  rejected: z.array(witnessSchema).describe('Nearest pictures that are expressly none of it'),
  axes: z
    .array(z.object({ id: z.string(), towards: z.string(), by: z.number() }))
    .describe('Style axes on which it lies away from the brand, and towards which end'),
});

/** Returns the operation that checks pictures against a brand; `find` runs a query. */
export function checkBrand(find: FindIds) {
  return operation({
    name: 'brand.check',
    summary: 'Check pictures against a brand: pass, fail or cannot say, and why',
    description:
      'Files, folders and pictures of the library are scored by the newest version of the brand, or by an earlier one, which gives the ' +
      'same numbers as ever. A verdict is said only where the score is on one side of the threshold with its bounds; a brand of fewer ' +
      'than 8 assets, or one that cannot be told from the library, only ranks. `--min` makes the exit code a gate.',
    examples: [
      { command: 'brand check acme poster.png banner.jpg', note: 'files, in the library or not' },
      {
        command: 'brand check acme out/ --min 0.75',
        note: 'exit code 11 when a picture scores lower, for builds',
      },
      { command: 'brand check acme out/ --report check.html', note: 'a page to read and print' },
      { command: 'brand check acme --query "summer poster" --base-rate 0.1', note: 'what a search finds' },
    ],
    input: z.object({
      name: nameSchema,
      files: z
        .array(z.string().min(1))
        .default([])
        .describe('Picture files, folders, ids or paths in the library'),
      query: z.string().min(1).optional().describe('Check what a search for this finds'),
      limit: z.number().int().min(1).max(1000).default(50).describe('Most pictures of a query'),
      threshold: share.optional().describe('Score from which a picture passes; default 0.75, odds of 3 to 1'),
      maxFalseAlarms: z
        .number()
        .gt(0)
        .lt(1)
        .optional()
        .describe('Choose the threshold so that at most this share of what is on brand falls below it'),
      min: share.optional().describe('Fail as a command when a picture scores lower; the threshold, too'),
      baseRate: baseRateOption,
      ofVersion: z.number().int().min(1).optional().describe('An earlier version; default the newest'),
      report: z.string().min(1).optional().describe('Write a page with pictures and reasons to this path'),
    }),
    output: z.object({
      name: z.string(),
      ...provenanceFields,
      threshold: share,
      results: z.array(resultSchema),
      passed: z.number().int(),
      failed: z.number().int(),
      undecided: z.number().int(),
      belowMinimum: z.number().int().optional().describe('Pictures that score below the minimum asked for'),
      unread: z
        .array(z.object({ path: z.string(), code: z.string(), reason: z.string() }))
        .describe('Files that could not be read'),
      notes: z.array(z.string()),
      report: z.string().optional().describe('Report that was written'),
    }),
    positionals: ['name', 'files'],
    long: true,
    localOnly: ['report'],
    outcome: ({ unread, belowMinimum = 0 }) =>
      unread.length > 0 ? 'unreadable_media' : belowMinimum > 0 ? 'below_minimum' : undefined,
    async run(
      { name, files, query, limit, ofVersion, report, baseRate, ...asked },
      motif,
      { signal, progress },
    ) {
      const [{ checkPictures }, { canJudge, reportCardOf, expectedPrecision }, { requireVersion }] =
        await Promise.all([
          import('./check-pictures.js'),
          import('./report-card.js'),
          import('./versions.js'),
        ]);
      const { rejectOtherEnding } = await import('../../core/results/text-file.js');
      if (report !== undefined) rejectOtherEnding(report, /\.html?$/i, 'report', 'check.html');
      const library = await motif.library();
      const { brands } = library.ledger;
      const brand = requireBrand(brands, name);
      const stored = requireVersion(brands, brand, ofVersion ?? brand.current.version);
      if (stored.identity.preprocessingHash !== library.identity.preprocessingHash)
        throw otherModel(brand.name, stored);
      const threshold = await thresholdOf(asked, stored);
      if (asked.min !== undefined && !canJudge(stored)) throw cannotGate(brand.name, stored.assets.length);
      if (files.length === 0 && query === undefined) throw nothingToCheck(brand.name);
      const found = query === undefined ? [] : await find({ query, limit }, motif, signal);
      const sources = {
        library,
        encoder: () => motif.encoder(),
        dir: motif.options.dir,
        signal,
        progress,
      };
      const { judged, unread } = await checkPictures(
        { version: stored, scorer: stored.scorer },
        [...files, ...found],
        threshold,
        sources,
      );
      const { notes, ...card } = reportCardOf(stored);
      const count = (verdict: Judged['verdict']) => judged.filter((one) => one.verdict === verdict).length;
      const { min } = asked;
      const written =
        report === undefined
          ? undefined
          : await (await import('./report-file.js')).writeReportFile(
              report,
              { name: brand.name, brand: stored, card: { ...card, notes }, threshold, baseRate, judged },
              library,
            );
      return {
        name: brand.name,
        ...provenanceOf(stored),
        threshold,
        results: judged.map((one) => ({
          ...resultOf(one),
          ...(baseRate === undefined ? {} : { expectedPrecision: expectedPrecision(one.score, baseRate) }),
        })),
        passed: count('pass'),
        failed: count('fail'),
        undecided: count('cannot say'),
        ...(min === undefined ? {} : { belowMinimum: judged.filter(({ score }) => score < min).length }),
        unread,
        notes,
        ...(written === undefined ? {} : { report: written }),
      };
    },
  });
}

function resultOf({ picture, palette, againstCounters, ...judged }: Judged): z.infer<typeof resultSchema> {
  const {
    score,
    low,
    high,
    verdict,
    againstLibrary,
    isAsset,
    typicality,
    reasons,
    approved,
    rejected,
    axes,
  } = judged;
  return {
    path: picture.path,
    id: picture.id,
    score,
    low,
    high,
    verdict,
    againstLibrary,
    ...(againstCounters === undefined ? {} : { againstNot: againstCounters }),
    typicality,
    isAsset,
    reasons,
    paletteDistance: palette.distance,
    offending: palette.offending,
    approved,
    rejected,
    axes,
  };
}

type Asked = {
  threshold?: number | undefined;
  maxFalseAlarms?: number | undefined;
  min?: number | undefined;
};
type Stored = { assets: readonly string[]; measures: { leftOut: { assets: readonly number[] } } };

async function thresholdOf({ threshold, maxFalseAlarms, min }: Asked, { measures }: Stored): Promise<number> {
  const given = Object.entries({ threshold, maxFalseAlarms, min }).filter(([, value]) => value !== undefined);
  if (given.length > 1) {
    throw new MotifError('invalid_input', `Expected one threshold, received ${given.length}`, {
      hint: 'Give --threshold, --max-false-alarms or --min.',
      path: given[1]![0],
    });
  }
  const { usualThreshold } = await import('./report-card.js');
  if (maxFalseAlarms === undefined) return threshold ?? min ?? usualThreshold;
  const { thresholdForFalseAlarms } = await import('./intervals.js');
  const scores = measures.leftOut.assets;
  const chosen = thresholdForFalseAlarms(scores, maxFalseAlarms);
  if (chosen !== undefined) return chosen;
  const needed = Math.ceil(1 / maxFalseAlarms - 1 - 1e-9);
  throw new MotifError(
    'invalid_input',
    `Expected at least ${needed} assets to promise ${maxFalseAlarms} false alarms, received ${scores.length}`,
    {
      hint: `With ${scores.length} the least is ${(1 / (scores.length + 1)).toFixed(2)}.`,
      path: 'maxFalseAlarms',
    },
  );
}

function otherModel(name: string, { identity }: { identity: { modelId: string } }): MotifError {
  return new MotifError(
    'model_mismatch',
    `Expected a brand of this library's model, received one of ${identity.modelId}`,
    {
      hint: `Learn it anew: motif brand update ${JSON.stringify(name)}.`,
    },
  );
}

function cannotGate(name: string, assets: number): MotifError {
  return new MotifError(
    'invalid_input',
    `Expected a brand that can say pass or fail for min, received ${name} with ${assets} assets, which only ranks`,
    { hint: `See why: motif brand show ${JSON.stringify(name)}.`, path: 'min' },
  );
}

function nothingToCheck(name: string): MotifError {
  return new MotifError('invalid_input', 'Expected pictures for files, or a query, received neither', {
    hint: `For instance: motif brand check ${JSON.stringify(name)} poster.png`,
    path: 'files',
  });
}

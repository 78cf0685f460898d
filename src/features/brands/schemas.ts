import { z } from 'zod';
import type { BrandVersion } from '../../core/brands/brand.js';
import type { Library } from '../../core/library/library.js';

export const nameSchema = z.string().min(1).describe('Name of the brand');
export const baseRateOption = z
  .number()
  .gt(0)
  .lt(1)
  .optional()
  .describe('Share of the brand in the pictures that come, which turns odds into expected precision');

const share = z.number().min(0).max(1);
const interval = z.object({ share, low: share, high: share });

/** Where a brand's numbers come from, so that a verdict can be had again. */
export const provenanceFields = {
  version: z.number().int().describe('Version of the brand'),
  model: z.string(),
  preprocessingHash: z.string().describe('Of the vectors that it is about'),
  card: z.string().optional().describe("Short hash of the model's calibration card"),
  library: z
    .object({ pictures: z.number().int(), state: z.string() })
    .describe('The library that it was learned in: how many pictures, and a short hash of which'),
};

export const brandSchema = z.object({
  name: z.string(),
  ...provenanceFields,
  made: z.string().describe('When, ISO 8601'),
  style: z.string().optional(),
  palette: z.array(z.string()).describe('Approved colours'),
  assets: z.array(z.string()).describe('Paths of its pictures; the id of one that has left the library'),
  not: z.array(z.string()).describe('Paths of pictures that are expressly none of it'),
  looks: z.number().int(),
  level: z.enum(['ranks only', 'indicative', 'calibrated', 'strong']).describe('What may be relied on'),
  isToldApart: z
    .boolean()
    .optional()
    .describe(
      'False where it cannot be told from the rest of the library; absent where that cannot be tested',
    ),
  area: share.describe('How often an asset that is left out stands above another picture; 0.5 is chance'),
  chance: share
    .optional()
    .describe('Share of as many pictures drawn from the library that are told apart as well'),
  passRate: interval.describe(
    'Share of assets that pass at 0.75 when left out, with the exact 95 % interval',
  ),
  libraryShare: interval.describe('Share of other pictures of the library that would pass at 0.75'),
  gap: z
    .number()
    .optional()
    .describe(
      'How much nearer assets are to each other than to other pictures, in cosines corrected for hubs',
    ),
  resolution: share.describe('The least share of false alarms that so few assets can speak of'),
  expectedPrecision: share
    .optional()
    .describe('Share of right ones among pictures of score 0.75, at the base rate'),
  notes: z.array(z.string()).describe('What to know before relying on it'),
});

/** Returns a version of a brand as it is shown. */
export async function describeBrand(
  name: string,
  brand: BrandVersion,
  { ledger, identity: own }: Library,
  baseRate?: number,
): Promise<z.infer<typeof brandSchema>> {
  const { expectedPrecision, reportCardOf, usualThreshold } = await import('./report-card.js');
  const { assets: _count, notes, ...card } = reportCardOf(brand);
  const pathOf = (id: string) => ledger.assets([id])[0]?.paths[0] ?? id;
  const { madeMs, style, palette, assets, counters, looks } = brand;
  const isOfNow = brand.identity.preprocessingHash === own.preprocessingHash;
  return {
    name,
    ...provenanceOf(brand),
    made: new Date(madeMs).toISOString(),
    ...(style === undefined ? {} : { style }),
    palette,
    assets: assets.map(pathOf),
    not: counters.map(pathOf),
    looks,
    ...card,
    ...(baseRate === undefined ? {} : { expectedPrecision: expectedPrecision(usualThreshold, baseRate) }),
    notes: [
      ...notes,
      ...(isOfNow ? [] : [`Learned with another model: motif brand update ${JSON.stringify(name)}.`]),
    ],
  };
}

/** Returns where a version's numbers come from. */
export function provenanceOf({ version, identity, card, library }: BrandVersion) {
  const { modelId: model, preprocessingHash } = identity;
  return { version, model, preprocessingHash, ...(card === undefined ? {} : { card }), library };
}

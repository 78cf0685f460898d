import { createHash } from 'node:crypto';
import type { BrandVersion, StoredBrandVersion } from '../../core/brands/brand.js';
import { hashOfCard } from '../../core/calibration/card-hash.js';
import { commonColours } from '../../core/colour/common-colours.js';
import { MotifError } from '../../core/errors.js';
import { encodeAxes, isHeardBy } from '../../core/lexicon/axis-directions.js';
import { languageWeights } from '../../core/lexicon/languages.js';
import type { StyleAxis } from '../../core/lexicon/styles.js';
import type { Asset } from '../../core/library/assets.js';
import type { Library } from '../../core/library/library.js';
import type { PictureSources } from '../../core/library/references.js';
import type { Progress } from '../../core/operation.js';
import { evenSample } from '../../core/sample.js';
import { backgroundOf, copyGroups, refuseWaiting, spreadsOver } from '../../core/traits/library-traits.js';
import { assetsNamed, picturesOf } from '../../core/traits/pictures.js';
import { type UnitVector, unitRow } from '../../core/vector.js';
import { discriminationGap } from './nearness.js';
import { usualThreshold } from './report-card.js';
import { learnBrand } from './scorer.js';
import { writeScorer } from './scorer-text.js';
import { measureAxes } from './style-axes.js';

/** What a brand is to be learned from, as a person gives it. */
export interface BrandRequest {
  assets: readonly string[];
  counters: readonly string[];
  style?: string | undefined;
  /** Approved colours, `#rrggbb`. */
  palette?: readonly string[] | undefined;
  looks?: number | undefined;
}

/** Fewer say nothing of what a brand is not. */
const leastBackground = 20;
/** More assets make a brand slower, not better. */
const mostAssets = 300;
const mostCounters = 100;
/** Pictures among which hubs are looked for. */
const hubSample = 300;
/** The same pictures always give the same brand. */
const seed = 1;

/** Returns a version of a brand as learned from pictures of the library; nothing is kept yet. */
export async function learnFromLibrary(
  request: BrandRequest,
  version: number,
  sources: PictureSources & { axes: readonly StyleAxis[]; progress?: (report: Progress) => void },
): Promise<StoredBrandVersion> {
  const { library, dir, signal } = sources;
  const progress = sources.progress ?? (() => undefined);
  const named = (references: readonly string[], most: number) =>
    evenSample(assetsNamed(library, references, dir), most);
  const assets = named(request.assets, mostAssets);
  const counters = named(request.counters, mostCounters);
  refuseBoth(assets, counters);
  const wanted = [...assets, ...counters];
  progress({ stage: 'pictures', done: 0, total: wanted.length, unit: 'pictures' });
  const seen = await picturesOf(
    library,
    wanted.map(({ id }) => id),
  );
  refuseWaiting(wanted, seen);
  const background = await backgroundOf(library, new Set(wanted.map(({ id }) => id)));
  refuseFew(background.length);
  const card = await sources.calibration?.();
  const spreads = await spreadsOver(library, background, card);
  const style = request.style?.trim() || undefined;
  const encoder = await sources.encoder();
  const words = style === undefined ? undefined : await textVector(style, sources);
  const own = seen.slice(0, assets.length);
  progress({ stage: 'learn', done: 0, unit: 'brand' });
  const learned = learnBrand({
    assets: own.map(({ traits }) => traits),
    counters: seen.slice(assets.length).map(({ traits }) => traits),
    groups: copyGroups(wanted),
    background: background.map(({ traits }) => traits),
    spreads,
    words,
    looks: request.looks,
    seed,
  });
  const meanings = own.map(({ traits }) => traits.meaning);
  const directions = await encodeAxes(sources.axes, languageWeights(card), encoder, signal);
  // An axis that the model does not hear would give reasons that mean nothing.
  const heard = card === undefined ? directions : directions.filter(isHeardBy(card));
  const axes = measureAxes(heard, meanings, spreads.meaning.moments);
  const { leftOut } = learned;
  const apart = learned.testApart();
  const gap = discriminationGap(
    meanings,
    copyGroups(assets),
    evenSample(background, hubSample).map(({ traits }) => traits.meaning),
  );
  return {
    version,
    madeMs: Date.now(),
    identity: library.identity,
    ...(card === undefined ? {} : { card: hashOfCard(card) }),
    library: stateOf(library),
    ...(style === undefined ? {} : { style }),
    palette: [...(request.palette ?? commonColours(own.map(({ palette }) => palette)))],
    isPaletteGiven: request.palette !== undefined,
    assets: assets.map(({ id }) => id),
    counters: counters.map(({ id }) => id),
    looks: learned.looks,
    measures: {
      leftOut: { assets: leftOut.assets, counters: leftOut.counters },
      background: {
        pictures: leftOut.background.length,
        passing: leftOut.background.filter((score) => score >= usualThreshold).length,
      },
      area: apart.area,
      ...(apart.chance === undefined ? {} : { chance: apart.chance }),
      ...(gap === undefined ? {} : { gap }),
    },
    scorer: writeScorer({ scorer: learned.scorer, axes }),
  };
}

/** Returns how many pictures a library holds now and a short hash of which. */
export function stateOf({ ledger }: Library): BrandVersion['library'] {
  const ids = ledger.encodedIds().sort();
  const state = createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 12);
  return { pictures: ids.length, state };
}

async function textVector(text: string, { encoder, signal }: PictureSources): Promise<UnitVector> {
  const loaded = await encoder();
  return unitRow(await loaded.encodeTexts([text], signal), 0, loaded.identity.dimensions);
}

function refuseBoth(assets: readonly Asset[], counters: readonly Asset[]): void {
  const both = assets.find(({ id }) => counters.some((counter) => counter.id === id));
  if (both === undefined) return;
  throw new MotifError(
    'invalid_input',
    'Expected pictures that are of the brand or not, received one that is both',
    {
      hint: 'Leave it out on one side.',
      path: both.paths[0],
    },
  );
}

function refuseFew(background: number): void {
  if (background >= leastBackground) return;
  throw new MotifError(
    'invalid_input',
    `Expected at least ${leastBackground} other pictures in the library for a brand, received ${background}`,
    { hint: 'A brand is told from what it is not: index more than its own pictures.', path: 'assets' },
  );
}

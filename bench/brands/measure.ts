import { loadEncoder } from '../../src/core/encoder/load.js';
import { momentsOf } from '../../src/core/moments.js';
import { shippedPath } from '../../src/core/package-folder.js';
import { createRandom } from '../../src/core/random.js';
import { areaAbove } from '../../src/core/rank-area.js';
import {
  type Channel,
  type LibrarySpread,
  mapChannels,
  spreadOf,
  type Traits,
} from '../../src/core/traits/channels.js';
import { dot, normalise } from '../../src/core/vector.js';
import { learnBrand, type Scorer, scorePicture } from '../../src/features/brands/scorer.js';
import { colourWays } from '../../training/scenes/colours.js';
import { namedOf } from '../../training/scenes/named.js';
import { encodeTexts, mean } from '../drawn.js';
import type { Figure } from '../figures.js';
import { traitsOfScenes } from './pictures.js';
import {
  campaigns,
  closePairs,
  describeCampaign,
  isOfCampaign,
  planCampaign,
  planLibrary,
  planPair,
} from './plan.js';

const counts = [5, 10, 20, 50];
const seeds = 20;
const libraryPictures = 2400;
const backgroundPictures = 1000;
const campaignPictures = 120;
/** Pictures of a campaign that no seed learns from. */
const tested = 60;
const pairPictures = 60;
const pairExamples = 10;
/** Pictures of the library whose bounds are looked at. */
const banded = 400;
const randomBrands = 200;
const apartFrom = 0.01;
const threshold = 0.75;

interface World {
  library: Traits[];
  background: Traits[];
  spreads: Readonly<Record<Channel, LibrarySpread>>;
}

interface Drawn {
  pictures: Traits[];
  words: Float32Array;
  /** Pictures that it could not have made, none of which it was learned against. */
  foreign: Traits[];
}

/** Returns how well brands are told from a library of drawings, what their probabilities are worth, and what is refused. */
export async function benchBrands(): Promise<Figure[]> {
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  const records = planLibrary(libraryPictures);
  const library = await traitsOfScenes(encoder, records);
  const nameOf = (id: string) => namedOf(colourWays, id).english[0]!;
  const texts = await encodeTexts(
    encoder,
    campaigns.map((campaign) => describeCampaign(campaign, nameOf)),
  );
  const drawn: Drawn[] = [];
  for (const [at, campaign] of campaigns.entries()) {
    drawn.push({
      pictures: await traitsOfScenes(encoder, planCampaign(campaign, campaignPictures, 500 + at)),
      words: normalise(texts[at]!),
      foreign: library.filter(
        (_, place) => place >= backgroundPictures && !isOfCampaign(campaign, records[place]!),
      ),
    });
  }
  const pairs: Traits[][][] = [];
  for (const [at, pair] of closePairs.entries()) {
    const [one, other] = planPair(pair, pairPictures, 900 + at);
    pairs.push([await traitsOfScenes(encoder, one!), await traitsOfScenes(encoder, other!)]);
  }
  await encoder.close();
  const background = library.slice(0, backgroundPictures);
  const spreads = mapChannels((channel) => spreadOf(momentsOf(background.map((traits) => traits[channel]))));
  const world = { library, background, spreads };
  return [
    ...counts.flatMap((count) => figuresAt(count, drawn, world)),
    ...refusals(world),
    ...pairFigures(pairs, world),
  ];
}

function figuresAt(count: number, drawn: readonly Drawn[], world: World): Figure[] {
  const runs = drawn.flatMap((campaign, brand) =>
    Array.from({ length: seeds }, (_, seed) => judge(campaign, count, 1000 * brand + seed, world)),
  );
  const note = `${drawn.length} brands x ${seeds} seeds, ${tested} pictures each against ${world.library.length - backgroundPictures}`;
  const figure = (
    name: string,
    unit: string,
    measureOf: (run: ReturnType<typeof judge>) => number,
  ): Figure => ({
    name: `${name}, ${count} assets`,
    value: mean(runs.map(measureOf)) * (unit === '%' ? 100 : 1),
    unit,
    note,
  });
  return [
    figure('Motif, area under the curve', '%', ({ areas }) => areas.motif),
    figure('Motif without words, area', '%', ({ areas }) => areas.wordless),
    figure('raw cosine to the centroid, area', '%', ({ areas }) => areas.centroid),
    figure('words only, area', '%', ({ areas }) => areas.words),
    figure('mean of the nearest three, area', '%', ({ areas }) => areas.nearest),
    figure('calibration error', '', ({ error }) => error),
    figure('true pass at 0.75', '%', ({ truePass }) => truePass),
    figure('false pass at 0.75', '%', ({ falsePass }) => falsePass),
    figure('true pass beyond doubt', '%', ({ surePass }) => surePass),
    figure('on brand, cannot say', '%', ({ unsure }) => unsure),
    figure('false pass beyond doubt', '%', ({ sureFalsePass }) => sureFalsePass),
    {
      ...figure('told apart from the library', '%', () => 0),
      value: 100 * mean(runs.flatMap(({ isApart }) => (isApart === undefined ? [] : [Number(isApart)]))),
    },
  ];
}

function judge({ pictures, words, foreign }: Drawn, count: number, seed: number, world: World) {
  const random = createRandom(seed);
  const order = pictures.map((_, at) => ({ at, key: random() })).sort((one, other) => one.key - other.key);
  const held = order.slice(0, tested).map(({ at }) => pictures[at]!);
  const assets = order.slice(-count).map(({ at }) => pictures[at]!);
  const { background, spreads } = world;
  const groups = assets.map((_, at) => at);
  const examples = { assets, counters: [], groups, background, spreads, seed, looks: 1 };
  const { scorer, testApart } = learnBrand({ ...examples, words });
  const quick: Scorer = { ...scorer, resampled: [] };
  const wordless = learnBrand({ ...examples, resamples: 0 }).scorer;
  const on = held.map((traits) => scorePicture(scorer, traits));
  const off = foreign.map((traits) => scorePicture(quick, traits));
  const offBands = foreign.slice(0, banded).map((traits) => scorePicture(scorer, traits));
  const areaBy = (scoreOf: (traits: Traits) => number) => areaAbove(held.map(scoreOf), foreign.map(scoreOf));
  const centroid = centroidOf(assets);
  return {
    areas: {
      motif: areaAbove(
        on.map(({ rank }) => rank),
        off.map(({ rank }) => rank),
      ),
      wordless: areaBy((traits) => scorePicture(wordless, traits).rank),
      centroid: areaBy(({ meaning }) => dot(centroid, meaning)),
      words: areaBy(({ meaning }) => dot(words, meaning)),
      nearest: areaBy(({ meaning }) => {
        const near = assets.map((asset) => dot(asset.meaning, meaning)).sort((one, other) => other - one);
        return mean(near.slice(0, 3));
      }),
    },
    error: calibrationError(
      on.map(({ score }) => score),
      off.map(({ score }) => score),
    ),
    truePass: shareOf(on, ({ score }) => score >= threshold),
    falsePass: shareOf(off, ({ score }) => score >= threshold),
    surePass: shareOf(on, ({ low }) => low >= threshold),
    unsure: shareOf(on, ({ low, high }) => low < threshold && high >= threshold),
    sureFalsePass: shareOf(offBands, ({ low }) => low >= threshold),
    // The test costs a second, so that one seed in four is tested.
    isApart: seed % 4 === 0 ? (testApart().chance ?? 1) <= apartFrom : undefined,
  };
}

/** Pictures drawn at random from the library are no brand, and must be told so. */
function refusals({ library, background, spreads }: World): Figure[] {
  const random = createRandom(77);
  return [10, 20].map((count) => {
    let told = 0;
    for (let brand = 0; brand < randomBrands; brand++) {
      const rest = library.slice(background.length);
      const assets = Array.from({ length: count }, () =>
        rest.splice(Math.floor(random() * rest.length), 1),
      ).flat();
      const groups = assets.map((_, at) => at);
      const examples = {
        assets,
        counters: [],
        groups,
        background,
        spreads,
        seed: brand,
        looks: 1,
        resamples: 0,
      };
      if ((learnBrand(examples).testApart().chance ?? 1) > apartFrom) told++;
    }
    return {
      name: `pictures at random, refused, ${count} assets`,
      value: (100 * told) / randomBrands,
      unit: '%',
      note: `${randomBrands} sets of pictures of the library`,
    };
  });
}

/** Ten pictures of each side of a pair of near styles, the rest told apart. */
function pairFigures(pairs: readonly Traits[][][], { background, spreads }: World): Figure[] {
  const results = pairs.map((sides) => {
    const runs = Array.from({ length: seeds }, (_, seed) => {
      const random = createRandom(seed);
      const [one, other] = sides.map((pictures) =>
        pictures
          .map((traits) => ({ traits, key: random() }))
          .sort((first, second) => first.key - second.key)
          .map(({ traits }) => traits),
      );
      const [assets, counters] = [one!.slice(0, pairExamples), other!.slice(0, pairExamples)];
      const [right, wrong] = [one!.slice(pairExamples), other!.slice(pairExamples)];
      const groups = [...assets, ...counters].map((_, at) => at);
      const examples = { assets, counters, groups, background, spreads, seed, looks: 1, resamples: 0 };
      const { scorer } = learnBrand(examples);
      const [own, theirs] = [centroidOf(assets), centroidOf(counters)];
      const areaBy = (scoreOf: (traits: Traits) => number) =>
        areaAbove(right.map(scoreOf), wrong.map(scoreOf));
      return {
        motif: areaBy((traits) => scorePicture(scorer, traits).againstCounters!),
        centroid: areaBy(({ meaning }) => dot(own, meaning)),
        difference: areaBy(({ meaning }) => dot(own, meaning) - dot(theirs, meaning)),
      };
    });
    return {
      motif: mean(runs.map(({ motif }) => motif)),
      centroid: mean(runs.map(({ centroid }) => centroid)),
      difference: mean(runs.map(({ difference }) => difference)),
    };
  });
  const note = `${pairExamples} examples a side, ${seeds} seeds`;
  const figure = (name: string, value: number): Figure => ({ name, value: 100 * value, unit: '%', note });
  return [
    figure('near styles, Motif, area', mean(results.map(({ motif }) => motif))),
    figure('near styles, raw cosine to the centroid, area', mean(results.map(({ centroid }) => centroid))),
    figure('near styles, cosine difference, area', mean(results.map(({ difference }) => difference))),
    ...results.map(({ motif }, at) =>
      figure(`near styles, Motif: ${closePairs[at]!.styles.join(' or ')}`, motif),
    ),
  ];
}

function centroidOf(pictures: readonly Traits[]): Float32Array {
  return normalise(pictures[0]!.meaning.map((_, at) => mean(pictures.map(({ meaning }) => meaning[at]!))));
}

/** Expected calibration error over ten bins, both sides at equal weight (Naeini, Cooper and Hauskrecht 2015). */
function calibrationError(on: readonly number[], off: readonly number[]): number {
  const bins = Array.from({ length: 10 }, () => 0);
  const add = (score: number, truth: number, weight: number) => {
    bins[Math.min(9, Math.floor(score * 10))]! += weight * (score - truth);
  };
  for (const score of on) add(score, 1, 0.5 / on.length);
  for (const score of off) add(score, 0, 0.5 / off.length);
  return bins.reduce((sum, gap) => sum + Math.abs(gap), 0);
}

function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}

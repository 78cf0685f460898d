import type { Encoder } from '../src/core/encoder/encoder.js';
import { loadEncoder } from '../src/core/encoder/load.js';
import type { Pixels } from '../src/core/image.js';
import { momentsOf } from '../src/core/moments.js';
import { shippedPath } from '../src/core/package-folder.js';
import { contribution, standardise, standardScore } from '../src/core/query/standardise.js';
import { dot, normalise, type UnitVector } from '../src/core/vector.js';
import { drawnPictures } from '../src/features/demo/drawn-pictures.js';
import { planLibrary } from '../src/features/demo/plan/index.js';
import { seededRandom } from '../src/features/demo/random.js';
import { clipArtDrawings } from './clip-art.js';
import { encodePictures, encodeTexts, mean } from './drawn.js';
import type { Figure } from './figures.js';

type Adds = (vector: UnitVector) => number[];

const questions = 200;
const clipArtPictures = 1_500;
const weightSteps = 10;
/** A rank correlation counts as rising unless it falls by more than this: over 484 pictures a tie broken otherwise. */
const tolerance = 1e-3;

/** Pictures and what may be asked beside one of them. */
interface Collection {
  name: string;
  vectors: UnitVector[];
  texts: string[];
}

/**
 * Returns whether weights mean what they say, on the demo library and on Debian's Openclipart where it was gathered (see
 * training/README.md): as the weight of the first of two terms goes from 0 to 1, how often its rank correlation with the
 * result rises and the other's falls; and its influence at equal weights, the share of the result's variance that it
 * carries. Beside it the raw weighted sum of cosines.
 */
export async function benchWeights(): Promise<Figure[]> {
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  const figures: Figure[] = [];
  for (const collection of [await demoCollection(encoder), await clipArtCollection(encoder)])
    if (collection !== undefined) figures.push(...(await figuresOn(collection, encoder)));
  await encoder.close();
  return figures;
}

async function demoCollection(encoder: Encoder): Promise<Collection> {
  const pictures: Pixels[] = [];
  for await (const { pixels } of drawnPictures.pictures(new AbortController().signal)) pictures.push(pixels);
  return {
    name: 'demo library',
    vectors: (await encodePictures(encoder, pictures)).map(normalise),
    texts: planLibrary().flatMap(({ captions: { en, zh } }) => [en[0]!, zh[0]!]),
  };
}

async function clipArtCollection(encoder: Encoder): Promise<Collection | undefined> {
  const drawings = await clipArtDrawings(clipArtPictures);
  if (drawings.length === 0) return undefined;
  return {
    name: 'Openclipart',
    vectors: (
      await encodePictures(
        encoder,
        drawings.map(({ pixels }) => pixels),
      )
    ).map(normalise),
    texts: drawings.map(({ title }) => title),
  };
}

async function figuresOn({ name, vectors, texts }: Collection, encoder: Encoder): Promise<Figure[]> {
  const random = seededRandom(200);
  const asked = Array.from({ length: questions }, () => ({
    picture: random.whole(0, vectors.length - 1),
    text: random.pick(texts),
  }));
  const heard = await encodeTexts(
    encoder,
    asked.map(({ text }) => text),
  );
  const moments = momentsOf(vectors);
  /** What each of the two terms adds to a picture's score. */
  const kinds: Readonly<Record<string, (picture: UnitVector, text: UnitVector, weight: number) => Adds>> = {
    Motif: (picture, text, weight) => {
      const terms = standardise(
        [
          { weight, direction: picture },
          { weight: 1 - weight, direction: text },
        ],
        moments,
      );
      return (vector) => terms.map((term) => contribution(term.weight, standardScore(term, vector)));
    },
    'raw sum of cosines': (picture, text, weight) => (vector) => [
      weight * dot(picture, vector),
      (1 - weight) * dot(text, vector),
    ],
  };
  const figures: Figure[] = [];
  for (const [kind, join] of Object.entries(kinds)) {
    let [rising, steps] = [0, 0];
    const shares: number[] = [];
    asked.forEach((question, at) => {
      const [picture, text] = [normalise(vectors[question.picture]!), normalise(heard[at]!)];
      const own = [picture, text].map((direction) => vectors.map((vector) => dot(direction, vector)));
      const ranks = own.map(ranksOf);
      let before: number[] | undefined;
      for (let step = 0; step <= weightSteps; step++) {
        const adds = join(picture, text, step / weightSteps);
        const scores = vectors.map((vector) => adds(vector).reduce((sum, value) => sum + value, 0));
        const now = ranks.map((rank) => correlation(rank, ranksOf(scores)));
        if (before !== undefined) {
          steps += 2;
          rising += Number(now[0]! >= before[0]! - tolerance) + Number(now[1]! <= before[1]! + tolerance);
        }
        before = now;
      }
      shares.push(varianceShare(vectors.map(join(picture, text, 0.5))));
    });
    const within = mean(shares.map((share) => Number(share >= 0.4 && share <= 0.6)));
    const note = `${questions} questions of a picture and a text, ${vectors.length} pictures`;
    figures.push(
      {
        name: `${name}, ${kind}: steps in which both correlations go the right way`,
        value: (100 * rising) / steps,
        unit: '%',
        note,
      },
      {
        name: `${name}, ${kind}: influence of the text at equal weights, mean`,
        value: 100 * (1 - mean(shares)),
        unit: '%',
        note,
      },
      {
        name: `${name}, ${kind}: questions with that influence between 40 and 60 %`,
        value: 100 * within,
        unit: '%',
        note,
      },
    );
  }
  return figures;
}

/** Returns the first term's share of the variance of the result, from what both add to each picture: its covariance with it, by the variance. */
function varianceShare(added: readonly (readonly number[])[]): number {
  const parts = [0, 1].map((term) => centred(added.map((values) => values[term]!)));
  const sum = parts[0]!.map((value, at) => value + parts[1]![at]!);
  const covariance = parts.map((part) => mean(part.map((value, at) => value * sum[at]!)));
  return covariance[0]! / (covariance[0]! + covariance[1]!);
}

function centred(values: readonly number[]): number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

function ranksOf(scores: readonly number[]): number[] {
  const order = scores.map((_, at) => at).sort((one, other) => scores[one]! - scores[other]!);
  const ranks = new Array<number>(scores.length);
  order.forEach((place, rank) => {
    ranks[place] = rank;
  });
  return ranks;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [centred(one), centred(other)];
  const product = mean(a.map((value, at) => value * b[at]!));
  return product / Math.sqrt(mean(a.map((value) => value * value)) * mean(b.map((value) => value * value)));
}

import { loadEncoder } from '../src/core/encoder/load.js';
import type { Pixels } from '../src/core/image.js';
import { momentsOf } from '../src/core/moments.js';
import { shippedPath } from '../src/core/package-folder.js';
import { foldTerms, standardise } from '../src/core/query/standardise.js';
import { dot, normalise, type UnitVector } from '../src/core/vector.js';
import { drawnPictures } from '../src/features/demo/drawn-pictures.js';
import { planLibrary } from '../src/features/demo/plan/index.js';
import { seededRandom } from '../src/features/demo/random.js';
import { encodePictures, encodeTexts, mean } from './drawn.js';
import type { Figure } from './figures.js';

const questions = 200;
const weightSteps = 10;
/** A rank correlation counts as rising unless it falls by more than this: over 484 pictures a tie broken otherwise. */
const tolerance = 1e-3;

/**
 * Returns whether weights mean what they say on the demo library: as the weight of the first of two terms goes from 0 to 1, how
 * often its rank correlation with the result rises and the other's falls; and its influence at equal weights, the share
 * of the result's variance that it carries. Beside it the raw weighted sum of cosines.
 */
export async function benchWeights(): Promise<Figure[]> {
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  const pictures: Pixels[] = [];
  for await (const { pixels } of drawnPictures.pictures(new AbortController().signal)) pictures.push(pixels);
  const vectors = await encodePictures(encoder, pictures);
  const captions = planLibrary().flatMap(({ captions: { en, zh } }) => [en[0]!, zh[0]!]);
  const random = seededRandom(200);
  const asked = Array.from({ length: questions }, () => ({
    picture: random.whole(0, vectors.length - 1),
    text: random.pick(captions),
  }));
  const texts = await encodeTexts(
    encoder,
    asked.map(({ text }) => text),
  );
  await encoder.close();
  const moments = momentsOf(vectors);
  const kinds = {
    'standard scores': (picture: UnitVector, text: UnitVector, weight: number) =>
      foldTerms(
        standardise(
          [
            { weight, direction: picture },
            { weight: 1 - weight, direction: text },
          ],
          moments,
        ),
      ),
    'raw sum of cosines': (picture: UnitVector, text: UnitVector, weight: number) =>
      picture.map((value, at) => weight * value + (1 - weight) * text[at]!),
  };
  const figures: Figure[] = [];
  for (const [kind, fold] of Object.entries(kinds)) {
    let [rising, steps] = [0, 0];
    const shares: number[] = [];
    asked.forEach((question, at) => {
      const [picture, text] = [normalise(vectors[question.picture]!), normalise(texts[at]!)];
      const own = [picture, text].map((direction) => vectors.map((vector) => dot(direction, vector)));
      const ranks = own.map(ranksOf);
      let before: number[] | undefined;
      for (let step = 0; step <= weightSteps; step++) {
        const folded = fold(picture, text, step / weightSteps);
        const scores = vectors.map((vector) => dot(folded, vector));
        const now = ranks.map((rank) => correlation(rank, ranksOf(scores)));
        if (before !== undefined) {
          steps += 2;
          rising += Number(now[0]! >= before[0]! - tolerance) + Number(now[1]! <= before[1]! + tolerance);
        }
        before = now;
      }
      shares.push(varianceShare(own, [picture, text], kind === 'standard scores' ? moments : undefined));
    });
    const within = mean(shares.map((share) => Number(share >= 0.4 && share <= 0.6)));
    const note = `${questions} questions of a picture and a text, ${vectors.length} pictures`;
    figures.push(
      {
        name: `${kind}: steps in which both correlations go the right way`,
        value: (100 * rising) / steps,
        unit: '%',
        note,
      },
      {
        name: `${kind}: influence of the text at equal weights, mean`,
        value: 100 * (1 - mean(shares)),
        unit: '%',
        note,
      },
      {
        name: `${kind}: questions with that influence between 40 and 60 %`,
        value: 100 * within,
        unit: '%',
        note,
      },
    );
  }
  return figures;
}

/** Returns the first term's share of the variance of the result: its covariance with it, by the variance. */
function varianceShare(
  own: readonly number[][],
  directions: readonly UnitVector[],
  moments: Parameters<typeof standardise>[1] | undefined,
): number {
  const weights =
    moments === undefined
      ? [0.5, 0.5]
      : standardise(
          directions.map((direction) => ({ weight: 0.5, direction })),
          moments,
        ).map(({ weight, deviation }) => weight / deviation);
  const parts = own.map((scores, at) => centred(scores.map((score) => score * weights[at]!)));
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

import { loadEncoder } from '../../src/core/encoder/load.js';
import type { Pixels } from '../../src/core/image.js';
import { momentsOf } from '../../src/core/moments.js';
import { shippedPath } from '../../src/core/package-folder.js';
import { contribution, standardise, standardScore } from '../../src/core/query/standardise.js';
import { dot, normalise } from '../../src/core/vector.js';
import { averagePrecision, encodePictures, encodeTexts, mean, pixelsOfScene, ranked } from '../drawn.js';
import type { Figure } from '../figures.js';
import { planComposed } from './plan.js';

interface Scores {
  picture: number[];
  text: number[];
  /** By the terms as Motif joins them, half and half. */
  joined: number[];
}

const product = ({ picture, text }: Scores) =>
  picture.map((value, at) => Math.max(0, value) * Math.max(0, text[at]!));
const reciprocalRank = ({ picture, text }: Scores) => {
  const [one, other] = [picture, text].map((scores) => {
    const votes = new Array<number>(scores.length);
    for (const [rank, place] of ranked(scores).entries()) votes[place] = 1 / (61 + rank);
    return votes;
  });
  return one!.map((value, at) => value + other![at]!);
};
const relative = ({ picture, text }: Scores) => {
  const [one, other] = [picture, text].map((scores) => {
    const [least, most] = [Math.min(...scores), Math.max(...scores)];
    return scores.map((value) => (value - least) / (most - least));
  });
  return one!.map((value, at) => value + other![at]!);
};

const methods: Readonly<Record<string, (scores: Scores) => number[]>> = {
  'text only': ({ text }) => text,
  'image only': ({ picture }) => picture,
  'raw sum': ({ picture, text }) => picture.map((value, at) => value + text[at]!),
  product,
  'reciprocal rank': reciprocalRank,
  'relative score': relative,
  Motif: ({ joined }) => joined,
};

/** Returns mean average precision and recall@10 of "this picture, but ..." by several ways of joining picture and text. */
export async function benchComposed(): Promise<Figure[]> {
  const { gallery, questions } = planComposed();
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  const pictures: Pixels[] = [];
  for (const record of gallery) pictures.push(await pixelsOfScene(record));
  const vectors = (await encodePictures(encoder, pictures)).map(normalise);
  const texts = {
    en: (
      await encodeTexts(
        encoder,
        questions.map(({ text }) => text.en),
      )
    ).map(normalise),
    zh: (
      await encodeTexts(
        encoder,
        questions.map(({ text }) => text.zh),
      )
    ).map(normalise),
  };
  await encoder.close();
  const moments = momentsOf(vectors);
  return (['en', 'zh'] as const).flatMap((language) => {
    const asked = questions.map(({ shown, right }, at) => {
      const [picture, text] = [vectors[shown]!, texts[language][at]!];
      const terms = standardise(
        [picture, text].map((direction) => ({ weight: 0.5, direction })),
        moments,
      );
      const along = (direction: Float32Array) => vectors.map((vector) => dot(direction, vector));
      const joined = vectors.map((vector) =>
        terms.reduce((sum, term) => sum + contribution(term.weight, standardScore(term, vector)), 0),
      );
      const scores = { picture: along(picture), text: along(text), joined };
      return { shown, right: new Set(right.filter((place) => place !== shown)), scores };
    });
    const note = `${questions.length} questions, ${gallery.length} pictures`;
    return Object.entries(methods).flatMap(([name, join]): Figure[] => {
      const rankings = asked.map(({ shown, right, scores }) => ({
        right,
        ranking: ranked(join(scores), shown),
      }));
      const precision = mean(rankings.map(({ ranking, right }) => averagePrecision(ranking, right)));
      const recall = mean(
        rankings.map(
          ({ ranking, right }) =>
            ranking.slice(0, 10).filter((place) => right.has(place)).length / right.size,
        ),
      );
      return [
        { name: `${name}, mean average precision, ${language}`, value: 100 * precision, unit: '%', note },
        { name: `${name}, recall@10, ${language}`, value: 100 * recall, unit: '%', note },
      ];
    });
  });
}

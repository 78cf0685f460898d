import { loadEncoder } from '../src/core/encoder/load.js';
import type { Pixels } from '../src/core/image.js';
import { momentsOf } from '../src/core/moments.js';
import { shippedPath } from '../src/core/package-folder.js';
import { contribution, standardise, standardScore } from '../src/core/query/standardise.js';
import { dot, normalise, type UnitVector } from '../src/core/vector.js';
import { seededRandom } from '../src/features/demo/random.js';
import { namedOf } from '../training/scenes/named.js';
import { planScenes, type SceneRecord } from '../training/scenes/plan.js';
import { type Attribute, attributes } from '../training/scenes/values.js';
import { encodePictures, encodeTexts, mean, pixelsOfScene, ranked } from './drawn.js';
import type { Figure } from './figures.js';

/** "A minus B": what is wanted, what is not, and the pictures that show each. */
interface Question {
  wanted: string;
  unwanted: string;
  showsWanted: Set<number>;
  showsUnwanted: Set<number>;
}

const galleryOf = 2_500;
const questionsOf = 250;
/** Of the pictures that show A so many show B, and so many do not: fewer would not fill ten places. */
const [leastBoth, leastRight] = [6, 12];
/** Colours hang on styles and the other way round, so that these are not told from each other. */
const pairs: readonly (readonly [wanted: Attribute, unwanted: Attribute])[] = [
  ['subject', 'style'],
  ['subject', 'layout'],
  ['subject', 'season'],
  ['style', 'subject'],
  ['style', 'layout'],
  ['style', 'season'],
  ['colour', 'subject'],
  ['colour', 'layout'],
];

/**
 * Returns precision@10 of "A minus B" over drawn scenes with known attributes: right is what shows A and not B. Beside Motif the
 * difference of the vectors at equal weights and at half, and A alone, which tells what the minus costs and gains.
 */
export async function benchNegatives(): Promise<Figure[]> {
  const gallery = planScenes(galleryOf, 0);
  const questions = questionsOver(gallery);
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  const pictures: Pixels[] = [];
  for (const record of gallery) pictures.push(await pixelsOfScene(record));
  const vectors = (await encodePictures(encoder, pictures)).map(normalise);
  const encode = async (texts: string[]) => (await encodeTexts(encoder, texts)).map(normalise);
  const wanted = await encode(questions.map((question) => question.wanted));
  const unwanted = await encode(questions.map((question) => question.unwanted));
  await encoder.close();
  const moments = momentsOf(vectors);
  const minus = (weight: number) => (one: UnitVector, other: UnitVector) => {
    const difference = one.map((value, at) => value - weight * other[at]!);
    return (vector: UnitVector) => dot(difference, vector);
  };
  const methods: Readonly<
    Record<string, (one: UnitVector, other: UnitVector) => (vector: UnitVector) => number>
  > = {
    'A alone': minus(0),
    'raw A - B': minus(1),
    'raw A - 0.5 B': minus(0.5),
    Motif: (one, other) => {
      const terms = standardise(
        [
          { weight: 0.5, direction: one },
          { weight: -0.5, direction: other },
        ],
        moments,
      );
      return (vector) =>
        terms.reduce((sum, term) => sum + contribution(term.weight, standardScore(term, vector)), 0);
    },
  };
  const note = `${questions.length} questions in English, ${gallery.length} pictures`;
  return Object.entries(methods).flatMap(([name, method]): Figure[] => {
    const shares = questions.map(({ showsWanted, showsUnwanted }, at) => {
      const score = method(wanted[at]!, unwanted[at]!);
      const ten = ranked(vectors.map(score)).slice(0, 10);
      const shareOf = (holds: (place: number) => boolean) => ten.filter(holds).length / 10;
      return {
        right: shareOf((place) => showsWanted.has(place) && !showsUnwanted.has(place)),
        wanted: shareOf((place) => showsWanted.has(place)),
        unwanted: shareOf((place) => showsUnwanted.has(place)),
      };
    });
    const figure = (what: string, key: keyof (typeof shares)[number]): Figure => ({
      name: `${name}: ${what}`,
      value: 100 * mean(shares.map((share) => share[key])),
      unit: '%',
      note,
    });
    return [
      figure('A without B among ten', 'right'),
      figure('A among ten', 'wanted'),
      figure('B among ten', 'unwanted'),
    ];
  });
}

function questionsOver(gallery: readonly SceneRecord[]): Question[] {
  const places = new Map<string, Set<number>>();
  gallery.forEach((record, place) => {
    for (const attribute of ['subject', 'style', 'colour', 'layout', 'season'] as const) {
      const value = record[attribute];
      if (value === undefined) continue;
      const key = `${attribute} ${value}`;
      places.set(key, (places.get(key) ?? new Set()).add(place));
    }
  });
  const questions: Question[] = [];
  for (const [of, without] of pairs) {
    for (const one of attributes[of]) {
      for (const other of attributes[without]) {
        const [showsWanted, showsUnwanted] = [
          places.get(`${of} ${one.id}`) ?? new Set<number>(),
          places.get(`${without} ${other.id}`) ?? new Set<number>(),
        ];
        const both = [...showsWanted].filter((place) => showsUnwanted.has(place)).length;
        if (both < leastBoth || showsWanted.size - both < leastRight) continue;
        const [wanted, unwanted] = [textOf(of, one.id), textOf(without, other.id)];
        questions.push({ wanted, unwanted, showsWanted, showsUnwanted });
      }
    }
  }
  return seededRandom(7).shuffled(questions).slice(0, questionsOf);
}

function textOf(attribute: Attribute, id: string): string {
  const name = namedOf(attributes[attribute], id).english[0]!;
  if (attribute === 'style') return `${name} style`;
  return attribute === 'colour' ? `${name} colours` : name;
}

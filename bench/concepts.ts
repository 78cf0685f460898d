import { learnConcept } from '../src/core/concepts/learn.js';
import { loadEncoder } from '../src/core/encoder/load.js';
import type { Pixels } from '../src/core/image.js';
import { momentsOf } from '../src/core/moments.js';
import { shippedPath } from '../src/core/package-folder.js';
import { dot, normalise, type UnitVector } from '../src/core/vector.js';
import { drawnPictures } from '../src/features/demo/drawn-pictures.js';
import { planLibrary } from '../src/features/demo/plan/index.js';
import { seededRandom } from '../src/features/demo/random.js';
import type { PictureRecord } from '../src/features/demo/record.js';
import { averagePrecision, encodePictures, encodeTexts, mean, ranked } from './drawn.js';
import type { Figure } from './figures.js';

interface TaughtConcept {
  words: string;
  holds(record: PictureRecord): boolean;
}

const counts = [1, 2, 4, 8, 16];
const seeds = 20;

/** What a person may teach of the demo library: kinds, manners, moods, colour worlds and brands. */
const concepts: readonly TaughtConcept[] = [
  { words: 'seamless pattern', holds: ({ kind }) => kind === 'pattern' },
  { words: 'poster', holds: ({ kind }) => kind === 'poster' },
  { words: 'landscape', holds: ({ kind }) => kind === 'scene' },
  { words: 'interior', holds: ({ kind }) => kind === 'interior' },
  { words: 'packaging', holds: ({ kind }) => kind === 'packaging' },
  { words: 'ink painting', holds: ({ style }) => style === 'ink' },
  { words: 'neon', holds: ({ style }) => style === 'neon' },
  { words: 'line art', holds: ({ style }) => style === 'line' },
  { words: 'minimal', holds: ({ style }) => style === 'minimal' },
  { words: 'serene', holds: ({ mood }) => mood === 'serene' },
  { words: 'cheerful', holds: ({ mood }) => mood === 'cheerful' },
  { words: 'electric', holds: ({ mood }) => mood === 'electric' },
  { words: 'Nordic colours', holds: ({ scheme }) => scheme === 'nordic' },
  { words: 'guochao', holds: ({ scheme }) => scheme === 'guochao' },
  { words: 'tea brand in ink', holds: ({ brand }) => brand === 'yunshan' },
  { words: 'furniture brand', holds: ({ brand }) => brand === 'havn' },
];

/** Weight of the examples and sharpness of their kernel, as Zhang et al. (ECCV 2022) begin with. */
const tip = { alpha: 1, beta: 5.5 };

interface Taught {
  examples: UnitVector[];
  text: UnitVector;
  background: UnitVector[];
}

/**
 * Returns how well concepts are found by 1 to 16 examples and their words: mean average precision over the pictures of the demo
 * library that were not used as examples. Beside Motif's: the words alone, the mean of the examples, and Tip-Adapter without training.
 */
export async function benchConcepts(): Promise<Figure[]> {
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  const pictures: Pixels[] = [];
  for await (const { pixels } of drawnPictures.pictures(new AbortController().signal)) pictures.push(pixels);
  const vectors = (await encodePictures(encoder, pictures)).map(normalise);
  const texts = (
    await encodeTexts(
      encoder,
      concepts.map(({ words }) => words),
    )
  ).map(normalise);
  const { logitScale } = encoder.card;
  await encoder.close();
  const records = planLibrary();
  const moments = momentsOf(vectors);
  const methods: Readonly<Record<string, (taught: Taught) => (vector: UnitVector) => number>> = {
    'Motif, words and examples': ({ examples, text, background }) => {
      const { direction } = learnConcept({ positives: examples, counters: [], text, background, moments });
      return (vector) => dot(direction, vector);
    },
    'words alone':
      ({ text }) =>
      (vector) =>
        dot(text, vector),
    'mean of the examples': ({ examples }) => {
      const centroid = examples[0]!.map((_, at) => mean(examples.map((one) => one[at]!)));
      return (vector) => dot(centroid, vector);
    },
    'Tip-Adapter':
      ({ examples, text }) =>
      (vector) =>
        logitScale * dot(text, vector) +
        tip.alpha * examples.reduce((sum, one) => sum + Math.exp(-tip.beta * (1 - dot(one, vector))), 0),
  };
  const places = records.flatMap(({ copy }, place) => (copy === undefined ? [place] : []));
  const figures: Figure[] = [];
  for (const count of counts) {
    const scores = Object.fromEntries(Object.keys(methods).map((name) => [name, concepts.map(() => 0)]));
    for (const [at, concept] of concepts.entries()) {
      const own = places.filter((place) => concept.holds(records[place]!));
      for (let seed = 0; seed < seeds; seed++) {
        const chosen = new Set(seededRandom(seed).shuffled(own).slice(0, count));
        const asked = places.filter((place) => !chosen.has(place));
        const others = seededRandom(seed).shuffled(asked);
        const taught = {
          examples: [...chosen].map((place) => vectors[place]!),
          text: texts[at]!,
          // What the concept is told from is not sorted by hand: some of it shows the concept too.
          background: others.map((place) => vectors[place]!),
        };
        const right = new Set(
          asked.flatMap((place, index) => (concept.holds(records[place]!) ? [index] : [])),
        );
        for (const [name, method] of Object.entries(methods)) {
          const scoreOf = method(taught);
          const ranking = ranked(asked.map((place) => scoreOf(vectors[place]!)));
          scores[name]![at]! += averagePrecision(ranking, right) / seeds;
        }
      }
    }
    const note = `${concepts.length} concepts x ${seeds} seeds, ${places.length} pictures`;
    const [motif, words] = [scores['Motif, words and examples']!, scores['words alone']!];
    for (const [name, values] of Object.entries(scores))
      figures.push({
        name: `${name}, mean average precision, ${count} examples`,
        value: 100 * mean(values),
        unit: '%',
        note,
      });
    figures.push({
      name: `concepts not below their words, ${count} examples`,
      value: motif.filter((value, at) => value >= words[at]! - 1e-9).length,
      unit: `of ${concepts.length}`,
      note,
    });
  }
  return figures;
}

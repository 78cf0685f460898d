import { loadEncoder } from '../src/core/encoder/load.js';
import type { Pixels } from '../src/core/image.js';
import { resample } from '../src/core/image-resample.js';
import { formDirection, looksOf } from '../src/core/looks.js';
import { momentsOf } from '../src/core/moments.js';
import { shippedPath } from '../src/core/package-folder.js';
import { contribution, standardise, standardScore } from '../src/core/query/standardise.js';
import { copyToMeasure } from '../src/core/statistics.js';
import { dot, normalise } from '../src/core/vector.js';
import { seededRandom } from '../src/features/demo/random.js';
import { drawScene } from '../training/scenes/draw.js';
import { planScenes, type SceneRecord } from '../training/scenes/plan.js';
import { encodePictures, mean, pixelsOfScene, pixelsOfSvg, ranked } from './drawn.js';
import type { Figure } from './figures.js';

const galleryOf = 1_000;
const sketched = 150;

/**
 * Returns how often a line drawing of a picture finds it within ten: by the looks that Motif keeps, by the encoder, and by
 * the Haar wavelets of Jacobs, Finkelstein and Salesin (1995). The drawings are black outlines, moved and scaled a little.
 */
export async function benchSketch(): Promise<Figure[]> {
  const random = seededRandom(31);
  const records = planScenes(galleryOf, 0);
  const pictures: Pixels[] = [];
  for (const record of records) pictures.push(await pixelsOfScene(record));
  const asked = random
    .shuffled(
      records.flatMap(({ kind }, place) => (kind === 'illustration' || kind === 'poster' ? [place] : [])),
    )
    .slice(0, sketched);
  const sketches: Pixels[] = [];
  for (const place of asked)
    sketches.push(
      await sketchOf(records[place]!, random.between(0.94, 1.06), [
        random.between(-4, 4),
        random.between(-4, 4),
      ]),
    );
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  const [vectors, questions] = [
    await encodePictures(encoder, pictures),
    await encodePictures(encoder, sketches),
  ];
  await encoder.close();
  const looks = pictures.map((pixels) => looksOf(copyToMeasure(pixels)));
  const wavelets = pictures.map(haarOf);
  const recall = (scoresOf: (sketch: number) => number[]) =>
    100 * mean(asked.map((place, at) => Number(ranked(scoresOf(at)).slice(0, 10).includes(place))));
  const note = `${asked.length} line drawings, ${pictures.length} pictures`;
  const moments = { looks: momentsOf(looks), vectors: momentsOf(vectors) };
  return [
    {
      name: 'Motif: looks and encoder, recall@10',
      value: recall((at) => {
        const [form] = standardise(
          [{ weight: 0.5, direction: formDirection(copyToMeasure(sketches[at]!))! }],
          moments.looks,
        );
        const [meaning] = standardise(
          [{ weight: 0.5, direction: normalise(questions[at]!) }],
          moments.vectors,
        );
        return vectors.map(
          (vector, place) =>
            contribution(0.5, standardScore(form!, looks[place]!)) +
            contribution(0.5, standardScore(meaning!, vector)),
        );
      }),
      unit: '%',
      note,
    },
    {
      name: 'looks, recall@10',
      value: recall((at) => {
        const direction = formDirection(copyToMeasure(sketches[at]!))!;
        return looks.map((look) => dot(direction, look));
      }),
      unit: '%',
      note,
    },
    {
      name: 'encoder, recall@10',
      value: recall((at) => vectors.map((vector) => dot(questions[at]!, vector))),
      unit: '%',
      note,
    },
    {
      name: 'Haar wavelets, recall@10',
      value: recall((at) => {
        const own = haarOf(sketches[at]!);
        return wavelets.map((wavelet) => haarScore(own, wavelet));
      }),
      unit: '%',
      note,
    },
  ];
}

/** The picture's things as black outlines on white, as one would draw them from memory. */
async function sketchOf(record: SceneRecord, scale: number, [x, y]: readonly number[]): Promise<Pixels> {
  const { season: _season, ...bare } = record;
  const plain: SceneRecord = { ...bare, style: 'line', colour: 'mono', ground: 'clear' };
  const { svg } = drawScene(plain, 240);
  const inner = svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  const [open] = /^<svg[^>]*>/.exec(svg)!;
  const moved = `<g transform="translate(${300 + x! * 4} ${300 + y! * 4}) scale(${scale}) translate(-300 -300)">${inner}</g>`;
  return pixelsOfSvg(`${open}${moved}</svg>`);
}

const haarEdge = 64;
const kept = 60;

interface Haar {
  average: number;
  /** Places of the largest coefficients, with their signs. */
  positive: Set<number>;
  negative: Set<number>;
}

/** The signs of the 60 largest coefficients of a standard Haar decomposition of lightness (their section 3). */
function haarOf(pixels: Pixels): Haar {
  const { data } = resample(pixels, { widthPx: haarEdge, heightPx: haarEdge }, 'bicubic');
  const values = new Float32Array(haarEdge * haarEdge);
  for (let at = 0; at < values.length; at++)
    values[at] = (0.3 * data[at * 3]! + 0.59 * data[at * 3 + 1]! + 0.11 * data[at * 3 + 2]!) / 255;
  for (let line = 0; line < haarEdge; line++) decompose(values, line * haarEdge, 1);
  for (let line = 0; line < haarEdge; line++) decompose(values, line, haarEdge);
  const places = Array.from({ length: values.length - 1 }, (_, at) => at + 1)
    .sort((one, other) => Math.abs(values[other]!) - Math.abs(values[one]!))
    .slice(0, kept);
  return {
    average: values[0]!,
    positive: new Set(places.filter((place) => values[place]! > 0)),
    negative: new Set(places.filter((place) => values[place]! < 0)),
  };
}

function decompose(values: Float32Array, start: number, step: number): void {
  for (let length = haarEdge; length > 1; length /= 2) {
    const half = length / 2;
    const next = new Float32Array(length);
    for (let at = 0; at < half; at++) {
      const [one, other] = [values[start + 2 * at * step]!, values[start + (2 * at + 1) * step]!];
      next[at] = (one + other) / Math.SQRT2;
      next[half + at] = (one - other) / Math.SQRT2;
    }
    next.forEach((value, at) => {
      values[start + at * step] = value;
    });
  }
}

function haarScore(asked: Haar, own: Haar): number {
  let same = 0;
  for (const place of asked.positive) if (own.positive.has(place)) same++;
  for (const place of asked.negative) if (own.negative.has(place)) same++;
  // Their weights for a painted question give the mean lightness little say.
  return same - 0.05 * Math.abs(asked.average - own.average);
}

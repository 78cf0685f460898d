import { namedPalettes } from '../src/core/colour/named-palettes.js';
import { extractPalette } from '../src/core/colour/palette.js';
import { createPaletteIndex, type WantedPalette } from '../src/core/colour/palette-index.js';
import type { Pixels } from '../src/core/image.js';
import { rect, svgDocument } from '../src/features/demo/draw/svg.js';
import { seededRandom } from '../src/features/demo/random.js';
import type { Scheme } from '../src/features/demo/schemes.js';
import { drawIllustration } from '../training/scenes/illustration.js';
import { planScenes } from '../training/scenes/plan.js';
import { mean, pixelsOfScene, pixelsOfSvg, ranked } from './drawn.js';
import type { Figure } from './figures.js';
import { createRandom, percentile } from './sampling.js';

const planted = 20;
const picturesOfEach = 10;
const others = 600;
const large = 100_000;

/**
 * Returns how well pictures are found by their palette among others, beside a histogram of colours, and the time of a
 * question over 100,000 palettes.
 */
export async function benchPalette(): Promise<Figure[]> {
  const palettes = namedPalettes.slice(0, planted).map(({ shares }) => Object.keys(shares));
  const pictures: { pixels: Pixels; palette: number }[] = [];
  const random = seededRandom(77);
  for (const [palette, colours] of palettes.entries()) {
    for (let at = 0; at < picturesOfEach; at++) {
      const [ground, main, second, accent = main, dark = second] = random.shuffled(colours);
      const scheme: Scheme = {
        ground: ground!,
        main: main!,
        second: second!,
        accent: accent!,
        dark: dark!,
        light: second!,
      };
      const sheet = { width: 600, height: 600, scheme, random };
      const record = {
        subject: random.pick(['cat', 'teapot', 'flower', 'house', 'rocket', 'book']),
        layout: 'disc',
        count: random.pick(['1', '3', '4']),
        ground: random.pick(['dotted', 'striped', 'checked']),
      };
      const body = drawIllustration(record as never, { sheet, technique: 'flat', scale: 1 });
      const frame = { width: 600, height: 600, widthPx: 240, heightPx: 240 };
      pictures.push({
        pixels: await pixelsOfSvg(svgDocument(frame, rect(0, 0, 600, 600, ground!) + body)),
        palette,
      });
    }
  }
  for (const record of planScenes(others, 0))
    pictures.push({ pixels: await pixelsOfScene(record), palette: -1 });
  const index = createPaletteIndex(
    pictures.map(({ pixels }, at) => ({ id: String(at), palette: extractPalette(pixels) })),
  );
  const histograms = pictures.map(({ pixels }) => histogram(pixels));
  const ours: number[] = [];
  const baseline: number[] = [];
  palettes.forEach((colours, palette) => {
    const wanted: WantedPalette = { colours: colours.map((one) => ({ hex: one })), mode: 'loose' };
    const right = (places: readonly number[]) =>
      places.filter((place) => pictures[place]!.palette === palette).length / picturesOfEach;
    ours.push(right(index.nearest(wanted, { limit: picturesOfEach }).map(({ id }) => Number(id))));
    const asked = histogramOfHex(colours);
    const scores = histograms.map((own) =>
      own.reduce((sum, value, bin) => sum + Math.min(value, asked[bin]!), 0),
    );
    baseline.push(right(ranked(scores).slice(0, picturesOfEach)));
  });
  return [
    {
      name: 'planted palettes, P@10',
      value: 100 * mean(ours),
      unit: '%',
      note: `${planted} palettes of ${picturesOfEach} pictures among ${pictures.length}`,
    },
    {
      name: 'histogram of 64 colours, P@10',
      value: 100 * mean(baseline),
      unit: '%',
      note: 'the same questions',
    },
    ...timesOverMany(),
  ];
}

function timesOverMany(): Figure[] {
  const random = createRandom(5);
  const hex = () =>
    `#${Math.floor(random() * 0xffffff)
      .toString(16)
      .padStart(6, '0')}`;
  const entries = Array.from({ length: large }, (_, id) => {
    const areas = Array.from({ length: 3 + Math.floor(random() * 6) }, random).sort(
      (one, other) => other - one,
    );
    const total = areas.reduce((sum, area) => sum + area, 0);
    return { id: String(id), palette: areas.map((area) => ({ hex: hex(), area: area / total })) };
  });
  const started = performance.now();
  const index = createPaletteIndex(entries);
  const built = performance.now() - started;
  const timed = (['loose', 'locked'] as const).map((mode): Figure => {
    const times = Array.from({ length: 60 }, () => {
      const wanted: WantedPalette = { mode, colours: Array.from({ length: 5 }, () => ({ hex: hex() })) };
      const start = performance.now();
      index.nearest(wanted, { limit: 20 });
      return performance.now() - start;
    });
    return {
      name: `${mode} question of 5 colours, p50`,
      value: percentile(times, 0.5),
      unit: 'ms',
      note: `${large} palettes`,
    };
  });
  return [...timed, { name: 'index of palettes built', value: built, unit: 'ms', note: `${large} palettes` }];
}

/** Shares of 4 x 4 x 4 cells of sRGB. */
function histogram({ data }: Pixels): Float32Array {
  const bins = new Float32Array(64);
  for (let at = 0; at < data.length; at += 3)
    bins[(data[at]! >> 6) * 16 + (data[at + 1]! >> 6) * 4 + (data[at + 2]! >> 6)]! += 3 / data.length;
  return bins;
}

function histogramOfHex(colours: readonly string[]): Float32Array {
  const data = Uint8Array.from(
    colours.flatMap((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))),
  );
  return histogram({ data, widthPx: colours.length, heightPx: 1 });
}

import { hexToOklab } from '../src/core/colour/convert.js';
import { extractPalette } from '../src/core/colour/palette.js';
import { createPaletteIndex, type WantedPalette } from '../src/core/colour/palette-index.js';
import type { Pixels } from '../src/core/image.js';
import { planScenes } from '../training/scenes/plan.js';
import { mean, pixelsOfScene, ranked } from './drawn.js';
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
  const random = createRandom(77);
  const palettes = Array.from({ length: planted }, () => distinctColours(random));
  const pictures: { pixels: Pixels; palette: number }[] = [];
  const wantedPictures = planted * picturesOfEach;
  for (const record of planScenes(8 * wantedPictures, 0)) {
    const pixels = await pixelsOfScene(record);
    const shown = extractPalette(pixels).filter(({ area }) => area >= 0.04);
    const planting = pictures.filter(({ palette }) => palette >= 0).length;
    if (planting < wantedPictures && shown.length >= 5) {
      const palette = Math.floor(planting / picturesOfEach);
      pictures.push({ pixels: recolour(pixels, palettes[palette]!, random), palette });
    } else if (pictures.length - planting < others) pictures.push({ pixels, palette: -1 });
    if (pictures.length === wantedPictures + others) break;
  }
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
  const hex = () => hexOf(random);
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

/** Five colours that nobody would call alike. */
function distinctColours(random: () => number): string[] {
  const colours: string[] = [];
  while (colours.length < 5) {
    const hex = hexOf(random);
    const { l, a, b } = hexToOklab(hex);
    const isNear = colours.map(hexToOklab).some((one) => Math.hypot(one.l - l, one.a - a, one.b - b) < 0.2);
    if (!isNear) colours.push(hex);
  }
  return colours;
}

/**
 * Returns the picture in other colours: each of its five largest colours becomes one of the palette, in an order of its own
 * and a little off, as pictures of one palette differ in areas and in shades.
 */
function recolour(pixels: Pixels, palette: readonly string[], random: () => number): Pixels {
  const own = extractPalette(pixels)
    .slice(0, palette.length)
    .map(({ hex }) => channels(hex));
  const order = palette.map((hex) => ({ hex, key: random() })).sort((one, other) => one.key - other.key);
  const next = order.map(({ hex }) => channels(hex).map((value) => value + 40 * (random() - 0.5)));
  const data = new Uint8Array(pixels.data.length);
  for (let at = 0; at < data.length; at += 3) {
    let [nearest, least] = [0, Number.POSITIVE_INFINITY];
    own.forEach((colour, index) => {
      const distance = colour.reduce(
        (sum, value, channel) => sum + (value - pixels.data[at + channel]!) ** 2,
        0,
      );
      if (distance < least) [nearest, least] = [index, distance];
    });
    next[nearest]!.forEach((value, channel) => {
      data[at + channel] = Math.max(0, Math.min(255, value));
    });
  }
  return { ...pixels, data };
}

function hexOf(random: () => number): string {
  return `#${Math.floor(random() * 0xffffff)
    .toString(16)
    .padStart(6, '0')}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** Shares of 4 x 4 x 4 cells of sRGB. */
function histogram({ data }: Pixels): Float32Array {
  const bins = new Float32Array(64);
  for (let at = 0; at < data.length; at += 3)
    bins[(data[at]! >> 6) * 16 + (data[at + 1]! >> 6) * 4 + (data[at + 2]! >> 6)]! += 3 / data.length;
  return bins;
}

function histogramOfHex(colours: readonly string[]): Float32Array {
  const data = Uint8Array.from(colours.flatMap(channels));
  return histogram({ data, widthPx: colours.length, heightPx: 1 });
}

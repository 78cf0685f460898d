import { hexToOklab } from './convert.js';
import { transportCost } from './transport.js';

/**
 * Loose: every wanted colour should be somewhere in the picture, whatever else is. Locked: the picture should have these
 * colours in these areas (equal ones where none are given) and no others.
 */
export type PaletteMode = 'loose' | 'locked';

/** Colours that are looked for. */
export interface WantedPalette {
  colours: readonly { hex: string; area?: number }[];
  mode: PaletteMode;
}

export interface PaletteMatch {
  id: string;
  /** Mean distance of colours, hundredths of OKLab: about 2 is just noticeable, above 20 another colour. */
  distance: number;
}

export interface PaletteIndex {
  readonly size: number;
  /** Returns the nearest palettes, best first; with `within`, only among those ids. */
  nearest(wanted: WantedPalette, options: { limit: number; within?: ReadonlySet<string> }): PaletteMatch[];
  /** Returns the distance of each id that has a palette. */
  distances(wanted: WantedPalette, ids: readonly string[]): Map<string, number>;
  /** Returns mean and standard deviation of the distance over the index, from an even sample of at most 1,000. */
  spread(wanted: WantedPalette): { mean: number; deviation: number };
}

const mostSwatches = 8;
/** OKLab numbers are multiplied by this, so that distances are about as large as those of CIELAB. */
const scale = 100;
/** A swatch smaller than this hardly shows, and counts as farther the smaller it is. */
const visibleArea = 0.05;
/** A wanted colour that is missing counts as this far at most: how far off makes no difference beyond. */
const missing = 30;
/** So many of the best by the quick bound are measured exactly before it is known how many must be. */
const firstLook = 200;
const sampled = 1_000;

/** Returns an index over palettes of up to 8 colours; 100,000 take 13 MB and about 20 ms a question. */
export function createPaletteIndex(
  entries: Iterable<{ id: string; palette: readonly { hex: string; area: number }[] }>,
): PaletteIndex {
  const ids: string[] = [];
  const values: number[] = [];
  for (const { id, palette } of entries) {
    ids.push(id);
    for (let at = 0; at < mostSwatches; at++) {
      const swatch = palette[at];
      if (swatch === undefined) values.push(0, 0, 0, 0);
      else values.push(...coordinates(swatch.hex), swatch.area);
    }
  }
  const table = Float32Array.from(values);
  const places = new Map(ids.map((id, at) => [id, at]));
  const exact = (wanted: Target, place: number) => exactDistance(wanted, table, place);

  return {
    size: ids.length,
    nearest(wanted, { limit, within }) {
      const target = targetOf(wanted);
      const bounds = new Float64Array(ids.length);
      const open: number[] = [];
      ids.forEach((id, place) => {
        if (within !== undefined && !within.has(id)) return;
        bounds[place] = boundOf(target, table, place);
        open.push(place);
      });
      const measure = (some: readonly number[]) =>
        some.map((place) => ({ id: ids[place]!, distance: exact(target, place) }));
      const nearBound = boundOfRank(open, bounds, Math.max(firstLook, limit));
      const near = nearestFirst(measure(open.filter((place) => bounds[place]! <= nearBound)));
      // Only what is nearer by its bound than the last that is wanted can still be among the answers.
      const last = near[limit - 1]?.distance ?? Number.POSITIVE_INFINITY;
      const rest = open.filter((place) => bounds[place]! > nearBound && bounds[place]! <= last);
      return nearestFirst([...near, ...measure(rest)]).slice(0, limit);
    },
    distances(wanted, asked) {
      const target = targetOf(wanted);
      return new Map(
        asked.flatMap((id) => {
          const place = places.get(id);
          return place === undefined ? [] : [[id, exact(target, place)] as const];
        }),
      );
    },
    spread(wanted) {
      const target = targetOf(wanted);
      const count = Math.min(sampled, ids.length);
      let [sum, squares] = [0, 0];
      for (let at = 0; at < count; at++) {
        const distance = exact(target, Math.floor((at * ids.length) / count));
        sum += distance;
        squares += distance * distance;
      }
      const mean = count === 0 ? 0 : sum / count;
      return { mean, deviation: count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)) };
    },
  };
}

interface Target {
  mode: WantedPalette['mode'];
  /** Three coordinates a colour. */
  points: Float64Array;
  shares: number[];
}

function targetOf({ colours, mode }: WantedPalette): Target {
  if (colours.length === 0) throw new RangeError('Expected at least one wanted colour, received none');
  const total = colours.reduce((sum, { area = 1 }) => sum + area, 0);
  return {
    mode,
    points: Float64Array.from(colours.flatMap(({ hex }) => coordinates(hex))),
    shares: colours.map(({ area = 1 }) => area / total),
  };
}

function coordinates(hex: string): [number, number, number] {
  const { l, a, b } = hexToOklab(hex);
  return [l * scale, a * scale, b * scale];
}

/** The square of the distance; the root is taken of the nearest only. */
function squareBetween({ points }: Target, wanted: number, table: Float32Array, at: number): number {
  const l = points[wanted * 3]! - table[at]!;
  const a = points[wanted * 3 + 1]! - table[at + 1]!;
  const b = points[wanted * 3 + 2]! - table[at + 2]!;
  return l * l + a * a + b * b;
}

function exactDistance(target: Target, table: Float32Array, place: number): number {
  if (target.mode === 'loose') return looseDistance(target, table, place);
  const areas: number[] = [];
  const costs: number[][] = target.shares.map(() => []);
  for (let swatch = 0; swatch < mostSwatches; swatch++) {
    const at = (place * mostSwatches + swatch) * 4;
    if (table[at + 3] === 0) continue;
    areas.push(table[at + 3]!);
    for (let wanted = 0; wanted < costs.length; wanted++)
      costs[wanted]!.push(Math.sqrt(squareBetween(target, wanted, table, at)));
  }
  if (areas.length === 0) return missing;
  const total = areas.reduce((sum, area) => sum + area, 0);
  return transportCost(
    target.shares,
    areas.map((area) => area / total),
    costs,
  );
}

/** The mean over the wanted colours of how far the nearest swatch is; what hardly shows is hardly there. */
function looseDistance(target: Target, table: Float32Array, place: number): number {
  let sum = 0;
  for (let wanted = 0; wanted < target.shares.length; wanted++) {
    let nearest = missing * missing;
    for (let swatch = 0; swatch < mostSwatches; swatch++) {
      const at = (place * mostSwatches + swatch) * 4;
      const area = table[at + 3]!;
      if (area === 0) break;
      let square = squareBetween(target, wanted, table, at);
      if (square >= nearest) continue;
      if (area < visibleArea) {
        const distance = Math.sqrt(square);
        square = (distance + (1 - area / visibleArea) * (missing - distance)) ** 2;
      }
      if (square < nearest) nearest = square;
    }
    sum += target.shares[wanted]! * Math.sqrt(nearest);
  }
  return sum;
}

/**
 * Returns a lower bound of the distance: each side's shares may all go to the nearest colour of the other (relaxed word
 * mover's distance, Kusner et al. 2015, section 4). For loose questions it is the distance itself.
 */
function boundOf(target: Target, table: Float32Array, place: number): number {
  if (target.mode === 'loose') return looseDistance(target, table, place);
  const count = target.shares.length;
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let [forth, total] = [0, 0];
  for (let swatch = 0; swatch < mostSwatches; swatch++) {
    const at = (place * mostSwatches + swatch) * 4;
    const area = table[at + 3]!;
    if (area === 0) break;
    let best = Number.POSITIVE_INFINITY;
    for (let wanted = 0; wanted < count; wanted++) {
      const square = squareBetween(target, wanted, table, at);
      if (square < best) best = square;
      if (square < nearest[wanted]!) nearest[wanted] = square;
    }
    forth += area * Math.sqrt(best);
    total += area;
  }
  if (total === 0) return missing;
  let back = 0;
  for (let wanted = 0; wanted < count; wanted++) back += target.shares[wanted]! * Math.sqrt(nearest[wanted]!);
  return Math.max(forth / total, back);
}

/** Bounds are sorted into so many steps: enough that the last step holds few more than are asked for. */
const steps = 512;

/** Returns a bound that at least `rank` of the places do not exceed, and not many more. */
function boundOfRank(places: readonly number[], bounds: Float64Array, rank: number): number {
  if (places.length <= rank) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (const place of places) most = Math.max(most, bounds[place]!);
  const counts = new Uint32Array(steps + 1);
  const perUnit = steps / Math.max(most, 1e-9);
  for (const place of places) counts[Math.ceil(bounds[place]! * perUnit)]!++;
  for (let step = 0, count = 0; step <= steps; step++) {
    count += counts[step]!;
    if (count >= rank) return step / perUnit;
  }
  return most;
}

function nearestFirst(matches: PaletteMatch[]): PaletteMatch[] {
  return matches.sort((one, other) => one.distance - other.distance || (one.id < other.id ? -1 : 1));
}

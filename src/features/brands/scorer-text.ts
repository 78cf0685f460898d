import { z } from 'zod';
import { packFloats, unpackFloats } from '../../core/calibration/packing.js';
import { MotifError } from '../../core/errors.js';
import { channels, mapChannels } from '../../core/traits/channels.js';
import type { Fit } from '../../core/traits/two-sides.js';
import type { Scorer } from './scorer.js';
import type { BrandAxis } from './style-axes.js';

/** All that scoring and explaining takes, independent of the library. */
export interface KeptScorer {
  scorer: Scorer;
  axes: BrandAxis[];
}

const packed = z.string().max(20_000_000);
const finite = z.number();
const byChannel = <Value extends z.ZodType>(value: Value) =>
  z.object({ meaning: value, looks: value, measures: value, palette: value });
const fitSchema = z.object({
  looks: z
    .array(z.object({ weights: packed, deviations: byChannel(finite) }))
    .min(1)
    .max(16),
  weights: byChannel(finite),
  wordsWeight: finite,
  slope: finite,
  offset: finite,
});
const fitsSchema = z.object({ toLibrary: fitSchema, toCounters: fitSchema.optional() });
const storedSchema = z.object({
  format: z.literal(1),
  examples: z.number().int().min(1).max(10_000),
  directions: byChannel(z.object({ mean: packed, towards: packed })),
  words: z.object({ vector: packed, mean: finite, deviation: finite.positive() }).optional(),
  fits: fitsSchema,
  resampled: z.array(fitsSchema).max(1000),
  lookOf: z.array(z.number().int().min(0)).max(10_000),
  axes: z
    .array(
      z.object({
        id: z.string().max(100),
        ends: z.tuple([z.string().max(200), z.string().max(200)]),
        vector: packed,
        mean: finite,
        deviation: finite.positive(),
        brandMean: finite,
        brandDeviation: finite.positive(),
      }),
    )
    .max(500),
});
type StoredFit = z.infer<typeof fitSchema>;

/** Returns a scorer as text. What is read back scores the same everywhere and always. */
export function writeScorer({ scorer, axes }: KeptScorer): string {
  const { directions, words, fits, resampled, lookOf } = scorer;
  const writeFits = ({ toLibrary, toCounters }: Scorer['fits']) => ({
    toLibrary: writeFit(toLibrary),
    ...(toCounters === undefined ? {} : { toCounters: writeFit(toCounters) }),
  });
  const stored: z.infer<typeof storedSchema> = {
    format: 1,
    examples: directions.meaning.towards.length,
    directions: mapChannels((channel) => ({
      mean: packFloats(directions[channel].mean),
      towards: packFloats(joined(directions[channel].towards)),
    })),
    ...(words === undefined ? {} : { words: { ...words, vector: packFloats(words.vector) } }),
    fits: writeFits(fits),
    resampled: resampled.map(writeFits),
    lookOf: [...lookOf],
    axes: axes.map((axis) => ({
      ...axis,
      ends: [...axis.ends] as [string, string],
      vector: packFloats(axis.vector),
    })),
  };
  return JSON.stringify(stored);
}

/** Returns the scorer of a text for vectors of so many dimensions; throws `store_failed` for a text that is damaged. */
export function readScorer(text: string, dimensions: number): KeptScorer {
  const parsed = storedSchema.safeParse(parseJson(text));
  const kept = parsed.success ? unpack(parsed.data) : undefined;
  if (kept !== undefined && isWhole(kept, dimensions)) return kept;
  throw new MotifError('store_failed', 'Expected the scorer of a brand, received a damaged one', {
    hint: 'Learn the brand anew from its pictures: motif brand update <name>.',
  });
}

function writeFit({ looks, ...fit }: Fit): StoredFit {
  return {
    ...fit,
    looks: looks.map(({ weights, deviations }) => ({
      weights: packFloats(Float32Array.from(weights)),
      deviations,
    })),
  };
}

function unpack(stored: z.infer<typeof storedSchema>): KeptScorer {
  const readFit = ({ looks, ...fit }: StoredFit): Fit => ({
    ...fit,
    looks: looks.map(({ weights, deviations }) => ({
      weights: Float64Array.from(unpackFloats(weights)),
      deviations,
    })),
  });
  const readFits = ({ toLibrary, toCounters }: z.infer<typeof fitsSchema>) => ({
    toLibrary: readFit(toLibrary),
    ...(toCounters === undefined ? {} : { toCounters: readFit(toCounters) }),
  });
  const { directions, words, examples } = stored;
  return {
    scorer: {
      directions: mapChannels((channel) => {
        const mean = unpackFloats(directions[channel].mean);
        const towards = unpackFloats(directions[channel].towards);
        const rows = Array.from({ length: examples }, (_, at) =>
          towards.subarray(at * mean.length, (at + 1) * mean.length),
        );
        return { mean, towards: rows };
      }),
      ...(words === undefined ? {} : { words: { ...words, vector: unpackFloats(words.vector) } }),
      fits: readFits(stored.fits),
      resampled: stored.resampled.map(readFits),
      lookOf: stored.lookOf,
    },
    axes: stored.axes.map((axis) => ({ ...axis, vector: unpackFloats(axis.vector) })),
  };
}

function isWhole({ scorer, axes }: KeptScorer, dimensions: number): boolean {
  const { directions, words, fits, resampled } = scorer;
  const count = directions.meaning.towards.length;
  const fitsWhole = [fits, ...resampled].every(({ toLibrary, toCounters }) =>
    [toLibrary, ...(toCounters === undefined ? [] : [toCounters])].every(({ looks }) =>
      looks.every(({ weights }) => weights.length === count),
    ),
  );
  return (
    fitsWhole &&
    directions.meaning.mean.length === dimensions &&
    channels.every((channel) => {
      const { mean, towards } = directions[channel];
      return (
        mean.length > 0 && towards.length === count && towards.every(({ length }) => length === mean.length)
      );
    }) &&
    (words === undefined || words.vector.length === dimensions) &&
    axes.every(({ vector }) => vector.length === dimensions)
  );
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const width = rows[0]?.length ?? 0;
  const all = new Float32Array(rows.length * width);
  rows.forEach((own, at) => void all.set(own, at * width));
  return all;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

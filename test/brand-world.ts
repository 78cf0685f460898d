import { momentsOf } from '../src/core/moments.js';
import { createRandom } from '../src/core/random.js';
import {
  type Channel,
  type LibrarySpread,
  mapChannels,
  spreadOf,
  type Traits,
} from '../src/core/traits/channels.js';
import { normalise } from '../src/core/vector.js';
import type { BrandExamples } from '../src/features/brands/scorer.js';

/** A made-up library for tests: pictures differ by chance, and those of a brand are moved a little along one direction. */
export interface BrandWorld {
  background: Traits[];
  spreads: Record<Channel, LibrarySpread>;
  /** Returns pictures that are moved by so many deviations along the direction of that number. */
  pictures(count: number, by: number, along?: number): Traits[];
  /** Returns what a brand of these pictures is learned from. */
  examples(assets: readonly Traits[], more?: Partial<BrandExamples>): BrandExamples;
}

const dimensions = 12;

/** Returns the same world for the same seed. */
export function brandWorld(seed: number, size = 300): BrandWorld {
  const random = createRandom(seed);
  const noise = () => random() + random() + random() + random() - 2;
  const traits = (by: number, along: number): Traits =>
    mapChannels((channel) => {
      const values = Array.from(
        { length: dimensions },
        (_, at) => noise() * (1 + (at % 4)) + (at === 0 ? 6 : 0),
      );
      if (channel !== 'looks') values[along]! += by;
      return normalise(values);
    });
  const pictures = (count: number, by: number, along = 5) =>
    Array.from({ length: count }, () => traits(by, along));
  const background = pictures(size, 0);
  const spreads = mapChannels((channel) => spreadOf(momentsOf(background.map((own) => own[channel]))));
  return {
    background,
    spreads,
    pictures,
    examples: (assets, more = {}) => ({
      assets,
      counters: [],
      groups: [...assets, ...(more.counters ?? [])].map((_, at) => at),
      background,
      spreads,
      seed: 1,
      looks: 1,
      resamples: 20,
      ...more,
    }),
  };
}

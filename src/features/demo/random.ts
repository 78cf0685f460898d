import { createRandom } from '../../core/random.js';

/** A source of numbers that gives the same sequence for the same seed on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [min, max). */
  between(min: number, max: number): number;
  /** A whole number from min to max, both included. */
  whole(min: number, max: number): number;
  pick<T>(choices: readonly T[]): T;
  chance(probability: number): boolean;
  shuffled<T>(items: readonly T[]): T[];
}

/** Returns a generator seeded by a whole number. */
export function seededRandom(seed: number): Random {
  const next = createRandom(seed);
  const between = (min: number, max: number) => min + (max - min) * next();
  const whole = (min: number, max: number) => Math.floor(between(min, max + 1));
  return {
    next,
    between,
    whole,
    pick: (choices) => {
      if (choices.length === 0) throw new RangeError('pick needs at least one choice');
      return choices[whole(0, choices.length - 1)]!;
    },
    chance: (probability) => next() < probability,
    shuffled: (items) => {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last--) {
        const other = whole(0, last);
        [result[last], result[other]] = [result[other]!, result[last]!];
      }
      return result;
    },
  };
}

/** Returns a seed that depends on a text only, so that one picture never changes because another one was added. */
export function seedOf(text: string): number {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash ^= character.codePointAt(0)!;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

import type { EncoderIdentity } from '../encoder/encoder.js';
import { tidyName } from '../library/names.js';

/** A named direction that a library was taught, with what it was taught from, so that it can be learned again. */
export interface Concept {
  name: string;
  /** The vectors that it is about. */
  identity: EncoderIdentity;
  text?: string;
  /** Ids of the pictures that show it; their vectors are kept in the library. */
  examples: string[];
  /** Ids of pictures that might be taken for it and are not. */
  counters: string[];
  /** [dimensions], length 1. */
  direction: number[];
  strength: number;
  separation?: number;
  separationByText?: number;
  /** Share of other pictures that each example stands above when it is left out; as many as examples, or none. */
  fit: number[];
  learnedMs: number;
}

const namePattern = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,59}$/u;

/** Returns the name in normal form, or undefined for one that a query could not mention as `@name` or `@"two words"`. */
export function conceptName(text: string): string | undefined {
  const name = tidyName(tidyName(text).replace(/^@/, ''));
  return namePattern.test(name) ? name : undefined;
}

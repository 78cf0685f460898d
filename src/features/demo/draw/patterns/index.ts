import { geometricPatterns } from './geometric.js';
import { ornamentalPatterns } from './ornamental.js';
import type { Pattern } from './pattern.js';

/** Every pattern that can be drawn. */
export const patterns: readonly Pattern[] = [...geometricPatterns, ...ornamentalPatterns];

/** Returns the pattern of that id; a wrong id is a programming mistake. */
export function patternOf(id: string): Pattern {
  const found = patterns.find((pattern) => pattern.id === id);
  if (found === undefined) throw new RangeError(`No pattern is called ${id}`);
  return found;
}

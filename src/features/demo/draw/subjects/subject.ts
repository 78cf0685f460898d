import type { Shape } from '../shapes.js';

/** An everyday thing that can be drawn in a box of 100 x 100. */
export interface Subject {
  id: string;
  /** What it is called, the usual word first. */
  english: readonly [string, ...string[]];
  chinese: readonly [string, ...string[]];
  group: 'nature' | 'animal' | 'food' | 'home' | 'thing' | 'travel' | 'technology' | 'symbol';
  shapes: readonly Shape[];
}

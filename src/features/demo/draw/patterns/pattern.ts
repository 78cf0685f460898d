import type { Random } from '../../random.js';
import type { Scheme } from '../../schemes.js';

export interface Pattern {
  id: string;
  english: string;
  chinese: string;
  /** Returns SVG that covers a square of `size` from the origin. */
  draw(scheme: Scheme, size: number, random: Random): string;
}

/** Returns the strong colours of a scheme. */
export const strongColours = ({ main, second, accent, dark }: Scheme) => [main, second, accent, dark];
/** Returns the attributes of a round line. */
export const stroke = (colour: string, width: number) => ({
  fill: 'none',
  stroke: colour,
  'stroke-width': width,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
});

/** Returns what a function draws for the cells of a square grid, a ring beyond the edges included. */
export function tiles(
  size: number,
  cell: number,
  draw: (x: number, y: number, column: number, row: number) => string,
): string {
  const count = Math.ceil(size / cell) + 1;
  let body = '';
  for (let row = -1; row < count; row++) {
    for (let column = -1; column < count; column++) body += draw(column * cell, row * cell, column, row);
  }
  return body;
}

/** True for odd numbers, negative ones included. */
export const odd = (value: number) => Math.abs(value) % 2 === 1;

import type { Random } from '../../random.js';
import type { Scheme } from '../../schemes.js';
import { drawShapes, type Technique } from '../pen.js';
import type { Shape } from '../shapes.js';
import { place } from '../svg.js';
import { odd, tiles } from './pattern.js';

/** Returns a pattern of one thing repeated, such as a wallpaper of leaves. */
export function drawRepeat(
  shapes: readonly Shape[],
  scheme: Scheme,
  technique: Technique,
  { size, random }: { size: number; random: Random },
): string {
  const cell = size / random.whole(4, 5);
  const drawings = [scheme, { ...scheme, main: scheme.accent, accent: scheme.main }].map((one) =>
    drawShapes(shapes, one, technique),
  );
  return tiles(size, cell, (x, y, column, row) =>
    place(place(drawings[odd(column + row) ? 1 : 0]!, { x: -50, y: -50 }), {
      x: x + cell / 2 + (odd(row) ? cell / 2 : 0),
      y: y + cell / 2,
      scale: (cell * 0.68) / 100,
      turn: odd(column) ? 16 : -12,
    }),
  );
}

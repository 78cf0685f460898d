import type { Scheme } from '../schemes.js';
import { drawShapes } from './pen.js';
import { subjectOf } from './subjects/index.js';
import { element, place, short } from './svg.js';

/** Returns a subject in flat colours standing with its foot at (x, y), `size` high. */
export function stand(
  id: string,
  scheme: Partial<Scheme>,
  { x, y, size, flip = false }: { x: number; y: number; size: number; flip?: boolean },
): string {
  const colours: Scheme = {
    ground: '#fff',
    main: '#444',
    second: '#777',
    accent: '#eee',
    dark: '#222',
    light: '#fff',
    ...scheme,
  };
  const drawing = drawShapes(subjectOf(id).shapes, colours, 'flat');
  const scale = size / 100;
  const moved = place(drawing, { x: x - size / 2, y: y - size * 0.94, scale });
  return flip ? element('g', { transform: `translate(${short(2 * x)} 0) scale(-1 1)` }, moved) : moved;
}

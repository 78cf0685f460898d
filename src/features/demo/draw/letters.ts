import { element, short } from './svg.js';

/**
 * A stroke alphabet on a grid 4 wide and 6 high, drawn as paths: fonts differ between machines, these do not. A glyph
 * is `[path, width]`, the width 4 where it is left out.
 */
const glyphs: Readonly<Record<string, readonly [string, number?]>> = {
  A: ['M0 6L2 0L4 6M.8 4H3.2'],
  B: ['M0 3H2.4A1.5 1.5 0 0 1 2.4 6H0V0H2.200A1.5 1.5 0 0 1 2.2 3'],
  C: ['M3.8 1.200A2 2 0 0 0 0 2V4A2 2 0 0 0 3.8 4.8'],
  D: ['M0 0H1.500A2.5 2.5 0 0 1 4 2.500V3.500A2.5 2.5 0 0 1 1.5 6H0Z'],
  E: ['M3.6 0H0V6H3.600M0 3H2.8', 3.6],
  F: ['M3.6 0H0V6M0 3H2.8', 3.6],
  G: ['M3.8 1.200A2 2 0 0 0 0 2V4A2 2 0 0 0 4 4V3.200H2.4'],
  H: ['M0 0V6M4 0V6M0 3H4'],
  I: ['M0 0V6', 0],
  J: ['M3 0V4.500A1.5 1.5 0 0 1 0 4.5', 3],
  K: ['M0 0V6M3.8 0L0 3.600M1.4 2.400L4 6'],
  L: ['M0 0V6H3.4', 3.4],
  M: ['M0 6V0L2.4 3.600L4.8 0V6', 4.8],
  N: ['M0 6V0L4 6V0'],
  O: ['M0 2A2 2 0 0 1 4 2V4A2 2 0 0 1 0 4Z'],
  P: ['M0 6V0H2.300A1.7 1.7 0 0 1 2.3 3.400H0'],
  Q: ['M0 2A2 2 0 0 1 4 2V4A2 2 0 0 1 0 4ZM2.6 4.600L4.2 6.4'],
  R: ['M0 6V0H2.300A1.7 1.7 0 0 1 2.3 3.400H0M2.2 3.400L4 6'],
  S: ['M3.8 1A2 1.5 0 0 0 0 1.500C0 3 4 3 4 4.500A2 1.5 0 0 1 .1 5'],
  T: ['M0 0H4M2 0V6'],
  U: ['M0 0V4A2 2 0 0 0 4 4V0'],
  V: ['M0 0L2 6L4 0'],
  W: ['M0 0L1.3 6L2.6 1.600L3.9 6L5.2 0', 5.2],
  X: ['M0 0L4 6M4 0L0 6'],
  Y: ['M0 0L2 3L4 0M2 3V6'],
  Z: ['M0 0H4L0 6H4'],
  0: ['M0 2A2 2 0 0 1 4 2V4A2 2 0 0 1 0 4Z'],
  1: ['M0 1.200L1.5 0V6', 1.5],
  2: ['M.1 1.600A1.9 1.7 0 0 1 3.9 1.700C3.9 3.2 0 4.6 0 6H4'],
  3: ['M.2 0H3.800L1.8 2.400A1.8 1.8 0 0 1 1.8 6Q.4 6 0 5'],
  4: ['M3.2 6V0L0 4.200H4'],
  5: ['M3.6 0H.5L.2 2.700Q1 2.2 1.9 2.200A1.9 1.9 0 0 1 1.9 6Q.5 6 0 5'],
  6: ['M3.4 0Q0 1.6 0 4A2 2 0 0 0 4 4A2 2 0 0 0 0 4'],
  7: ['M0 0H4L1.4 6'],
  8: ['M2 0A1.5 1.4 0 0 1 2 2.800A1.5 1.4 0 0 1 2 0ZM2 2.800A1.9 1.6 0 0 1 2 6A1.9 1.6 0 0 1 2 2.800Z'],
  9: ['M.6 6Q4 4.4 4 2A2 2 0 0 0 0 2A2 2 0 0 0 4 2'],
  ' ': ['', 2],
  '-': ['M0 3H2.4', 2.4],
  '.': ['M0 5.900V6', 0],
  '%': [
    'M4 0L0 6M.9 0A.9 .9 0 0 1 .9 1.800A.9 .9 0 0 1 .9 0ZM3.1 4.200A.9 .9 0 0 1 3.1 6A.9 .9 0 0 1 3.1 4.200Z',
  ],
  '&': ['M4 6L.8 1.500A1.2 1.2 0 0 1 3.1 1.400C3.1 2.8 0 3 0 4.600C0 6.6 3.2 6.3 4 3.6'],
  // Three characters of the tea house: cloud, mountain, tea.
  云: ['M.8 .6H4.200M0 2.400H5M2.2 2.400Q1.6 4 .6 5.600L4 5M3.4 3.800L4.8 6', 5],
  山: ['M2.5 0V5.800M.2 2V5.800H4.800V2', 5],
  茶: [
    'M0 .8H5M1.6 0V1.600M3.4 0V1.600M2.5 1.600L0 3.400M2.5 1.600L5 3.400M.8 3.900H4.200M2.5 3V6.200M1.7 4.400L.6 5.600M3.3 4.400L4.4 5.6',
    5,
  ],
};

export interface Lettering {
  x: number;
  y: number;
  /** Height of a capital. */
  height: number;
  colour: string;
  /** Width of the strokes as a share of the height; default 0.14. */
  weight?: number;
  /** Space between letters as a share of the height; default 0.3. */
  spacing?: number;
  align?: 'left' | 'middle' | 'right';
  cap?: 'round' | 'butt' | 'square';
}

/** Returns how wide the words stand at a height of 1. */
export function letteringWidth(words: string, spacing = 0.3): number {
  const widths = glyphsOf(words).map(([, width = 4]) => width / 6);
  return widths.reduce((sum, width) => sum + width, 0) + spacing * Math.max(0, widths.length - 1);
}

/** Returns words as strokes, `y` being the top of the capitals; characters outside the alphabet are left out. */
export function letter(words: string, options: Lettering): string {
  const { height, weight = 0.14, spacing = 0.3, align = 'middle', cap = 'round' } = options;
  const total = letteringWidth(words, spacing) * height;
  let x = options.x - (align === 'middle' ? total / 2 : align === 'right' ? total : 0);
  const scale = height / 6;
  const strokes = glyphsOf(words).map(([d, width = 4]) => {
    const at = x;
    x += width * scale + spacing * height;
    return d === ''
      ? ''
      : element('path', {
          d,
          transform: `translate(${short(at)} ${short(options.y)}) scale(${short(scale)})`,
        });
  });
  return element(
    'g',
    {
      fill: 'none',
      stroke: options.colour,
      'stroke-width': weight * 6,
      'stroke-linecap': cap,
      'stroke-linejoin': cap === 'round' ? 'round' : 'miter',
      'stroke-miterlimit': cap === 'round' ? undefined : 2,
    },
    ...strokes,
  );
}

function glyphsOf(words: string): (readonly [string, number?])[] {
  return [...words].flatMap((character) => {
    const glyph = Object.hasOwn(glyphs, character) ? glyphs[character] : undefined;
    return glyph === undefined ? [] : [glyph];
  });
}

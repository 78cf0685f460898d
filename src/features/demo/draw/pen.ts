import type { Scheme } from '../schemes.js';
import type { Shape } from './shapes.js';
import { element, path, shade } from './svg.js';

/** How shapes are put on paper. */
export type Technique = 'flat' | 'line' | 'glyph' | 'outlined' | 'neon' | 'ink' | 'riso';

/** Returns shapes of the 100 x 100 box as SVG in the given technique and colours. */
export function drawShapes(shapes: readonly Shape[], scheme: Scheme, technique: Technique): string {
  return pens[technique](shapes, scheme);
}

/** Returns the filter that ink drawings refer to as `#ink`; put it once into a document that holds any. */
export function inkFilter(seed: number, roughness = 4): string {
  return element(
    'filter',
    { id: 'ink', x: '-10%', y: '-10%', width: '120%', height: '120%' },
    element('feTurbulence', { type: 'fractalNoise', baseFrequency: 0.03, numOctaves: 3, seed: seed % 1000 }),
    element('feDisplacementMap', {
      in: 'SourceGraphic',
      scale: roughness,
      xChannelSelector: 'R',
      yChannelSelector: 'G',
    }),
  );
}

type Pen = (shapes: readonly Shape[], scheme: Scheme) => string;

const round = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };

const pens: Record<Technique, Pen> = {
  flat: (shapes, scheme) => each(shapes, (shape) => plain(shape, scheme[shape.role])),

  // Areas are filled with the ground, so that what lies behind them does not show through.
  line: (shapes, { ground, main }) =>
    each(shapes, ({ d, lineWidth }) =>
      path(d, {
        fill: lineWidth === undefined ? ground : 'none',
        stroke: main,
        'stroke-width': lineWidth === undefined ? 3 : Math.min(lineWidth, 3.4),
        ...round,
      }),
    ),

  // One colour; a gap in the colour of the ground keeps the parts apart.
  glyph: (shapes, { ground, main }) =>
    each(shapes, ({ d, role, lineWidth }) => {
      const colour = role === 'light' ? ground : main;
      return lineWidth === undefined
        ? path(d, { fill: colour, stroke: role === 'light' ? 'none' : ground, 'stroke-width': 2.2, ...round })
        : path(d, {
            fill: 'none',
            stroke: ground,
            'stroke-width': role === 'dark' ? lineWidth + 4 : 0,
            ...round,
          }) + path(d, { fill: 'none', stroke: colour, 'stroke-width': Math.max(3, lineWidth), ...round });
    }),

  outlined: (shapes, scheme) =>
    each(shapes, (shape) =>
      shape.lineWidth === undefined
        ? path(shape.d, { fill: scheme[shape.role], stroke: scheme.dark, 'stroke-width': 2.4, ...round })
        : path(shape.d, {
            fill: 'none',
            stroke: scheme.dark,
            'stroke-width': shape.lineWidth + 3,
            ...round,
          }) + (shape.lineWidth > 3.5 ? plain(shape, scheme[shape.role]) : ''),
    ),

  neon: (shapes, scheme) =>
    each(shapes, ({ d, role, lineWidth }) => {
      const colour = role === 'dark' ? scheme.main : scheme[role];
      const glow = (width: number, opacity: number) =>
        path(d, { fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-opacity': opacity, ...round });
      const body = lineWidth === undefined ? path(d, { fill: scheme.ground, 'fill-opacity': 0.85 }) : '';
      return (
        body +
        glow(9, 0.1) +
        glow(5.5, 0.22) +
        path(d, { fill: 'none', stroke: shade(colour, 0.08), 'stroke-width': 2.2, ...round })
      );
    }),

  ink: (shapes, scheme) =>
    element(
      'g',
      { filter: 'url(#ink)' },
      each(shapes, (shape) => {
        const opacity = shape.role === 'second' ? 0.5 : shape.role === 'main' ? 0.82 : 0.92;
        return element('g', { opacity }, plain(shape, scheme[shape.role]));
      }),
    ),

  // Two inks printed out of register: a solid shadow pass, then the colours moved a little.
  riso: (shapes, scheme) =>
    element(
      'g',
      { transform: 'translate(2.6 2.6)', opacity: 0.9 },
      each(shapes, (shape) => plain(shape, scheme.dark)),
    ) + each(shapes, (shape) => plain(shape, scheme[shape.role])),
};

function each(shapes: readonly Shape[], draw: (shape: Shape) => string): string {
  return shapes.map(draw).join('');
}

function plain({ d, lineWidth }: Shape, colour: string): string {
  return lineWidth === undefined
    ? path(d, { fill: colour })
    : path(d, { fill: 'none', stroke: colour, 'stroke-width': lineWidth, ...round });
}

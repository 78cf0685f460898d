import { starburst } from '../../src/features/demo/draw/shapes.js';
import {
  circle,
  element,
  path,
  rect,
  shade,
  short,
  verticalGradient,
} from '../../src/features/demo/draw/svg.js';
import type { Random } from '../../src/features/demo/random.js';
import type { Scheme } from '../../src/features/demo/schemes.js';

/** The sheet that a picture is drawn on. */
export interface Sheet {
  width: number;
  height: number;
  scheme: Scheme;
  random: Random;
}

/** What a style adds to a picture, from the ground up. */
export interface Touch {
  /** Definitions; a filter called `touch` is laid over all that stands on the ground. */
  defs?: string;
  /** Drawn on the ground, under everything else. */
  under?: string;
  /** Drawn over everything. */
  over?: string;
  /** Size of things, as a share of the usual one. */
  scale?: number;
  /** True where the filter takes in the ground too. */
  isWhole?: boolean;
  /** Cells on the shorter side that the finished picture is reduced to, and what marks each of them. */
  cells?: { count: number; mark?: 'joints' | 'crosses' };
}

export type Effect = keyof typeof effects;

/** Returns what the effect adds to this sheet. */
export function touchOf(effect: Effect | undefined, sheet: Sheet): Touch {
  return effect === undefined ? {} : effects[effect](sheet);
}

const noise = (frequency: number, random: Random, octaves = 3) =>
  element('feTurbulence', {
    type: 'fractalNoise',
    baseFrequency: String(frequency),
    numOctaves: octaves,
    seed: random.whole(0, 999),
    result: 'noise',
  });
const displaced = (scale: number) =>
  element('feDisplacementMap', {
    in: 'SourceGraphic',
    in2: 'noise',
    scale,
    xChannelSelector: 'R',
    yChannelSelector: 'G',
  });
const filter = (...steps: string[]) =>
  element('filter', { id: 'touch', x: '-5%', y: '-5%', width: '110%', height: '110%' }, ...steps);
const shadow = (dx: number, dy: number, blur: number) =>
  element('feDropShadow', { dx, dy, stdDeviation: blur, 'flood-color': '#000', 'flood-opacity': 0.45 });
const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');
const stroked = (stroke: string, width: number, opacity = 1) => ({
  fill: 'none',
  stroke,
  'stroke-width': width,
  'stroke-opacity': opacity,
  'stroke-linecap': 'round',
});
const frame = ({ width, height }: Sheet, inset: number, colour: string, thick: number) =>
  rect(inset, inset, width - 2 * inset, height - 2 * inset, 'none', {
    stroke: colour,
    'stroke-width': thick,
  });

const effects = {
  spacious: (): Touch => ({ scale: 0.62 }),

  squiggles: ({ width, height, scheme, random }: Sheet): Touch => ({
    under: repeat(22, () => {
      const [x, y] = [random.between(0, width), random.between(0, height)];
      const colour = random.pick([scheme.main, scheme.second, scheme.accent, scheme.dark]);
      return random.pick([
        () => path(`M${short(x)} ${short(y)}l18-18 18 18 18-18 18 18`, stroked(colour, 8)),
        () => circle(x, y, 18, 'none', { stroke: colour, 'stroke-width': 8 }),
        () => path(`M${short(x)} ${short(y)}l34 10-26 24Z`, { fill: colour }),
        () => circle(x, y, 9, colour) + circle(x + 26, y, 9, colour) + circle(x + 52, y, 9, colour),
      ])();
    }),
  }),

  quarters: ({ width: w, height: h, scheme }: Sheet): Touch => ({
    under:
      path(`M0 0H${w * 0.4}A${w * 0.4} ${w * 0.4} 0 0 1 0 ${w * 0.4}Z`, { fill: scheme.main }) +
      path(`M${w} ${h}H${w * 0.62}A${w * 0.38} ${w * 0.38} 0 0 1 ${w} ${h - w * 0.38}Z`, {
        fill: scheme.accent,
      }) +
      rect(0, h - 60, w * 0.5, 60, scheme.second) +
      circle(w - 80, 80, 56, 'none', { stroke: scheme.dark, 'stroke-width': 22 }),
  }),

  fans: (sheet: Sheet): Touch => {
    const { width: w, height: h, scheme } = sheet;
    const fan = (x: number, y: number) =>
      repeat(9, (index) => circle(x, y, 30 + index * 18, 'none', { stroke: scheme.main, 'stroke-width': 3 }));
    return {
      under: fan(0, h) + fan(w, h) + fan(0, 0) + fan(w, 0),
      over: frame(sheet, 16, scheme.main, 7) + frame(sheet, 30, scheme.main, 2.5),
    };
  },

  clouds: (sheet: Sheet): Touch => {
    const { width: w, height: h, scheme } = sheet;
    const cloud = (x: number, y: number) =>
      [0, 52, 104]
        .map((step, at) =>
          [44, 31, 18]
            .map((r) =>
              circle(x + step, y - (at === 1 ? 26 : 0), r, scheme.second, {
                stroke: scheme.main,
                'stroke-width': 5,
              }),
            )
            .join(''),
        )
        .join('');
    return {
      under: cloud(16, h - 24) + cloud(w - 130, h - 24) + cloud(w - 110, 60) + cloud(-30, 70),
      over: frame(sheet, 10, scheme.main, 12),
    };
  },

  washed: ({ width, height, scheme, random }: Sheet): Touch => ({
    defs:
      filter(noise(0.02, random), displaced(26), element('feGaussianBlur', { stdDeviation: 4 })) +
      element('filter', { id: 'soak' }, element('feGaussianBlur', { stdDeviation: 26 })),
    under: element(
      'g',
      { filter: 'url(#soak)' },
      rect(0, 0, width, height, '#fdfbf5', { opacity: 0.75 }) +
        repeat(6, () =>
          circle(
            random.between(0, width),
            random.between(0, height),
            random.between(50, 130),
            random.pick([scheme.second, scheme.main, scheme.accent]),
            { opacity: 0.32 },
          ),
        ),
    ),
  }),

  carved: ({ width, height, scheme, random }: Sheet): Touch => ({
    over: repeat(Math.round(height / 17), (index) => {
      const y = index * 17;
      const wave = random.between(6, 16);
      return path(
        `M0 ${y}Q${width * 0.25} ${short(y - wave)} ${width * 0.5} ${y}T${width} ${y}`,
        stroked(scheme.ground, 4.5, 0.8),
      );
    }),
  }),

  pixels: ({ random }: Sheet): Touch => ({ cells: { count: random.pick([20, 24, 28]) } }),

  halftone: ({ width, height, scheme }: Sheet): Touch => {
    const cell = 30;
    const dots = (colour: string, opacity: number, largest: number) =>
      repeat(Math.ceil(height / cell) + 1, (row) =>
        repeat(Math.ceil(width / cell) + 1, (column) =>
          circle(column * cell + (row % 2) * 15, row * cell, 3 + (largest * row * cell) / height, colour, {
            opacity,
          }),
        ),
      );
    return { under: dots(scheme.light, 0.85, 12), over: dots(scheme.dark, 0.16, 7) };
  },

  grid: (sheet: Sheet): Touch => {
    const { width, height, scheme } = sheet;
    const lines = (step: number, thick: number, opacity: number) =>
      repeat(Math.ceil(width / step), (at) => rect(at * step, 0, thick, height, scheme.second, { opacity })) +
      repeat(Math.ceil(height / step), (at) => rect(0, at * step, width, thick, scheme.second, { opacity }));
    return {
      under: lines(30, 1.5, 0.7) + lines(150, 3, 0.9),
      over: path(
        `M60 ${height - 50}H${width - 60}M60 ${height - 66}v32M${width - 60} ${height - 66}v32`,
        stroked(scheme.main, 4),
      ),
    };
  },

  chalk: (sheet: Sheet): Touch => {
    const { random, scheme } = sheet;
    return {
      defs: filter(noise(0.12, random, 2), displaced(11)),
      under: repeat(5, () =>
        path(
          `M${short(random.between(0, 400))} ${short(random.between(0, sheet.height))}q90-40 190-10`,
          stroked(scheme.light, 44, 0.05),
        ),
      ),
      over: frame(sheet, 9, '#8a5a2c', 22),
    };
  },

  leaded: (sheet: Sheet): Touch => {
    const { width: w, height: h, scheme, random } = sheet;
    const glass = [scheme.main, scheme.second, scheme.accent, scheme.light].flatMap((hex) => [
      hex,
      shade(hex, -0.12),
    ]);
    const reach = Math.hypot(w, h);
    const rays = 14;
    const corner = (at: number, r: number) => {
      const angle = (at * 2 * Math.PI) / rays;
      return `${short(w / 2 + r * Math.cos(angle))} ${short(h / 2 + r * Math.sin(angle))}`;
    };
    const lead = { stroke: scheme.dark, 'stroke-width': 9 };
    return {
      under: repeat(rays, (at) =>
        [
          [0, w * 0.4],
          [w * 0.4, reach],
        ]
          .map(([from, to]) =>
            path(
              `M${corner(at, from!)}L${corner(at, to!)}L${corner(at + 1, to!)}L${corner(at + 1, from!)}Z`,
              {
                fill: random.pick(glass),
                ...lead,
              },
            ),
          )
          .join(''),
      ),
      over: frame(sheet, 7, scheme.dark, 18),
    };
  },

  tiles: ({ random }: Sheet): Touch => ({ cells: { count: random.pick([15, 16, 18]), mark: 'joints' } }),

  stitches: ({ width, height, random }: Sheet): Touch => ({
    under: rect(0, 0, width, height, '#efe6d2', { opacity: 0.8 }),
    cells: { count: random.pick([21, 22, 24]), mark: 'crosses' },
  }),

  layers: ({ width: w, height: h, scheme, random }: Sheet): Touch => ({
    defs:
      filter(shadow(9, 12, 8)) +
      element(
        'filter',
        { id: 'sheet', x: '-5%', y: '-20%', width: '110%', height: '140%' },
        shadow(0, -9, 9),
      ),
    under: [0.62, 0.76, 0.9]
      .map((share, at) => {
        const lift = random.between(20, 70);
        return path(
          `M0 ${h * share}Q${w * 0.25} ${short(h * share - lift)} ${w * 0.5} ${h * share}T${w} ${h * share}V${h}H0Z`,
          { fill: shade(scheme.second, 0.08 - at * 0.08), filter: 'url(#sheet)' },
        );
      })
      .join(''),
  }),

  'cut-out': ({ width, height, scheme }: Sheet): Touch => ({
    defs: filter(
      element('feMorphology', { in: 'SourceAlpha', operator: 'dilate', radius: 13, result: 'wide' }),
      element('feFlood', { 'flood-color': '#ffffff' }),
      element('feComposite', { in2: 'wide', operator: 'in', result: 'rim' }),
      element(
        'feMerge',
        {},
        element('feMergeNode', { in: 'rim' }),
        element('feMergeNode', { in: 'SourceGraphic' }),
      ),
      shadow(7, 9, 5),
    ),
    under: rect(0, 0, width, height, shade(scheme.second, -0.06)),
  }),

  'two-inks': ({ scheme, random }: Sheet): Touch => {
    const [dark, light] = random.pick([
      [scheme.dark, shade(scheme.main, 0.2)],
      [shade(scheme.main, -0.1), scheme.light],
      [scheme.dark, shade(scheme.accent, 0.12)],
    ]) as [string, string];
    const table = (channel: number) =>
      [dark, light].map((hex) => Number.parseInt(hex.slice(1 + 2 * channel, 3 + 2 * channel), 16) / 255);
    const grey = '0.3 0.59 0.11 0 0 0.3 0.59 0.11 0 0 0.3 0.59 0.11 0 0 0 0 0 1 0';
    return {
      isWhole: true,
      defs: element(
        'filter',
        {
          id: 'touch',
          x: '0%',
          y: '0%',
          width: '100%',
          height: '100%',
          'color-interpolation-filters': 'sRGB',
        },
        element('feColorMatrix', { type: 'matrix', values: grey }),
        element(
          'feComponentTransfer',
          {},
          ...['R', 'G', 'B'].map((channel, at) =>
            element(`feFunc${channel}`, { type: 'table', tableValues: table(at).map(short).join(' ') }),
          ),
        ),
      ),
    };
  },

  'sunset-grid': ({ width: w, height: h, scheme }: Sheet): Touch => {
    const horizon = h * 0.66;
    return {
      defs: verticalGradient('dusk', [scheme.ground, '#7a1fa2', scheme.main]),
      under:
        rect(0, 0, w, horizon, 'url(#dusk)') +
        circle(w / 2, horizon - 60, 170, scheme.accent) +
        repeat(6, (at) => rect(0, horizon - 40 - at * 30, w, 10 - at, '#7a1fa2')) +
        rect(0, horizon, w, h, scheme.dark) +
        repeat(17, (at) =>
          path(
            `M${w / 2 + (at - 8) * 30} ${horizon}L${w / 2 + (at - 8) * 190} ${h}`,
            stroked(scheme.second, 3),
          ),
        ) +
        repeat(7, (at) => rect(0, horizon + 5 * at * at, w, 3, scheme.second)),
    };
  },

  hatched: ({ width, height, scheme, random }: Sheet): Touch => ({
    defs: filter(noise(0.03, random, 2), displaced(9)),
    over: repeat(26, (at) => {
      const [x, y] = [random.between(0, width), random.between(0, height)];
      return at % 2 === 0
        ? repeat(5, (line) => path(`M${short(x + line * 9)} ${short(y)}l40-46`, stroked(scheme.main, 2, 0.4)))
        : '';
    }),
  }),

  facets: ({ width, height, random }: Sheet): Touch => {
    const step = 75;
    const columns = Math.ceil(width / step) + 1;
    const rows = Math.ceil(height / step) + 1;
    const corners = Array.from({ length: rows + 1 }, (_, row) =>
      Array.from(
        { length: columns + 1 },
        (_, column) =>
          `${short((column - 0.5) * step + random.between(-26, 26))} ${short((row - 0.5) * step + random.between(-26, 26))}`,
      ),
    );
    const facet = (...three: string[]) =>
      path(`M${three.join('L')}Z`, {
        fill: random.chance(0.5) ? '#000000' : '#ffffff',
        'fill-opacity': random.between(0, 0.3),
      });
    return {
      over: repeat(rows, (row) =>
        repeat(columns, (column) => {
          const [a, b] = [corners[row]![column]!, corners[row]![column + 1]!];
          const [c, d] = [corners[row + 1]![column]!, corners[row + 1]![column + 1]!];
          return facet(a, b, c) + facet(b, d, c);
        }),
      ),
    };
  },

  foil: (sheet: Sheet): Touch => ({
    under: frame(sheet, 26, sheet.scheme.main, 4) + frame(sheet, 38, sheet.scheme.second, 2),
    over: repeat(16, () =>
      path(
        starburst(
          sheet.random.between(0, sheet.width),
          sheet.random.between(0, sheet.height),
          4,
          sheet.random.between(8, 20),
          2.5,
        ),
        { fill: sheet.scheme.accent },
      ),
    ),
  }),

  plate: ({ width: w, height: h, scheme }: Sheet): Touch => {
    const r = Math.min(w, h) * 0.47;
    const at = (angle: number, radius: number): [number, number] => [
      w / 2 + radius * Math.cos(angle),
      h / 2 + radius * Math.sin(angle),
    ];
    return {
      under:
        rect(0, 0, w, h, shade(scheme.second, 0.1)) +
        circle(w / 2, h / 2, r, scheme.ground) +
        circle(w / 2, h / 2, r - 8, 'none', { stroke: scheme.main, 'stroke-width': 6 }) +
        circle(w / 2, h / 2, r - 64, 'none', { stroke: scheme.main, 'stroke-width': 4 }) +
        repeat(18, (index) => {
          const [x, y] = at((index * Math.PI) / 9, r - 36);
          return (
            circle(x, y, 17, 'none', { stroke: scheme.main, 'stroke-width': 7 }) +
            circle(x, y, 5, scheme.main)
          );
        }),
      scale: 0.7,
    };
  },

  waves: ({ width: w, height: h, scheme }: Sheet): Touch => {
    const cell = 80;
    return {
      defs: verticalGradient('bokashi', [scheme.main, scheme.ground, scheme.ground]),
      under:
        rect(0, 0, w, h, 'url(#bokashi)') +
        repeat(4, (row) =>
          repeat(Math.ceil(w / cell) + 2, (column) =>
            [cell / 2, cell / 3, cell / 6]
              .map((r, at) =>
                circle(
                  (column - (row % 2) / 2) * cell,
                  h - 90 + row * 30,
                  r,
                  at % 2 ? scheme.light : scheme.main,
                ),
              )
              .join(''),
          ),
        ),
      over:
        rect(w - 84, 34, 46, 92, scheme.accent) + rect(w - 74, 48, 26, 64, 'none', stroked(scheme.light, 4)),
    };
  },

  rings: ({ width: w, height: h, scheme, random }: Sheet): Touch => {
    const colours = [scheme.ground, scheme.main, scheme.second, scheme.accent];
    const points = 60;
    const lobes = random.whole(5, 8);
    return {
      under: repeat(11, (ring) => {
        const base = Math.hypot(w, h) * 0.6 * (1 - ring / 11);
        const corners = Array.from({ length: points }, (_, at) => {
          const angle = (at * 2 * Math.PI) / points;
          const r = base * (1 + 0.09 * Math.sin(lobes * angle + ring));
          return `${short(w / 2 + r * Math.cos(angle))} ${short(h / 2 + r * Math.sin(angle))}`;
        });
        return path(`M${corners.join('L')}Z`, { fill: colours[ring % colours.length] });
      }),
    };
  },
};

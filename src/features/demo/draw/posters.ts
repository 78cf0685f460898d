import type { Random } from '../random.js';
import type { Scheme } from '../schemes.js';
import { letter, letteringWidth } from './letters.js';
import { drawShapes, type Technique } from './pen.js';
import { around, polygon } from './shapes.js';
import { subjectOf } from './subjects/index.js';
import { circle, element, path, place, rect, shade } from './svg.js';

/** Posters are drawn in a box of this size. */
export const posterSize = { width: 600, height: 800 };

export const posterLayouts = [
  'centred',
  'sunburst',
  'minimal',
  'swiss',
  'bauhaus',
  'tiled',
  'arch',
  'scroll',
  'sign',
] as const;

export type PosterLayout = (typeof posterLayouts)[number];

interface Poster {
  scheme: Scheme;
  subject: string;
  /** Up to three words or lines, within the alphabet. */
  words: readonly string[];
  technique: Technique;
  random: Random;
}

/** Returns a poster: its subject, its words and the ground they stand on. */
export function drawPoster(layout: PosterLayout, poster: Poster): string {
  return rect(0, 0, 600, 800, poster.scheme.ground) + layouts[layout](poster);
}

const layouts: Record<PosterLayout, (poster: Poster) => string> = {
  centred: (poster) => {
    const { scheme, words } = poster;
    const disc = shade(scheme.second, 0.08);
    return (
      circle(300, 390, 226, disc) +
      subjectAt(poster, { x: 300, y: 390, size: 330, ground: disc }) +
      line(words[0], { y: 70, height: 62, colour: scheme.main, weight: 0.17 }) +
      line(words[1], { y: 690, height: 36, colour: scheme.dark, weight: 0.11 })
    );
  },
  sunburst: (poster) => {
    const { scheme, words } = poster;
    const rays = around(
      18,
      (a) =>
        polygon(
          300,
          380,
          300 + 900 * Math.cos(a - 0.087),
          380 + 900 * Math.sin(a - 0.087),
          300 + 900 * Math.cos(a + 0.087),
          380 + 900 * Math.sin(a + 0.087),
        ),
      5,
    );
    return (
      path(rays, { fill: shade(scheme.second, 0.02) }) +
      circle(300, 380, 200, scheme.ground) +
      circle(300, 380, 186, 'none', { stroke: scheme.main, 'stroke-width': 5 }) +
      subjectAt(poster, { x: 300, y: 380, size: 270 }) +
      rect(0, 644, 600, 112, scheme.main) +
      line(words[0], { y: 672, height: 56, colour: scheme.ground, weight: 0.16 })
    );
  },
  minimal: (poster) => {
    const { scheme, words } = poster;
    return (
      subjectAt(poster, { x: 300, y: 330, size: 250 }) +
      rect(60, 640, 80, 6, scheme.main) +
      line(words[0], { x: 60, y: 670, height: 30, colour: scheme.main, weight: 0.09, align: 'left' }) +
      line(words[1], { x: 60, y: 720, height: 20, colour: scheme.main, weight: 0.08, align: 'left' })
    );
  },
  swiss: (poster) => {
    const { scheme, words } = poster;
    return (
      element(
        'g',
        { transform: 'rotate(-24 300 400)' },
        rect(-200, 240, 1000, 60, scheme.second),
        rect(-200, 320, 1000, 150, scheme.main),
        rect(-200, 490, 1000, 24, scheme.accent),
      ) +
      circle(400, 300, 150, scheme.light) +
      subjectAt(poster, { x: 400, y: 300, size: 210, ground: scheme.light }) +
      line(words[0], {
        x: 44,
        y: 52,
        height: 58,
        colour: scheme.dark,
        weight: 0.19,
        align: 'left',
        cap: 'butt',
      }) +
      line(words[1], {
        x: 44,
        y: 690,
        height: 34,
        colour: scheme.dark,
        weight: 0.12,
        align: 'left',
        cap: 'butt',
      })
    );
  },
  bauhaus: (poster) => {
    const { scheme, words, random } = poster;
    const cell = 200;
    const fills = [scheme.main, scheme.second, scheme.accent, scheme.dark];
    let body = '';
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 3; column++) {
        if (row === 1 && column === 1) continue;
        const fill = random.pick(fills);
        const shape = random.pick([
          circle(100, 100, 86, fill),
          path('M0 0H200A200 200 0 0 1 0 200Z', { fill }),
          path('M0 100A100 100 0 0 1 200 100ZM0 200A100 100 0 0 1 200 200Z', { fill }),
          path('M0 0L200 200H0Z', { fill }),
          circle(100, 100, 84, 'none', { stroke: fill, 'stroke-width': 30 }),
          rect(0, 0, 200, 60, fill) + rect(0, 100, 200, 60, fill),
        ]);
        const turn = random.whole(0, 3) * 90;
        body += element(
          'g',
          { transform: `translate(${column * cell} ${row * cell}) rotate(${turn} 100 100)` },
          shape,
        );
      }
    }
    return (
      body +
      rect(200, 200, 200, 200, scheme.light) +
      subjectAt(poster, { x: 300, y: 300, size: 164, ground: scheme.light }) +
      rect(0, 620, 600, 8, scheme.dark) +
      line(words[0], {
        x: 40,
        y: 664,
        height: 60,
        colour: scheme.dark,
        weight: 0.19,
        align: 'left',
        cap: 'butt',
      }) +
      line(words[1], {
        x: 40,
        y: 748,
        height: 22,
        colour: scheme.dark,
        weight: 0.12,
        align: 'left',
        cap: 'butt',
      })
    );
  },
  tiled: (poster) => {
    const { scheme, words, random } = poster;
    const odd = random.whole(0, 8);
    let body = '';
    for (let cell = 0; cell < 9; cell++) {
      const [column, row] = [cell % 3, Math.floor(cell / 3)];
      const ground = (column + row) % 2 === 0 ? shade(scheme.second, 0.06) : scheme.light;
      const colours =
        cell === odd
          ? { ...scheme, main: scheme.accent, accent: scheme.main, ground }
          : { ...scheme, ground };
      body +=
        rect(column * 200, row * 200, 200, 200, ground) +
        place(drawShapes(subjectOf(poster.subject).shapes, colours, poster.technique), {
          x: column * 200 + 30,
          y: row * 200 + 30,
          scale: 1.4,
        });
    }
    return (
      body +
      rect(0, 600, 600, 200, scheme.main) +
      line(words[0], { y: 648, height: 64, colour: scheme.ground, weight: 0.17 }) +
      line(words[1], { y: 740, height: 24, colour: scheme.ground, weight: 0.11 })
    );
  },
  arch: (poster) => {
    const { scheme, words } = poster;
    const inner = shade(scheme.second, 0.1);
    return (
      path('M90 640V320A210 210 0 0 1 510 320V640Z', { fill: scheme.main }) +
      path('M126 640V322A174 174 0 0 1 474 322V640Z', { fill: inner }) +
      circle(392, 270, 50, scheme.accent) +
      subjectAt(poster, { x: 290, y: 470, size: 290, ground: inner }) +
      rect(60, 640, 480, 6, scheme.dark) +
      line(words[0], { y: 680, height: 46, colour: scheme.dark, weight: 0.1 }) +
      line(words[1], { y: 746, height: 20, colour: scheme.dark, weight: 0.1 })
    );
  },
  scroll: (poster) => {
    const { scheme } = poster;
    return (
      rect(36, 36, 528, 728, 'none', { stroke: scheme.dark, 'stroke-width': 3 }) +
      circle(418, 186, 78, scheme.accent, { opacity: 0.92 }) +
      path('M36 640V560L130 470L200 545L290 430L400 560L470 500L564 590V640Z', {
        fill: scheme.second,
        opacity: 0.35,
      }) +
      path('M36 764V660L150 570L260 660L380 590L564 690V764Z', { fill: scheme.main, opacity: 0.45 }) +
      subjectAt(poster, { x: 280, y: 420, size: 330 }) +
      line('云山', { x: 84, y: 78, height: 52, colour: scheme.dark, weight: 0.1, align: 'left' }) +
      rect(470, 660, 62, 62, scheme.accent, { rx: 6 }) +
      line('茶', { x: 501, y: 672, height: 38, colour: scheme.ground, weight: 0.1 })
    );
  },
  sign: (poster) => {
    const { scheme, words } = poster;
    const tube = (inset: number, colour: string) =>
      [14, 8, 3]
        .map((width, at) =>
          rect(inset, inset, 600 - 2 * inset, 800 - 2 * inset, 'none', {
            rx: 40,
            stroke: colour,
            'stroke-width': width,
            'stroke-opacity': [0.12, 0.25, 1][at],
          }),
        )
        .join('');
    return (
      tube(36, scheme.second) +
      tube(54, scheme.main) +
      subjectAt(poster, { x: 300, y: 350, size: 360 }) +
      [0.34, 0.22, 0.1]
        .map((weight, at) =>
          element(
            'g',
            { opacity: [0.16, 0.3, 1][at] },
            line(words[0], { y: 640, height: 56, colour: at === 2 ? scheme.light : scheme.second, weight }),
          ),
        )
        .join('')
    );
  },
};

function subjectAt(
  { subject, scheme, technique }: Poster,
  { x, y, size, ground = scheme.ground }: { x: number; y: number; size: number; ground?: string },
): string {
  return place(drawShapes(subjectOf(subject).shapes, { ...scheme, ground }, technique), {
    x: x - size / 2,
    y: y - size / 2,
    scale: size / 100,
  });
}

interface Line {
  x?: number;
  y: number;
  height: number;
  colour: string;
  weight: number;
  align?: 'left' | 'middle';
  cap?: 'butt';
}

/** One line of words, made smaller where it would leave the page. */
function line(words: string | undefined, { x = 300, height, ...rest }: Line): string {
  if (words === undefined) return '';
  const room = rest.align === 'left' ? 560 - x : 500;
  return letter(words, { ...rest, x, height: Math.min(height, room / letteringWidth(words)) });
}

import { drawShapes, type Technique } from '../../src/features/demo/draw/pen.js';
import { subjectOf } from '../../src/features/demo/draw/subjects/index.js';
import {
  circle,
  element,
  path,
  place,
  rect,
  shade,
  short,
  verticalGradient,
} from '../../src/features/demo/draw/svg.js';
import type { Sheet } from './effects.js';
import type { SceneRecord } from './plan.js';

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Returns one or more of a thing on a ground: where the layout puts them, with the season's signs around. */
export function drawIllustration(
  { subject, layout = 'plain', count = '1', ground = 'clear', season }: SceneRecord,
  { sheet, technique, scale }: { sheet: Sheet; technique: Technique; scale: number },
): string {
  const { width, height, scheme, random } = sheet;
  const area = areaOf(layout, sheet);
  const edge = Math.min(area.width, area.height);
  const isDisc = layout === 'disc';
  const disc = shade(scheme.second, 0.07);
  const drawing = drawShapes(
    subjectOf(subject).shapes,
    isDisc ? { ...scheme, ground: disc } : scheme,
    technique,
  );
  const spots = spotsOf(Number(count), area).map(({ x, y, size }) => {
    const edgeOf = size * scale * random.between(0.88, 1);
    return place(drawing, { x: x - edgeOf / 2, y: y - edgeOf / 2, scale: edgeOf / 100 });
  });
  return (
    grounds[ground]!(sheet) +
    (season === undefined ? '' : signs(season, sheet)) +
    (isDisc ? circle(width / 2, height / 2, edge * 0.66, disc) : '') +
    (layout === 'framed'
      ? rect(34, 34, width - 68, height - 68, 'none', { stroke: scheme.main, 'stroke-width': 22 })
      : '') +
    spots.join('')
  );
}

/** Where things stand in each layout. */
function areaOf(layout: string, { width: w, height: h }: Sheet): Area {
  switch (layout) {
    case 'disc':
      return inset({ x: 0, y: 0, width: w, height: h }, Math.min(w, h) * 0.16);
    case 'framed':
      return inset({ x: 0, y: 0, width: w, height: h }, 84);
    case 'top':
      return { x: w * 0.15, y: 20, width: w * 0.7, height: h * 0.48 };
    case 'bottom':
      return { x: w * 0.15, y: h * 0.5, width: w * 0.7, height: h * 0.48 };
    case 'left':
      return { x: 16, y: h * 0.15, width: w * 0.48, height: h * 0.7 };
    case 'right':
      return { x: w * 0.5, y: h * 0.15, width: w * 0.48, height: h * 0.7 };
    default:
      return inset({ x: 0, y: 0, width: w, height: h }, 50);
  }
}

function inset({ x, y, width, height }: Area, by: number): Area {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

/** Returns the middles of `count` things in rows that suit the area, and how large each may be. */
function spotsOf(count: number, { x, y, width, height }: Area): { x: number; y: number; size: number }[] {
  const isWide = width >= height;
  const columns = count < 4 ? (isWide ? count : 1) : count === 4 ? 2 : isWide ? 3 : 2;
  const rows = Math.ceil(count / columns);
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  return Array.from({ length: count }, (_, at) => ({
    x: x + ((at % columns) + 0.5) * cellWidth,
    y: y + (Math.floor(at / columns) + 0.5) * cellHeight,
    size: Math.min(cellWidth, cellHeight) * (count === 1 ? 0.86 : 0.94),
  }));
}

const grounds: Readonly<Record<string, (sheet: Sheet) => string>> = {
  clear: () => '',
  dotted: ({ width, height, scheme }) => {
    const dots: string[] = [];
    for (let y = 20; y < height; y += 52)
      for (let x = (y - 20) % 104 === 0 ? 20 : 46; x < width; x += 52)
        dots.push(circle(x, y, 11, lightly(scheme)));
    return dots.join('');
  },
  striped: ({ width, height, scheme, random }) => {
    const isUpright = random.chance(0.5);
    const bars: string[] = [];
    for (let at = 0; at < Math.max(width, height); at += 64)
      bars.push(
        isUpright ? rect(at, 0, 32, height, lightly(scheme)) : rect(0, at, width, 32, lightly(scheme)),
      );
    return bars.join('');
  },
  checked: ({ width, height, scheme }) => {
    const cells: string[] = [];
    for (let row = 0; row * 75 < height; row++)
      for (let column = row % 2; column * 75 < width; column += 2)
        cells.push(rect(column * 75, row * 75, 75, 75, lightly(scheme)));
    return cells.join('');
  },
  gradient: ({ width, height, scheme }) =>
    element('defs', {}, verticalGradient('fade', [scheme.second, scheme.ground])) +
    rect(0, 0, width, height, 'url(#fade)'),
  speckled: ({ width, height, scheme, random }) =>
    Array.from({ length: 150 }, () =>
      circle(
        random.between(0, width),
        random.between(0, height),
        random.between(2, 5.5),
        random.pick([scheme.second, scheme.main]),
        {
          opacity: 0.6,
        },
      ),
    ).join(''),
};

function lightly({ ground, second }: Sheet['scheme']): string {
  return shade(second, ground > '#888888' ? 0.09 : -0.16);
}

/** Returns the signs of a season, spread over the sheet. */
function signs(season: string, { width, height, random }: Sheet): string {
  const scatter = (count: number, draw: (x: number, y: number, turn: number) => string) =>
    Array.from({ length: count }, () =>
      draw(random.between(0, width), random.between(0, height), random.whole(0, 359)),
    ).join('');
  switch (season) {
    case 'winter':
      return scatter(20, (x, y, turn) =>
        place(
          [0, 60, 120]
            .map((angle) =>
              element(
                'g',
                { transform: `rotate(${angle})` },
                path('M-20 0H20M10-7L15 0L10 7M-10-7L-15 0L-10 7', {
                  fill: 'none',
                  stroke: '#9fd3f2',
                  'stroke-width': 5,
                }),
              ),
            )
            .join(''),
          { x, y, turn },
        ),
      );
    case 'autumn':
      return scatter(18, (x, y, turn) =>
        place(
          path('M0-26Q22-8 0 26Q-22-8 0-26Z', {
            fill: random.pick(['#c8501e', '#e08a1e', '#9c3b12', '#d9b23a']),
          }),
          { x, y, turn },
        ),
      );
    case 'spring':
      return scatter(16, (x, y, turn) =>
        place(
          [0, 72, 144, 216, 288]
            .map((angle) =>
              element('ellipse', {
                cx: 0,
                cy: -12,
                rx: 8,
                ry: 12,
                fill: '#f7a8c4',
                transform: `rotate(${angle})`,
              }),
            )
            .join('') + circle(0, 0, 6, '#f7d34c'),
          { x, y, turn },
        ),
      );
    default: {
      const [x, y] = [random.chance(0.5) ? 60 : width - 60, 60];
      const rays = Array.from({ length: 16 }, (_, at) => {
        const angle = (at * Math.PI) / 8;
        const to = (r: number) => `${short(x + r * Math.cos(angle))} ${short(y + r * Math.sin(angle))}`;
        return `M${to(104)}L${to(at % 2 === 0 ? 190 : 150)}`;
      }).join('');
      return (
        circle(x, y, 88, '#ffc928') + path(rays, { fill: 'none', stroke: '#ffc928', 'stroke-width': 15 })
      );
    }
  }
}

import type { Random } from '../random.js';
import type { Scheme } from '../schemes.js';
import { stand } from './stand.js';
import { circle, element, path, place, rect, shade } from './svg.js';

const width = 600;
const height = 450;
/** Where wall and floor meet. */
const floorY = 330;

export interface Room {
  id: string;
  english: string;
  chinese: string;
  also: readonly string[];
  draw(scheme: Scheme, random: Random): string;
}

/** Interiors are drawn in a box of this size. */
export const roomSize = { width, height };

export const rooms: readonly Room[] = [
  {
    id: 'living-room',
    english: 'living room with a sofa',
    chinese: '客厅沙发',
    also: ['sofa', 'lamp', 'plant'],
    draw: (scheme, random) =>
      shell(scheme, random) +
      frames(scheme, 215, 70, random) +
      rug(scheme, 300) +
      stand('sofa', furniture(scheme), { x: 290, y: 400, size: 270 }) +
      floorLamp(scheme, 492) +
      stand('plant', greenery(scheme), { x: 84, y: 390, size: 130 }),
  },
  {
    id: 'bedroom',
    english: 'bedroom with a bed',
    chinese: '卧室大床',
    also: ['bed', 'lamp', 'window'],
    draw: (scheme, random) =>
      shell(scheme, random) +
      sash(scheme, 400, 64) +
      pendant(scheme, 120, 120) +
      rug(scheme, 280) +
      stand('bed', { ...furniture(scheme), light: '#ffffff' }, { x: 260, y: 415, size: 330 }) +
      stand('table', furniture(scheme), { x: 512, y: 396, size: 110 }) +
      stand('lamp', furniture(scheme), { x: 512, y: 328, size: 74 }),
  },
  {
    id: 'dining-room',
    english: 'dining table with chairs',
    chinese: '餐厅餐桌椅',
    also: ['table', 'chair', 'vase'],
    draw: (scheme, random) =>
      shell(scheme, random) +
      frames(scheme, 60, 84, random) +
      sash(scheme, 430, 70) +
      pendant(scheme, 300, 150) +
      stand('chair', furniture(scheme), { x: 130, y: 398, size: 170 }) +
      stand('chair', furniture(scheme), { x: 470, y: 398, size: 170, flip: true }) +
      stand('table', furniture(scheme), { x: 300, y: 420, size: 270 }) +
      stand(
        'vase',
        { ...furniture(scheme), main: scheme.accent, accent: scheme.second },
        { x: 300, y: 258 + 6, size: 90 },
      ),
  },
  {
    id: 'reading-corner',
    english: 'reading corner with an armchair',
    chinese: '阅读角单人沙发',
    also: ['armchair', 'lamp', 'book', 'plant'],
    draw: (scheme, random) =>
      shell(scheme, random) +
      shelves(scheme, 60, 90, random) +
      rug(scheme, 360) +
      floorLamp(scheme, 250) +
      stand('armchair', furniture(scheme), { x: 380, y: 410, size: 220 }) +
      stand('plant', greenery(scheme), { x: 530, y: 400, size: 130 }),
  },
  {
    id: 'study',
    english: 'home office desk with a laptop',
    chinese: '书房书桌电脑',
    also: ['table', 'laptop', 'lamp', 'chair'],
    draw: (scheme, random) =>
      shell(scheme, random) +
      shelves(scheme, 390, 70, random) +
      sash(scheme, 70, 60) +
      stand('table', furniture(scheme), { x: 280, y: 415, size: 320 }) +
      stand(
        'laptop',
        { ...furniture(scheme), main: '#dfe9ee', light: scheme.main },
        { x: 300, y: 244, size: 110 },
      ) +
      stand('lamp', { ...furniture(scheme), main: scheme.accent }, { x: 180, y: 232, size: 90 }) +
      stand('chair', furniture(scheme), { x: 300, y: 436, size: 170 }),
  },
  {
    id: 'tea-room',
    english: 'tea room with a teapot',
    chinese: '茶室茶壶',
    also: ['teapot', 'cup', 'lantern', 'table'],
    draw: (scheme, random) =>
      shell(scheme, random) +
      moonGate(scheme) +
      stand(
        'lantern',
        { ...furniture(scheme), main: '#b9251f', second: '#e2b04a', accent: '#e2b04a' },
        { x: 84, y: 130, size: 120 },
      ) +
      stand(
        'lantern',
        { ...furniture(scheme), main: '#b9251f', second: '#e2b04a', accent: '#e2b04a' },
        { x: 516, y: 130, size: 120 },
      ) +
      stand(
        'table',
        { ...furniture(scheme), main: scheme.dark, second: shade(scheme.dark, 0.08) },
        { x: 300, y: 440, size: 250 },
      ) +
      stand(
        'teapot',
        { ...furniture(scheme), main: scheme.main, second: scheme.second, accent: scheme.accent },
        { x: 276, y: 311, size: 112 },
      ) +
      stand(
        'cup',
        { ...furniture(scheme), main: scheme.light, second: scheme.light, dark: scheme.second },
        { x: 378, y: 307, size: 50 },
      ),
  },
];

/** Returns the room of that id; a wrong id is a programming mistake. */
export function roomOf(id: string): Room {
  const found = rooms.find((room) => room.id === id);
  if (found === undefined) throw new RangeError(`No room is called ${id}`);
  return found;
}

function furniture(scheme: Scheme): Scheme {
  return { ...scheme, dark: shade(scheme.dark, 0.05) };
}

function greenery(scheme: Scheme): Partial<Scheme> {
  return { main: '#4f8a5b', second: '#77ad74', accent: scheme.accent, dark: shade(scheme.accent, -0.12) };
}

/** Wall, skirting and a floor of boards. */
function shell(scheme: Scheme, random: Random): string {
  const wall = shade(scheme.ground, random.between(-0.05, 0));
  const wood = shade(scheme.second, 0.02);
  const boards = Array.from({ length: 5 }, (_, row) =>
    rect(0, floorY + row * 26, width, 1.6, shade(wood, -0.07)),
  );
  const joints = Array.from({ length: 20 }, () => {
    const row = random.whole(0, 4);
    return rect(random.between(0, width), floorY + row * 26, 1.6, 26, shade(wood, -0.07));
  });
  return (
    rect(0, 0, width, floorY, wall) +
    rect(0, floorY, width, height - floorY, wood) +
    boards.join('') +
    joints.join('') +
    rect(0, floorY - 9, width, 9, scheme.light)
  );
}

function sash(scheme: Scheme, x: number, y: number): string {
  return (
    rect(x, y, 120, 150, scheme.light) +
    rect(x + 8, y + 8, 104, 134, '#bfe0ee') +
    circle(x + 86, y + 38, 15, '#ffe08a') +
    path(`M${x + 8} ${y + 142}V${y + 112}q30-34 56-8q24-28 48 0V${y + 142}Z`, { fill: '#8fbf86' }) +
    rect(x + 57, y, 6, 150, scheme.light) +
    rect(x, y + 70, 120, 6, scheme.light) +
    rect(x - 8, y + 150, 136, 9, shade(scheme.light, -0.06))
  );
}

function frames(scheme: Scheme, x: number, y: number, random: Random): string {
  const colours = random.shuffled([scheme.main, scheme.accent, scheme.second]);
  return [0, 1]
    .map((at) => {
      const left = x + at * 100;
      return (
        rect(left, y, 80, 100, scheme.dark) +
        rect(left + 5, y + 5, 70, 90, scheme.light) +
        (at === 0
          ? circle(left + 40, y + 42, 20, colours[0]!) + rect(left + 16, y + 66, 48, 8, colours[1]!)
          : path(`M${left + 14} ${y + 84}V${y + 50}a26 26 0 0 1 52 0V${y + 84}Z`, { fill: colours[2]! }) +
            circle(left + 40, y + 28, 8, colours[1]!))
      );
    })
    .join('');
}

function rug(scheme: Scheme, cx: number): string {
  const oval = (rx: number, ry: number, fill: string) => element('ellipse', { cx, cy: 402, rx, ry, fill });
  return (
    oval(230, 34, shade(scheme.accent, 0.05)) +
    oval(196, 26, scheme.light) +
    oval(182, 23, shade(scheme.accent, 0.12))
  );
}

function floorLamp(scheme: Scheme, x: number): string {
  return (
    rect(x - 2.5, 170, 5, 220, scheme.dark) +
    element('ellipse', { cx: x, cy: 391, rx: 30, ry: 6, fill: scheme.dark }) +
    circle(x, 190, 74, '#ffe9b0', { opacity: 0.28 }) +
    path(`M${x - 24} 132h48l16 62h-80Z`, { fill: shade(scheme.accent, 0.1) })
  );
}

function pendant(scheme: Scheme, x: number, length: number): string {
  return (
    rect(x - 1.5, 0, 3, length - 34, scheme.dark) +
    circle(x, length + 6, 60, '#ffe9b0', { opacity: 0.26 }) +
    path(`M${x - 44} ${length}a44 40 0 0 1 88 0Z`, { fill: scheme.accent }) +
    path(`M${x - 14} ${length}a14 10 0 0 0 28 0Z`, { fill: '#fff3cf' })
  );
}

function shelves(scheme: Scheme, x: number, y: number, random: Random): string {
  const colours = [scheme.main, scheme.second, scheme.accent, scheme.dark, shade(scheme.main, 0.2)];
  return [0, 1, 2]
    .map((row) => {
      const base = y + 62 + row * 66;
      let books = '';
      for (let at = x + 6; at < x + 128; ) {
        const [w, h] = [random.between(9, 17), random.between(30, 50)];
        if (random.chance(0.88)) books += rect(at, base - h, w, h, random.pick(colours), { rx: 1.5 });
        at += w + 1.5;
      }
      return books + rect(x, base, 150, 6, shade(scheme.dark, 0.12));
    })
    .join('');
}

/** The round opening of a Chinese garden wall, hills behind it. */
function moonGate(scheme: Scheme): string {
  return (
    circle(300, 160, 126, scheme.dark) +
    circle(300, 160, 117, '#eaf1ec') +
    element('clipPath', { id: 'gate' }, circle(300, 160, 117, '#000')) +
    element(
      'g',
      { 'clip-path': 'url(#gate)' },
      circle(362, 122, 24, '#e8b04a'),
      path('M170 300V214L232 138L280 208L330 150L400 226L440 196V300Z', { fill: '#a9c3bd' }),
      path('M170 300V250L250 196L318 256L372 214L440 262V300Z', { fill: '#6b968f' }),
      place(
        path('M0 0q30 40 20 110M8 26q22-6 34 8M16 56q-22 0-32 16', {
          fill: 'none',
          stroke: '#3d5f4c',
          'stroke-width': 6,
          'stroke-linecap': 'round',
        }),
        { x: 204, y: 80 },
      ),
    )
  );
}

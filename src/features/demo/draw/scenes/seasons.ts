import type { Random } from '../../random.js';
import { stand } from '../stand.js';
import { circle, path, rect } from '../svg.js';
import { glowing, hills, peaks, ripples, type Scene, sceneWidth, sky } from './scene.js';

/** Returns a tree with a crown of many small discs, such as one in blossom. */
function crownTree(
  x: number,
  y: number,
  size: number,
  { crown, trunk, random }: { crown: readonly string[]; trunk: string; random: Random },
): string {
  const s = size / 100;
  let body = path(
    `M${x - 7 * s} ${y}Q${x - 3 * s} ${y - 40 * s} ${x - 16 * s} ${y - 62 * s}M${x} ${y - 34 * s}Q${x + 6 * s} ${y - 50 * s} ${x + 18 * s} ${y - 64 * s}M${x} ${y}V${y - 70 * s}`,
    {
      fill: 'none',
      stroke: trunk,
      'stroke-width': 7 * s,
      'stroke-linecap': 'round',
    },
  );
  for (let puff = 0; puff < 46; puff++) {
    const angle = random.between(0, Math.PI * 2);
    const reach = Math.sqrt(random.next()) * 36 * s;
    body += circle(
      x + Math.cos(angle) * reach * 1.15,
      y - 78 * s + Math.sin(angle) * reach * 0.8,
      random.between(5, 12) * s,
      random.pick(crown),
    );
  }
  return body;
}

function drift(count: number, colours: readonly string[], random: Random): string {
  return Array.from({ length: count }, () => {
    const [x, y] = [random.between(0, 600), random.between(60, 395)];
    return path(`M${x} ${y}q6-6 10 1q-5 6-10-1`, {
      fill: random.pick(colours),
      transform: `rotate(${Math.round(random.between(0, 360))} ${Math.round(x)} ${Math.round(y)})`,
    });
  }).join('');
}

export const seasonScenes: readonly Scene[] = [
  {
    id: 'spring-blossom',
    english: ['cherry blossom trees in spring', 'pink spring blossoms'],
    chinese: ['春天樱花', '樱花树'],
    mood: 'gentle',
    season: 'spring',
    also: ['flower', 'tree'],
    colourings: [
      {
        sky: ['#bfe3f2', '#fdf0f3'],
        land: ['#cfe5b8', '#a5cf8c', '#7db46c'],
        light: '#ffffff',
        accent: '#f7a8c4',
        dark: '#6b4a3f',
      },
      {
        sky: ['#f7d9e3', '#fff6f2'],
        land: ['#e3e8c4', '#bfd39a', '#93b67a'],
        light: '#fffafb',
        accent: '#f28cb1',
        dark: '#5e4038',
      },
    ],
    draw: (colours, random) => {
      const crown = [colours.accent, '#fbc9da', '#fde4ec', '#f590b4'];
      return (
        sky(colours) +
        hills(270, 20, colours.land[0]!, random) +
        hills(310, 14, colours.land[1]!, random) +
        crownTree(110, 340, 190, { crown, trunk: colours.dark, random }) +
        crownTree(330, 326, 130, { crown, trunk: colours.dark, random }) +
        crownTree(500, 362, 230, { crown, trunk: colours.dark, random }) +
        hills(362, 8, colours.land[2]!, random) +
        drift(60, crown, random)
      );
    },
  },
  {
    id: 'autumn',
    english: ['autumn trees with orange leaves', 'golden autumn'],
    chinese: ['秋天红叶', '金色秋天'],
    mood: 'warm',
    season: 'autumn',
    also: ['tree', 'leaf'],
    colourings: [
      {
        sky: ['#f3d9a8', '#fcf1dc'],
        land: ['#e0b15c', '#c98a3c', '#9c5f2a'],
        light: '#fff8e8',
        accent: '#e4572e',
        dark: '#54321e',
      },
      {
        sky: ['#c9dbe3', '#f6ead6'],
        land: ['#d8b878', '#b98545', '#7f4f2b'],
        light: '#fffaf0',
        accent: '#d1402b',
        dark: '#43281a',
      },
    ],
    draw: (colours, random) => {
      const crown = [colours.accent, '#f08a24', '#f4b23a', '#c8371f'];
      return (
        sky(colours) +
        peaks(260, 80, colours.land[0]!, { random, count: 4 }) +
        hills(290, 18, colours.land[1]!, random) +
        crownTree(90, 350, 220, { crown, trunk: colours.dark, random }) +
        crownTree(280, 324, 140, { crown, trunk: colours.dark, random }) +
        crownTree(420, 332, 160, { crown, trunk: colours.dark, random }) +
        crownTree(545, 366, 220, { crown, trunk: colours.dark, random }) +
        hills(356, 8, colours.land[2]!, random) +
        drift(70, crown, random)
      );
    },
  },
  {
    id: 'ink-mountains',
    english: ['Chinese ink wash mountains in mist', 'ink landscape painting'],
    chinese: ['水墨山水', '云雾山水画'],
    mood: 'serene',
    also: ['mountain', 'boat', 'bird'],
    colourings: [
      {
        sky: ['#efe9dc', '#f8f4ea'],
        land: ['#c9c6bd', '#93938d', '#4a4b4a'],
        light: '#f8f4ea',
        accent: '#b3261e',
        dark: '#26282a',
      },
      {
        sky: ['#e4ebe8', '#f6f6ee'],
        land: ['#a9c3bd', '#6b968f', '#2f5d5a'],
        light: '#f6f6ee',
        accent: '#c0392b',
        dark: '#1d3b3a',
      },
    ],
    draw: (colours, random) => {
      const mist = (y: number) => rect(-20, y, 640, 34, colours.light, { opacity: 0.55, rx: 17 });
      return (
        sky(colours) +
        circle(random.between(400, 520), 92, 34, colours.accent, { opacity: 0.9 }) +
        inkRidge(220, 150, colours.land[0]!, random) +
        mist(206) +
        inkRidge(280, 140, colours.land[1]!, random) +
        mist(272) +
        inkRidge(330, 90, colours.land[2]!, random) +
        rect(0, 330, sceneWidth, 70, colours.sky[0]!) +
        ripples(346, 300, colours.land[0]!, random) +
        stand(
          'boat',
          { main: colours.land[1]!, second: colours.land[0]!, accent: colours.dark, dark: colours.dark },
          { x: random.between(120, 260), y: 374, size: 70 },
        ) +
        path('M420 70q8-8 14 0q6-8 14 0M455 92q6-6 11 0q5-6 11 0M392 102q5-5 9 0q4-5 9 0', {
          fill: 'none',
          stroke: colours.dark,
          'stroke-width': 2.4,
          transform: 'translate(-250 30)',
        })
      );
    },
  },
  {
    id: 'village-field',
    english: ['village houses among green fields', 'countryside in summer'],
    chinese: ['田园村庄', '乡村田野'],
    mood: 'cheerful',
    season: 'summer',
    also: ['house', 'tree', 'cloud', 'sun'],
    colourings: [
      {
        sky: ['#8fd0f0', '#e8f7fb'],
        land: ['#b9d977', '#8cc152', '#5f9e3a'],
        light: '#ffffff',
        accent: '#ffcf3f',
        dark: '#7a4a2a',
      },
      {
        sky: ['#f9d9a8', '#fdf3dc'],
        land: ['#d7d07a', '#aab64e', '#7d8f36'],
        light: '#fffdf2',
        accent: '#ff9b3f',
        dark: '#6b4226',
      },
    ],
    draw: (colours, random) => {
      const house = (x: number, y: number, size: number, roof: string) =>
        stand(
          'house',
          { main: roof, second: '#fbf1de', accent: colours.dark, dark: '#a3543c', light: '#9fd4ec' },
          { x, y, size },
        );
      const rows = Array.from({ length: 9 }, (_, row) =>
        path(`M${300 + (row - 4) * 26} 318L${300 + (row - 4) * 150} 410`, {
          fill: 'none',
          stroke: colours.land[2]!,
          'stroke-width': 5,
          opacity: 0.6,
        }),
      );
      return (
        sky(colours) +
        glowing(90, 80, 34, colours.accent) +
        stand(
          'cloud',
          { main: colours.light, second: colours.light },
          { x: random.between(280, 460), y: 110, size: 120 },
        ) +
        hills(240, 22, colours.land[0]!, random) +
        [30, 250, 470, 570]
          .map((x) =>
            stand(
              'tree',
              { main: colours.land[2]!, second: colours.land[1]!, dark: colours.dark },
              { x, y: 300, size: 110 },
            ),
          )
          .join('') +
        house(150, 306, 120, '#d4553f') +
        house(360, 302, 96, '#c77f3c') +
        hills(312, 5, colours.land[1]!, random) +
        rows.join('')
      );
    },
  },
];

function inkRidge(y: number, height: number, fill: string, random: Random): string {
  let d = `M0 400V${y}`;
  for (let x = 0; x < 600; ) {
    const width = random.between(70, 150);
    const top = y - height * random.between(0.35, 1);
    d += `C${x + width * 0.3} ${y - 10} ${x + width * 0.38} ${top} ${x + width * 0.5} ${top}S${x + width * 0.75} ${y - height * 0.2} ${x + width} ${y}`;
    x += width;
  }
  return path(`${d}V400Z`, { fill, opacity: 0.88 });
}

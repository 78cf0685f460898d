import { stand } from '../stand.js';
import { circle, path, rect } from '../svg.js';
import { glowing, hills, peaks, ripples, type Scene, sceneHeight, sceneWidth, sky, stars } from './scene.js';

export const outdoorScenes: readonly Scene[] = [
  {
    id: 'sunset',
    english: ['sunset over the sea', 'sunset'],
    chinese: ['海上日落', '夕阳'],
    mood: 'romantic',
    season: 'summer',
    also: ['sun', 'boat'],
    colourings: [
      {
        sky: ['#4b2a6b', '#d1495b', '#ff8c42', '#ffd07b'],
        land: ['#35234f', '#7a3b69', '#2a1b3d'],
        light: '#fff1c9',
        accent: '#ffe08a',
        dark: '#1d1230',
      },
      {
        sky: ['#ff7e5f', '#ffb07c', '#ffe3b3'],
        land: ['#c1496b', '#8b3a62', '#5e2750'],
        light: '#fff6da',
        accent: '#fff0b0',
        dark: '#431c3c',
      },
      {
        sky: ['#f6a6b2', '#f9cdad', '#fdeccf'],
        land: ['#b58db6', '#8a7fb5', '#6c6aa3'],
        light: '#fffaf0',
        accent: '#fff3cf',
        dark: '#4e4b82',
      },
    ],
    draw: (colours, random) => {
      const x = random.between(200, 400);
      return (
        sky(colours) +
        glowing(x, 232, 58, colours.accent) +
        rect(0, 250, sceneWidth, 150, colours.land[1]!) +
        ripples(258, x, colours.accent, random) +
        stand(
          'boat',
          { main: colours.light, second: colours.light, accent: colours.accent, dark: colours.dark },
          { x: x + random.pick([-150, 150]), y: 292, size: 74 },
        ) +
        hills(372, 14, colours.land[2]!, random)
      );
    },
  },
  {
    id: 'forest',
    english: ['green forest', 'forest with fir trees'],
    chinese: ['绿色森林', '森林'],
    mood: 'natural',
    season: 'summer',
    also: ['pine', 'tree'],
    colourings: [
      {
        sky: ['#cfe8d5', '#f0f7df'],
        land: ['#9fc79a', '#5f9e6a', '#2f6b3f'],
        light: '#fffbe0',
        accent: '#f7d774',
        dark: '#1d4a2b',
      },
      {
        sky: ['#b7d3dc', '#e8f0ea'],
        land: ['#8db0a6', '#527d72', '#234d45'],
        light: '#ffffff',
        accent: '#fdf3c4',
        dark: '#14342f',
      },
    ],
    draw: (colours, random) => {
      let body = sky(colours) + glowing(random.between(100, 500), 90, 34, colours.accent);
      for (const [row, land] of colours.land.entries()) {
        const y = 230 + row * 62;
        body += hills(y, 16, land, random);
        for (let at = 0; at < 9 - row; at++) {
          const tree = {
            x: ((at + random.between(0.1, 0.9)) * sceneWidth) / (9 - row),
            y: y + 26 + random.between(-8, 8),
            size: 84 + row * 44 + random.between(-14, 14),
          };
          body += stand(
            random.chance(0.75) ? 'pine' : 'tree',
            { main: row === 2 ? colours.dark : colours.land[row + 1]!, second: land, dark: '#4a3424' },
            tree,
          );
        }
      }
      return body;
    },
  },
  {
    id: 'sea',
    english: ['blue sea with a sailing boat', 'ocean waves'],
    chinese: ['蓝色大海', '帆船出海'],
    mood: 'fresh',
    season: 'summer',
    also: ['boat', 'sun', 'cloud'],
    colourings: [
      {
        sky: ['#7cc4ea', '#d9f1fb'],
        land: ['#4aa3d0', '#2b7fb5', '#155a8c'],
        light: '#ffffff',
        accent: '#ffd54a',
        dark: '#0e3d63',
      },
      {
        sky: ['#a9ded6', '#eefaf3'],
        land: ['#6cc3b8', '#37988f', '#1a6a67'],
        light: '#ffffff',
        accent: '#ff8a5c',
        dark: '#0f4747',
      },
    ],
    draw: (colours, random) => {
      const swell = (y: number, fill: string) => {
        let d = `M-20 400V${y}`;
        for (let at = 0; at < 9; at++) d += `q20 ${-16} 40 0t40 0`;
        return path(`${d}V400Z`, { fill });
      };
      const white = { main: colours.light, second: colours.light };
      return (
        sky(colours) +
        glowing(500, 80, 36, colours.accent) +
        stand('cloud', white, { x: random.between(90, 180), y: 120, size: 120 }) +
        stand('cloud', white, { x: random.between(300, 380), y: 90, size: 80 }) +
        swell(232, colours.land[0]!) +
        stand(
          'boat',
          { main: colours.light, second: '#f2e6d8', accent: colours.accent, dark: colours.dark },
          { x: random.between(200, 400), y: 292, size: 180 },
        ) +
        swell(278, colours.land[1]!) +
        swell(330, colours.land[2]!)
      );
    },
  },
  {
    id: 'desert',
    english: ['desert with cactus', 'sand dunes'],
    chinese: ['沙漠仙人掌', '沙漠'],
    mood: 'warm',
    season: 'summer',
    also: ['cactus', 'sun'],
    colourings: [
      {
        sky: ['#f7b267', '#fde8c4'],
        land: ['#e9a45b', '#d9823b', '#b8602a'],
        light: '#fff7e2',
        accent: '#fff0c2',
        dark: '#3f6b3f',
      },
      {
        sky: ['#e76f51', '#f9c784'],
        land: ['#d98e5b', '#b5653f', '#8a4530'],
        light: '#fff3d9',
        accent: '#ffe3a8',
        dark: '#2f5746',
      },
    ],
    draw: (colours, random) =>
      sky(colours) +
      glowing(random.between(120, 480), 110, 46, colours.accent) +
      hills(250, 26, colours.land[0]!, random) +
      hills(300, 24, colours.land[1]!, random) +
      stand(
        'cactus',
        { main: colours.dark, second: '#6f9c63', accent: colours.land[1]! },
        { x: 150, y: 352, size: 150 },
      ) +
      stand(
        'cactus',
        { main: colours.dark, second: '#6f9c63', accent: colours.land[1]! },
        { x: random.between(380, 500), y: 332, size: 96 },
      ) +
      hills(352, 12, colours.land[2]!, random),
  },
  {
    id: 'snow',
    english: ['snowy mountains with a house in winter', 'winter snow landscape'],
    chinese: ['冬天雪山小屋', '雪景'],
    mood: 'quiet',
    season: 'winter',
    also: ['mountain', 'house', 'pine', 'snowflake'],
    colourings: [
      {
        sky: ['#a9c6e0', '#e9f1f8'],
        land: ['#8aa7c4', '#dfe9f2', '#ffffff'],
        light: '#ffffff',
        accent: '#c8503f',
        dark: '#2f4a63',
      },
      {
        sky: ['#26324f', '#6d7fa8'],
        land: ['#4c5f8a', '#c9d4ea', '#eef3fb'],
        light: '#ffffff',
        accent: '#e07a4f',
        dark: '#1c2744',
      },
    ],
    draw: (colours, random) => {
      const flakes = Array.from({ length: 90 }, () =>
        circle(random.between(0, 600), random.between(0, 400), random.between(1.2, 3.6), colours.light, {
          opacity: 0.9,
        }),
      );
      return (
        sky(colours) +
        peaks(270, 200, colours.land[0]!, { random, snow: colours.light }) +
        hills(290, 16, colours.land[1]!, random) +
        [70, 130, 480, 545]
          .map((x) =>
            stand(
              'pine',
              { main: colours.dark, second: '#8fb0b5', dark: '#4a3424' },
              { x, y: 338 + random.between(-12, 12), size: 120 },
            ),
          )
          .join('') +
        stand(
          'house',
          { main: colours.accent, second: '#e8d7bd', accent: '#6b3f2a', dark: '#7d4a38', light: '#ffd97a' },
          { x: random.between(270, 350), y: 346, size: 130 },
        ) +
        hills(352, 10, colours.land[2]!, random) +
        flakes.join('')
      );
    },
  },
  {
    id: 'mountain-lake',
    english: ['mountain lake', 'mountains and a lake at dawn'],
    chinese: ['高山湖泊', '湖光山色'],
    mood: 'calm',
    season: 'autumn',
    also: ['mountain', 'sun'],
    colourings: [
      {
        sky: ['#8fb8de', '#f3e3d3'],
        land: ['#7d8fb3', '#4f6d8f', '#2f4f4a'],
        light: '#ffffff',
        accent: '#fff2c9',
        dark: '#22403c',
      },
      {
        sky: ['#f2c6b4', '#fbeee0'],
        land: ['#b08fa8', '#7a6a92', '#474a6b'],
        light: '#fff8f2',
        accent: '#fff2d0',
        dark: '#343657',
      },
    ],
    draw: (colours, random) =>
      sky(colours) +
      glowing(random.between(150, 450), 90, 30, colours.accent) +
      peaks(250, 190, colours.land[0]!, { random, snow: colours.light, count: 3 }) +
      peaks(256, 110, colours.land[1]!, { random, count: 5 }) +
      rect(0, 256, sceneWidth, sceneHeight - 256, colours.land[0]!) +
      rect(0, 256, sceneWidth, sceneHeight - 256, colours.sky[0]!, { opacity: 0.45 }) +
      ripples(268, 300, colours.light, random) +
      [40, 90, 530]
        .map((x) =>
          stand(
            'pine',
            { main: colours.land[2]!, second: colours.dark, dark: '#3a2a20' },
            { x, y: 390, size: 150 },
          ),
        )
        .join('') +
      hills(382, 8, colours.dark, random),
  },
  {
    id: 'night-camp',
    english: ['tent under the stars at night', 'camping under a starry sky'],
    chinese: ['星空露营', '星空下的帐篷'],
    mood: 'dreamy',
    season: 'summer',
    also: ['tent', 'moon', 'star', 'pine', 'fire'],
    colourings: [
      {
        sky: ['#0b1030', '#2b2f6b', '#5b4b8a'],
        land: ['#232a57', '#161c40', '#0c1028'],
        light: '#fff6d8',
        accent: '#ffb347',
        dark: '#070a1c',
      },
      {
        sky: ['#06222e', '#0f4c5c', '#3d8b8b'],
        land: ['#0f3f4a', '#0a2c36', '#061c24'],
        light: '#f4fbe8',
        accent: '#ff9f5a',
        dark: '#04141a',
      },
    ],
    draw: (colours, random) =>
      sky(colours) +
      stars(130, colours.light, random) +
      stand(
        'moon',
        { main: colours.light, accent: colours.light },
        { x: random.between(430, 520), y: 120, size: 90 },
      ) +
      hills(270, 26, colours.land[0]!, random) +
      [60, 118, 500, 556]
        .map((x) =>
          stand(
            'pine',
            { main: colours.land[1]!, second: colours.land[0]!, dark: colours.dark },
            { x, y: 340, size: 150 },
          ),
        )
        .join('') +
      hills(334, 8, colours.land[1]!, random) +
      stand(
        'tent',
        { main: colours.accent, second: '#ffd28a', dark: '#7a3b1e' },
        { x: 270, y: 366, size: 150 },
      ) +
      stand('fire', { main: '#ff7a2f', second: '#ffe07a' }, { x: 400, y: 368, size: 54 }) +
      hills(372, 5, colours.land[2]!, random),
  },
];

import type { Random } from '../../random.js';
import { stand } from '../stand.js';
import { path, rect } from '../svg.js';
import { glowing, ripples, type Scene, sceneWidth, sky, stars } from './scene.js';

/** Returns a row of towers with lit windows standing on `y`. */
function skyline(
  y: number,
  { fill, lit, random, height }: { fill: string; lit: string; random: Random; height: number },
): string {
  let body = '';
  for (let x = -10; x < sceneWidth; ) {
    const width = random.between(38, 74);
    const top = y - height * random.between(0.45, 1);
    body += rect(x, top, width, 400 - top, fill);
    if (random.chance(0.3)) body += rect(x + width / 2 - 2, top - 26, 4, 26, fill);
    for (let wy = top + 12; wy < y - 8; wy += 17) {
      for (let wx = x + 8; wx < x + width - 9; wx += 14) {
        if (random.chance(0.5)) body += rect(wx, wy, 6.5, 9, lit, { opacity: random.between(0.55, 1) });
      }
    }
    x += width + random.between(-2, 7);
  }
  return body;
}

export const cityScenes: readonly Scene[] = [
  {
    id: 'night-city',
    english: ['city skyline at night', 'night city'],
    chinese: ['城市夜景', '夜晚的城市'],
    mood: 'electric',
    also: ['moon'],
    colourings: [
      {
        sky: ['#090b26', '#2a1a5e', '#7b2d8b'],
        land: ['#2b2160', '#1a1445', '#0c0a2a'],
        light: '#fff3c4',
        accent: '#ffd34d',
        dark: '#060518',
      },
      {
        sky: ['#04121f', '#0d3b66', '#1f7a8c'],
        land: ['#12385a', '#0a2540', '#051628'],
        light: '#f3fbff',
        accent: '#7df9ff',
        dark: '#020a14',
      },
    ],
    draw: (colours, random) =>
      sky(colours) +
      stars(60, colours.light, random) +
      glowing(random.between(90, 510), 80, 30, colours.light) +
      skyline(330, { fill: colours.land[0]!, lit: colours.accent, random, height: 190 }) +
      skyline(370, { fill: colours.land[1]!, lit: colours.accent, random, height: 150 }) +
      rect(0, 352, sceneWidth, 48, colours.dark) +
      ripples(358, 300, colours.accent, random),
  },
  {
    id: 'rain',
    english: ['rainy day with umbrellas', 'rain in the city'],
    chinese: ['雨天雨伞', '下雨的城市'],
    mood: 'quiet',
    season: 'spring',
    also: ['rain', 'umbrella', 'cloud'],
    colourings: [
      {
        sky: ['#6e7f91', '#b7c3cc'],
        land: ['#8594a3', '#64748a', '#4a586b'],
        light: '#dfe8ee',
        accent: '#e0483e',
        dark: '#333f50',
      },
      {
        sky: ['#3d4f6b', '#8ea3bb'],
        land: ['#56698a', '#3e4f6e', '#2a3852'],
        light: '#d8e4f0',
        accent: '#f2b632',
        dark: '#1d2740',
      },
    ],
    draw: (colours, random) => {
      let drops = '';
      for (let drop = 0; drop < 110; drop++) {
        const [x, y] = [random.between(0, 620), random.between(-10, 390)];
        drops += `M${x.toFixed(1)} ${y.toFixed(1)}l-6 20`;
      }
      return (
        sky(colours) +
        skyline(330, { fill: colours.land[0]!, lit: colours.light, random, height: 200 }) +
        rect(0, 326, sceneWidth, 74, colours.land[1]!) +
        stand('cloud', { main: colours.land[1]!, second: colours.land[2]! }, { x: 150, y: 110, size: 170 }) +
        stand('cloud', { main: colours.land[2]!, second: colours.land[1]! }, { x: 450, y: 100, size: 200 }) +
        path(drops, {
          fill: 'none',
          stroke: colours.light,
          'stroke-width': 2,
          'stroke-opacity': 0.75,
          'stroke-linecap': 'round',
        }) +
        stand(
          'umbrella',
          { main: colours.accent, second: colours.light, dark: colours.dark },
          { x: random.between(180, 300), y: 388, size: 190 },
        ) +
        stand(
          'umbrella',
          { main: colours.dark, second: colours.land[1]!, dark: colours.dark },
          { x: random.between(420, 500), y: 376, size: 120 },
        )
      );
    },
  },
];

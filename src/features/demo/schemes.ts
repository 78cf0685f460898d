import { hexToOklch, oklchToHex } from '../../core/colour/convert.js';
import { tint } from './draw/svg.js';

/** The colours of one picture by the part they play. */
export interface Scheme {
  ground: string;
  main: string;
  second: string;
  accent: string;
  dark: string;
  light: string;
}

export interface NamedScheme extends Scheme {
  id: string;
  mood: string;
  english: string;
  chinese: string;
}

type Row = [
  id: string,
  mood: string,
  english: string,
  chinese: string,
  ...colours: [string, string, string, string, string, string],
];

const rows: Row[] = [
  // id, mood, English, Chinese, then ground, main, second, accent, dark, light.
  [
    'nordic',
    'calm',
    'muted Nordic',
    '北欧淡雅',
    '#f1ece2',
    '#4f6d6a',
    '#c8a882',
    '#d9825b',
    '#26343a',
    '#fbf8f2',
  ],
  [
    'terracotta',
    'warm',
    'terracotta',
    '赤陶暖色',
    '#f6e7d8',
    '#c2613f',
    '#e3a977',
    '#3f6c5e',
    '#4a2418',
    '#fff6ea',
  ],
  ['coral', 'cheerful', 'coral', '珊瑚色', '#fff1ec', '#f2684f', '#ffb39b', '#2a9d8f', '#5a1f1a', '#fffaf8'],
  [
    'forest',
    'natural',
    'forest green',
    '森林绿',
    '#eef2e3',
    '#2f6b3f',
    '#8fb36b',
    '#e0a52f',
    '#16301f',
    '#fbfdf4',
  ],
  [
    'ocean',
    'fresh',
    'ocean blue',
    '海洋蓝',
    '#e6f3f7',
    '#12688f',
    '#63b7cf',
    '#f6a33c',
    '#0a2d44',
    '#f8fdff',
  ],
  [
    'dusk',
    'romantic',
    'dusk purple',
    '暮光紫',
    '#f3e6f1',
    '#6a3d8f',
    '#e08aa8',
    '#f7b267',
    '#2c1742',
    '#fff8fd',
  ],
  [
    'citrus',
    'energetic',
    'citrus yellow',
    '柑橘黄',
    '#fff8da',
    '#f4a900',
    '#ffd95c',
    '#e4572e',
    '#553a00',
    '#fffdf2',
  ],
  [
    'pastel-mint',
    'gentle',
    'pastel mint',
    '粉彩薄荷',
    '#e9f7f0',
    '#7cc6a8',
    '#f7c6d0',
    '#f9dd94',
    '#3f6b5d',
    '#fdfffe',
  ],
  [
    'pastel-lilac',
    'dreamy',
    'pastel lilac',
    '粉彩丁香',
    '#f1ecfb',
    '#a99be0',
    '#f6c1d9',
    '#fbe0a1',
    '#54488a',
    '#fefdff',
  ],
  [
    'pastel-peach',
    'sweet',
    'pastel peach',
    '粉彩蜜桃',
    '#fff0e8',
    '#f5a98f',
    '#ffd6c4',
    '#9fd0cb',
    '#8a4a38',
    '#fffdfb',
  ],
  ['neon', 'electric', 'neon', '霓虹', '#100b26', '#ff2e93', '#22e0ff', '#f8f546', '#070414', '#efeaff'],
  [
    'cyber',
    'futuristic',
    'electric blue',
    '电光蓝',
    '#071226',
    '#2f7bff',
    '#19f0c8',
    '#ff4fd8',
    '#030814',
    '#e4f1ff',
  ],
  ['retro', 'nostalgic', 'retro', '复古', '#f3e2bd', '#cc4a38', '#e7a93d', '#1f7a7a', '#3a2b22', '#fbf2dc'],
  [
    'seventies',
    'groovy',
    'brown and orange',
    '棕橙怀旧',
    '#f0d9ae',
    '#9a4a1e',
    '#e38b29',
    '#f2c14e',
    '#3c1d0e',
    '#fbefd6',
  ],
  [
    'bauhaus',
    'rational',
    'primary colours',
    '三原色',
    '#f1e9d6',
    '#d7282f',
    '#f2b705',
    '#1a4f9c',
    '#151515',
    '#fffaf0',
  ],
  [
    'memphis',
    'playful',
    'bright Memphis',
    '孟菲斯亮彩',
    '#fdf0f4',
    '#ff5d8f',
    '#35c7c0',
    '#ffcf33',
    '#27214f',
    '#ffffff',
  ],
  [
    'deco',
    'elegant',
    'gold and midnight',
    '金与午夜蓝',
    '#10202f',
    '#d3ab4c',
    '#1f6e6a',
    '#efe0bd',
    '#081018',
    '#f8efd9',
  ],
  ['ink', 'serene', 'ink black', '水墨', '#f4efe4', '#3a3a3a', '#8d8d88', '#b3241c', '#171717', '#fbf8f0'],
  [
    'guochao',
    'festive',
    'Chinese red and gold',
    '国潮红金',
    '#f8ead2',
    '#b9251f',
    '#d9a13b',
    '#1d6a66',
    '#3b130e',
    '#fff6e4',
  ],
  [
    'porcelain',
    'serene',
    'blue and white porcelain',
    '青花瓷',
    '#f7f8f6',
    '#1f4aa0',
    '#8aa8dd',
    '#c23b2c',
    '#10254f',
    '#ffffff',
  ],
  [
    'mono',
    'quiet',
    'black and white',
    '黑白',
    '#ffffff',
    '#1b1b1b',
    '#8a8a8a',
    '#c9c9c9',
    '#000000',
    '#ffffff',
  ],
];

/** The fixed colour schemes, each with its mood and its name in both languages. */
export const schemes: readonly NamedScheme[] = rows.map(
  ([id, mood, english, chinese, ground, main, second, accent, dark, light]) => ({
    id,
    mood,
    english,
    chinese,
    ground,
    main,
    second,
    accent,
    dark,
    light,
  }),
);

/** Returns the scheme of that id; a wrong id is a programming mistake. */
export function schemeOf(id: string): NamedScheme {
  const found = schemes.find((scheme) => scheme.id === id);
  if (found === undefined) throw new RangeError(`No colour scheme is called ${id}`);
  return found;
}

export interface NamedColour {
  id: string;
  chinese: string;
  hex: string;
}

/** Colours that name an icon: "a red umbrella". */
export const iconColours: readonly NamedColour[] = [
  { id: 'red', chinese: '红色', hex: '#dd2b2b' },
  { id: 'orange', chinese: '橙色', hex: '#f58220' },
  { id: 'yellow', chinese: '黄色', hex: '#f7c600' },
  { id: 'green', chinese: '绿色', hex: '#2e9e46' },
  { id: 'teal', chinese: '蓝绿色', hex: '#0f9b94' },
  { id: 'blue', chinese: '蓝色', hex: '#1f62d6' },
  { id: 'purple', chinese: '紫色', hex: '#7c3fc0' },
  { id: 'pink', chinese: '粉色', hex: '#f26ba6' },
  { id: 'brown', chinese: '棕色', hex: '#8a5a33' },
  { id: 'black', chinese: '黑色', hex: '#202124' },
];

/** Returns a scheme on white built around one colour: lighter and darker tones of it and a small contrasting accent. */
export function schemeAround(colour: NamedColour, ground = '#ffffff'): Scheme {
  const { l, c, h } = hexToOklch(colour.hex);
  const isWarm = h < 110 || h > 330;
  return {
    ground,
    main: colour.hex,
    second: oklchToHex({ l: Math.min(0.9, l + 0.16), c: c * 0.7, h: h + 8 }),
    accent:
      colour.id === 'black'
        ? '#8a8d92'
        : isWarm
          ? tint(colour.hex, { chroma: 0.75, lightness: 0.42 })
          : '#f7b733',
    dark: oklchToHex({ l: Math.max(0.2, l - 0.3), c: c * 0.6, h }),
    light: tint(colour.hex, { chroma: 0.12, lightness: 0.97 }),
  };
}

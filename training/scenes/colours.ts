import { iconColours, type Scheme, schemeAround, schemes } from '../../src/features/demo/schemes.js';
import { moodInChinese } from '../../src/features/demo/words.js';
import type { Named } from './named.js';

/** Colours that a picture is made in: a scheme with a mood, or the tones of one named colour. */
export interface ColourWay extends Named {
  scheme: Scheme;
  mood?: string;
  /** True for the tones of one colour, which is said before the thing: "a red cat". */
  isOneColour: boolean;
}

type Row = [id: string, mood: string, english: string, chinese: string, colours: string];

/** Schemes of the styles that the demo library lacks; ground, main, second, accent, dark, light. */
const rows: Row[] = [
  ['emerald-gold', 'elegant', 'emerald and gold', '祖母绿金', '0c3b2e d9b45a 2f7d5b f0e2bd 06201a faf3df'],
  ['jade-red', 'festive', 'jade and red', '翡翠红', 'e9f2e6 0f7b62 e0a63c c8261e 0d2f2a fbfff8'],
  ['woodcut-red', 'rough', 'black and red print', '黑红版画', 'f2e6cf c2281d e8d3ac 8f1a12 17120f fbf3e2'],
  ['woodcut-black', 'sombre', 'black on cream', '黑白版画', 'f0e9d8 2a2622 cfc4ad 6e6559 14110f faf6ea'],
  ['pop-blue', 'loud', 'comic blue and yellow', '漫画蓝黄', '2a9df4 ffd400 ff3b3f ffffff 0c0c0c ffffff'],
  ['pop-red', 'loud', 'comic red and cyan', '漫画红青', 'ff4b3e 21c7e8 ffe14d ffffff 0c0c0c ffffff'],
  ['pop-yellow', 'loud', 'comic yellow and pink', '漫画黄粉', 'ffe033 ff4fa0 39c5f3 ffffff 0c0c0c ffffff'],
  ['blueprint', 'precise', 'white on blue', '蓝底白线', '1d4f9e e8f1ff 5d86c9 bcd4ff 0f2d61 ffffff'],
  ['chalk-green', 'homely', 'chalk on green board', '绿色黑板', '23483a f1efe4 9fc4ae f3d36b 13291f ffffff'],
  ['chalk-black', 'homely', 'chalk on black board', '黑色黑板', '232526 f3f1ea a9adb0 f5a3a3 101112 ffffff'],
  ['vapor', 'dreamy', 'pink and cyan sunset', '粉青日落', '2b1055 ff71ce 01cdfe fffb96 12062b f8e8ff'],
  ['graphite', 'thoughtful', 'graphite grey', '石墨灰', 'f6f4ef 55565a b9b8b4 8b8c90 2b2c30 ffffff'],
  ['gold-black', 'luxurious', 'gold on black', '黑金', '0d0c0b d8ae4f 8a6a26 f5deA0 000000 fff6dc'],
  ['gold-navy', 'luxurious', 'gold on navy', '藏青金', '0e1b3d dcb45a 8f7130 f7e3ad 060d20 fff8e4'],
  ['gold-wine', 'luxurious', 'gold on wine red', '酒红金', '4a0f1e ddb25c 97702f f6dfa6 24060d fff4df'],
  ['indigo', 'serene', 'indigo and cream', '靛蓝米色', 'efe4c8 2b4c7e 8fa9c4 c8452f 16243b faf3df'],
  ['vermilion', 'dramatic', 'vermilion and teal', '朱红青绿', 'f0dfbe c8402b e3a868 2d6a6a 2a1a18 fbf2dd'],
  ['acid', 'ecstatic', 'acid orange and purple', '橙紫迷幻', 'ff7a00 7b2ff7 ffe600 ff2fa3 2a0a4a fff3c4'],
  ['groove', 'ecstatic', 'pink, lime and turquoise', '粉绿湖蓝', 'ff4fa3 00c2a8 c6f432 ffb400 3a0b4f fff0fb'],
];

const moreMoods: Readonly<Record<string, string>> = {
  rough: '粗犷',
  sombre: '肃穆',
  loud: '张扬',
  precise: '严谨',
  homely: '亲切',
  thoughtful: '沉思',
  luxurious: '奢华',
  dramatic: '戏剧性',
  ecstatic: '狂喜',
};

/** Every colour way of the scenes. */
export const colourWays: readonly ColourWay[] = [
  ...schemes.map(({ id, mood, english, chinese, ...scheme }) => ({
    id,
    mood,
    english: [english],
    chinese: [chinese],
    scheme,
    isOneColour: false,
  })),
  ...rows.map(([id, mood, english, chinese, colours]) => ({
    id,
    mood,
    english: [english],
    chinese: [chinese],
    scheme: schemeFrom(colours),
    isOneColour: false,
  })),
  ...iconColours.map((colour) => ({
    id: colour.id,
    english: [colour.id],
    chinese: [colour.chinese],
    scheme: schemeAround(colour),
    isOneColour: true,
  })),
];

/** Every mood of a colour way. */
export const moods: readonly Named[] = [
  ...new Set(colourWays.flatMap(({ mood }) => (mood === undefined ? [] : [mood]))),
].map((mood) => ({ id: mood, english: [mood], chinese: [moreMoods[mood] ?? moodInChinese(mood)] }));

function schemeFrom(colours: string): Scheme {
  const [ground, main, second, accent, dark, light] = colours
    .split(' ')
    .map((hex) => `#${hex.toLowerCase()}`) as [string, string, string, string, string, string];
  return { ground, main, second, accent, dark, light };
}

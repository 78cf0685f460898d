import { area, around, box, disc, line, oval, polygon } from '../shapes.js';
import type { Subject } from './subject.js';

export const foodSubjects: readonly Subject[] = [
  {
    id: 'apple',
    english: ['apple'],
    chinese: ['苹果'],
    group: 'food',
    shapes: [
      line('dark', 5, 'M50 32Q50 18 58 8'),
      area('second', 'M54 22C58 10 72 6 84 10C82 22 68 28 54 22Z'),
      area(
        'main',
        'M50 32C40 24 14 24 12 52C10 76 30 96 42 94Q50 90 58 94C70 96 90 76 88 52C86 24 60 24 50 32Z',
      ),
      line('light', 5, 'M24 56Q24 44 32 39'),
    ],
  },
  {
    id: 'cherry',
    english: ['cherry', 'cherries'],
    chinese: ['樱桃'],
    group: 'food',
    shapes: [
      line('dark', 4, 'M30 66Q36 34 66 12M70 72Q74 40 66 12'),
      area('second', 'M66 12C50 4 34 10 28 22C44 30 60 26 66 12Z'),
      area('main', disc(28, 72, 20), disc(70, 76, 20)),
      line('light', 4, 'M17 70Q18 62 25 60', 'M59 74Q60 66 67 64'),
    ],
  },
  {
    id: 'watermelon',
    english: ['watermelon', 'slice of watermelon'],
    chinese: ['西瓜'],
    group: 'food',
    shapes: [
      area('second', 'M4 38H96C94 68 74 88 50 88C26 88 6 68 4 38Z'),
      area('light', 'M11 38H89C87 64 70 81 50 81C30 81 13 64 11 38Z'),
      area('main', 'M17 38H83C81 60 67 75 50 75C33 75 19 60 17 38Z'),
      area(
        'dark',
        oval(36, 48, 2.6, 4),
        oval(50, 48, 2.6, 4),
        oval(64, 48, 2.6, 4),
        oval(43, 61, 2.6, 4),
        oval(57, 61, 2.6, 4),
      ),
    ],
  },
  {
    id: 'lemon',
    english: ['lemon', 'slice of lemon'],
    chinese: ['柠檬'],
    group: 'food',
    shapes: [
      area('main', disc(50, 50, 42)),
      area('light', disc(50, 50, 35)),
      area(
        'second',
        around(8, (a) => {
          const at = (r: number, t: number) => `${50 + r * Math.cos(a + t)} ${50 + r * Math.sin(a + t)}`;
          return `M${at(5, 0)}L${at(31, -0.3)}A31 31 0 0 1 ${at(31, 0.3)}Z`;
        }),
      ),
    ],
  },
  {
    id: 'ice-cream',
    english: ['ice cream', 'ice cream cone'],
    chinese: ['冰淇淋', '冰激凌'],
    group: 'food',
    shapes: [
      area('second', polygon(28, 48, 72, 48, 50, 96)),
      line('dark', 2, 'M36 50L58 78M50 50L64 66M64 50L42 78M50 50L36 66'),
      area('main', disc(36, 36, 18), disc(64, 36, 18), disc(50, 24, 18), box(24, 42, 52, 9, 4.5)),
      area('accent', disc(50, 9, 6)),
    ],
  },
  {
    id: 'cake',
    english: ['cake', 'birthday cake'],
    chinese: ['蛋糕', '生日蛋糕'],
    group: 'food',
    shapes: [
      line('second', 4, 'M34 22V40M50 22V40M66 22V40'),
      area('accent', oval(34, 15, 3.6, 6), oval(50, 15, 3.6, 6), oval(66, 15, 3.6, 6)),
      area('main', box(14, 40, 72, 48, 7)),
      area(
        'light',
        'M14 46a6 6 0 0 1 6-6H80a6 6 0 0 1 6 6V52Q80 62 74 54Q68 66 60 56Q52 68 44 56Q36 66 28 54Q20 62 14 52Z',
      ),
      area('dark', box(8, 86, 84, 6, 3)),
    ],
  },
  {
    id: 'pizza',
    english: ['pizza', 'slice of pizza'],
    chinese: ['披萨', '比萨'],
    group: 'food',
    shapes: [
      area('second', 'M6 22Q50 0 94 22L50 96Z'),
      area('dark', 'M4 24Q50 0 96 24Q98 30 92 33Q50 12 8 33Q2 30 4 24Z'),
      area('main', disc(38, 38, 8), disc(62, 40, 8), disc(50, 62, 7)),
    ],
  },
  {
    id: 'carrot',
    english: ['carrot'],
    chinese: ['胡萝卜'],
    group: 'food',
    shapes: [
      area(
        'second',
        'M62 36C56 20 60 8 68 4C74 14 74 26 68 36Z',
        'M66 38C74 22 86 16 96 20C94 32 84 40 70 42Z',
        'M64 36C70 20 80 8 88 8C90 20 82 32 70 40Z',
      ),
      area('main', 'M58 32C68 32 72 40 70 48C60 70 32 90 8 94C10 70 36 42 58 32Z'),
      line('dark', 3, 'M44 46L54 52M34 56L42 62M50 66L42 60'),
    ],
  },
  {
    id: 'bread',
    english: ['bread', 'loaf of bread'],
    chinese: ['面包'],
    group: 'food',
    shapes: [
      area(
        'main',
        'M10 40C4 22 22 14 50 14C78 14 96 22 90 40Q88 46 84 48V84Q84 90 78 90H22Q16 90 16 84V48Q12 46 10 40Z',
      ),
      area('second', 'M20 38C16 27 28 22 50 22C72 22 84 27 80 38Q78 42 75 43V81H25V43Q22 42 20 38Z'),
    ],
  },
];

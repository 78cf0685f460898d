import { area, around, disc, line, oval, polygon, segment, starburst } from '../shapes.js';
import type { Subject } from './subject.js';

const petalAt = (distance: number, size: number) => (angle: number) =>
  disc(50 + distance * Math.cos(angle), 36 + distance * Math.sin(angle), size);

const cloudShape = 'M28 66a17 17 0 0 1-1-34a25 25 0 0 1 47-4a19 19 0 0 1 0 38Z';

export const natureSubjects: readonly Subject[] = [
  {
    id: 'tree',
    english: ['tree'],
    chinese: ['树', '大树'],
    group: 'nature',
    shapes: [
      area('dark', 'M44 92l3-36h6l3 36Z'),
      area('main', disc(50, 36, 27), disc(30, 48, 17), disc(70, 48, 17)),
      area('second', disc(42, 28, 11)),
    ],
  },
  {
    id: 'pine',
    english: ['pine tree', 'fir'],
    chinese: ['松树', '冷杉'],
    group: 'nature',
    shapes: [
      area('dark', 'M45 94v-16h10v16Z'),
      area('main', polygon(50, 34, 82, 82, 18, 82)),
      area('second', polygon(50, 20, 74, 58, 26, 58)),
      area('main', polygon(50, 6, 66, 34, 34, 34)),
    ],
  },
  {
    id: 'mountain',
    english: ['mountain', 'peak'],
    chinese: ['山', '高山'],
    group: 'nature',
    shapes: [
      area('second', polygon(68, 32, 97, 84, 40, 84)),
      area('main', polygon(38, 14, 78, 84, 3, 84)),
      area('light', polygon(38, 14, 50, 35, 43, 40, 37, 33, 30, 40, 26, 35)),
    ],
  },
  {
    id: 'sun',
    english: ['sun', 'sunshine'],
    chinese: ['太阳', '阳光'],
    group: 'nature',
    shapes: [
      line(
        'accent',
        6,
        around(8, (a) =>
          segment(50 + 33 * Math.cos(a), 50 + 33 * Math.sin(a), 50 + 43 * Math.cos(a), 50 + 43 * Math.sin(a)),
        ),
      ),
      area('main', disc(50, 50, 24)),
    ],
  },
  {
    id: 'moon',
    english: ['moon', 'crescent moon'],
    chinese: ['月亮', '弯月'],
    group: 'nature',
    shapes: [
      area('main', 'M62 10a41 41 0 1 0 28 57a34 34 0 0 1-28-57Z'),
      area('accent', starburst(76, 34, 5, 11, 4.6)),
    ],
  },
  {
    id: 'cloud',
    english: ['cloud'],
    chinese: ['云', '云朵'],
    group: 'nature',
    shapes: [area('second', disc(72, 36, 15)), area('main', cloudShape)],
  },
  {
    id: 'rain',
    english: ['rain', 'rain cloud'],
    chinese: ['下雨', '雨云'],
    group: 'nature',
    shapes: [
      area('main', cloudShape),
      line('second', 5.5, segment(32, 74, 27, 88), segment(51, 74, 46, 88), segment(70, 74, 65, 88)),
    ],
  },
  {
    id: 'snowflake',
    english: ['snowflake', 'snow'],
    chinese: ['雪花', '雪'],
    group: 'nature',
    shapes: [
      line(
        'main',
        5,
        around(
          6,
          (a) => {
            const at = (r: number, t: number) => `${50 + r * Math.cos(a + t)} ${50 + r * Math.sin(a + t)}`;
            return `M50 50L${at(42, 0)}M${at(36, 0.34)}L${at(25, 0)}L${at(36, -0.34)}`;
          },
          30,
        ),
      ),
    ],
  },
  {
    id: 'flower',
    english: ['flower', 'blossom'],
    chinese: ['花', '花朵'],
    group: 'nature',
    shapes: [
      line('dark', 5, 'M50 44C50 62 50 76 50 94'),
      area(
        'second',
        'M50 84C38 84 30 76 27 66C41 66 49 73 50 84Z',
        'M50 78C62 78 70 70 73 60C59 60 51 67 50 78Z',
      ),
      area('main', around(6, petalAt(18, 12.5))),
      area('accent', disc(50, 36, 10.5)),
    ],
  },
  {
    id: 'tulip',
    english: ['tulip'],
    chinese: ['郁金香'],
    group: 'nature',
    shapes: [
      line('dark', 5, 'M50 48V94'),
      area(
        'second',
        'M50 92C30 88 24 72 24 58C42 62 50 74 50 92Z',
        'M50 92C70 88 76 72 76 58C58 62 50 74 50 92Z',
      ),
      area(
        'main',
        'M28 10C34 14 39 19 42 24C44 17 47 11 50 7C53 11 56 17 58 24C61 19 66 14 72 10C77 34 71 54 50 54C29 54 23 34 28 10Z',
      ),
    ],
  },
  {
    id: 'leaf',
    english: ['leaf'],
    chinese: ['叶子', '树叶'],
    group: 'nature',
    shapes: [
      area('main', 'M14 84C6 40 36 8 90 10C94 60 62 94 22 80Z'),
      line('light', 3.6, 'M14 90C32 62 48 46 70 30M38 60L36 42M50 47L49 31M44 55L62 55M55 43L72 42'),
    ],
  },
  {
    id: 'cactus',
    english: ['cactus'],
    chinese: ['仙人掌'],
    group: 'nature',
    shapes: [
      line('main', 17, 'M50 74V20'),
      line('main', 11, 'M50 56H30Q24 56 24 50V38', 'M50 48H70Q76 48 76 42V30'),
      line('second', 2.4, 'M46 70V24M54 70V24'),
      area('accent', 'M28 70H72L67 94H33Z'),
    ],
  },
  {
    id: 'mushroom',
    english: ['mushroom'],
    chinese: ['蘑菇'],
    group: 'nature',
    shapes: [
      area('second', 'M38 52C40 66 38 78 34 88Q50 94 66 88C62 78 60 66 62 52Z'),
      area('main', 'M8 54C10 26 30 10 50 10C70 10 90 26 92 54Q50 66 8 54Z'),
      area('light', disc(34, 36, 7.5), disc(60, 28, 8.5), disc(74, 46, 6), oval(50, 50, 6, 4)),
    ],
  },
  {
    id: 'fire',
    english: ['fire', 'flame'],
    chinese: ['火', '火焰'],
    group: 'nature',
    shapes: [
      area(
        'main',
        'M52 6C58 24 82 36 80 64C79 82 66 94 50 94C34 94 20 82 20 64C20 50 28 42 32 30C36 38 38 42 42 44C46 32 44 18 52 6Z',
      ),
      area(
        'second',
        'M51 48C56 58 66 64 66 76C66 86 59 92 50 92C41 92 34 86 34 76C34 68 39 64 42 58C45 62 46 64 48 64C50 58 49 54 51 48Z',
      ),
    ],
  },
];

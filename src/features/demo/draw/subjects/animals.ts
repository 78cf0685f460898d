import { area, disc, line, oval, polygon } from '../shapes.js';
import type { Subject } from './subject.js';

export const animalSubjects: readonly Subject[] = [
  {
    id: 'fish',
    english: ['fish'],
    chinese: ['鱼'],
    group: 'animal',
    shapes: [
      area('second', 'M70 50L96 26Q88 50 96 74Z', 'M40 30Q52 10 66 22L60 38Z'),
      area('main', 'M4 52C16 24 56 18 78 50C56 84 16 80 4 52Z'),
      line('second', 3.4, 'M32 32Q42 50 32 70'),
      line('light', 3, 'M50 40q6 10 0 20M60 42q5 8 0 16'),
      area('light', disc(20, 46, 6)),
      area('dark', disc(19, 46, 3)),
    ],
  },
  {
    id: 'cat',
    english: ['cat', 'kitten'],
    chinese: ['猫', '小猫'],
    group: 'animal',
    shapes: [
      area(
        'main',
        'M16 10L40 26Q50 23 60 26L84 10Q92 34 88 56C86 80 68 90 50 90C32 90 14 80 12 56Q8 34 16 10Z',
      ),
      area('second', polygon(21, 20, 35, 29, 22, 40), polygon(79, 20, 65, 29, 78, 40)),
      area('light', oval(34, 52, 7.5, 8.5), oval(66, 52, 7.5, 8.5)),
      area('dark', oval(34, 53, 3, 6.5), oval(66, 53, 3, 6.5)),
      area('accent', 'M44 64H56L50 71Z'),
      line(
        'dark',
        2.6,
        'M50 71Q48 79 40 77M50 71Q52 79 60 77M28 66L10 63M28 71L11 75M72 66L90 63M72 71L89 75',
      ),
    ],
  },
  {
    id: 'dog',
    english: ['dog', 'puppy'],
    chinese: ['狗', '小狗'],
    group: 'animal',
    shapes: [
      area('main', 'M24 24Q50 8 76 24Q84 44 78 66Q70 90 50 90Q30 90 22 66Q16 44 24 24Z'),
      area(
        'second',
        'M28 18C12 16 6 34 8 56Q10 68 20 64Q28 44 32 24Z',
        'M72 18C88 16 94 34 92 56Q90 68 80 64Q72 44 68 24Z',
      ),
      area('light', oval(50, 70, 19, 16)),
      area('dark', disc(37, 46, 4.5), disc(63, 46, 4.5), oval(50, 60, 8, 5.5)),
      line('dark', 2.8, 'M50 65V73M50 73Q44 80 38 76M50 73Q56 80 62 76'),
    ],
  },
  {
    id: 'rabbit',
    english: ['rabbit', 'bunny'],
    chinese: ['兔子'],
    group: 'animal',
    shapes: [
      area('main', oval(36, 26, 10, 24), oval(64, 26, 10, 24)),
      area('accent', oval(36, 26, 4.5, 16), oval(64, 26, 4.5, 16)),
      area('main', 'M50 38C74 38 84 54 82 70C80 86 66 94 50 94C34 94 20 86 18 70C16 54 26 38 50 38Z'),
      area('dark', disc(36, 62, 4.2), disc(64, 62, 4.2)),
      area('second', disc(27, 75, 6), disc(73, 75, 6)),
      area('accent', 'M45 71H55L50 76Z'),
      line('dark', 2.6, 'M50 76Q48 83 42 82M50 76Q52 83 58 82'),
    ],
  },
  {
    id: 'bird',
    english: ['bird'],
    chinese: ['鸟', '小鸟'],
    group: 'animal',
    shapes: [
      line('dark', 3, 'M44 76V92H36M54 76V92H46'),
      area('second', 'M70 56L98 40L92 62L74 68Z'),
      area('main', 'M12 40C12 20 38 14 48 32C58 48 70 50 84 50C82 74 62 82 46 80C26 78 14 62 12 40Z'),
      area('accent', 'M14 34L0 42L14 47Z'),
      area('second', 'M36 50C50 46 62 54 70 58C60 72 42 70 36 50Z'),
      area('light', disc(26, 35, 5)),
      area('dark', disc(25, 35, 2.6)),
    ],
  },
  {
    id: 'butterfly',
    english: ['butterfly'],
    chinese: ['蝴蝶'],
    group: 'animal',
    shapes: [
      area('main', 'M48 46C40 16 14 8 8 20C2 36 20 58 48 54Z', 'M52 46C60 16 86 8 92 20C98 36 80 58 52 54Z'),
      area(
        'second',
        'M48 54C26 54 12 66 18 80C24 94 46 84 49 60Z',
        'M52 54C74 54 88 66 82 80C76 94 54 84 51 60Z',
      ),
      area('accent', disc(24, 30, 7), disc(76, 30, 7), disc(30, 72, 5), disc(70, 72, 5)),
      line('dark', 6, 'M50 34V82'),
      line('dark', 2.4, 'M50 34Q44 20 36 16M50 34Q56 20 64 16'),
    ],
  },
  {
    id: 'whale',
    english: ['whale'],
    chinese: ['鲸鱼'],
    group: 'animal',
    shapes: [
      line('second', 4.4, 'M34 28V14M34 14Q28 6 22 12M34 14Q40 6 46 12'),
      area(
        'main',
        'M4 62C4 40 22 32 42 34C62 36 66 54 80 50C78 40 74 36 68 32Q82 28 86 38Q90 28 99 32C98 58 88 86 46 88C18 88 4 80 4 62Z',
      ),
      area('light', 'M6 68C20 74 38 72 52 74C48 84 44 87 36 88C18 87 8 80 6 68Z'),
      area('dark', disc(22, 56, 3.8)),
    ],
  },
  {
    id: 'owl',
    english: ['owl'],
    chinese: ['猫头鹰'],
    group: 'animal',
    shapes: [
      area('main', 'M18 8Q34 22 50 20Q66 22 82 8Q92 40 86 64Q78 92 50 92Q22 92 14 64Q8 40 18 8Z'),
      area('second', 'M34 60Q50 50 66 60Q68 84 50 88Q32 84 34 60Z'),
      area('light', disc(34, 40, 15), disc(66, 40, 15)),
      area('dark', disc(35, 40, 7), disc(65, 40, 7)),
      area('accent', polygon(44, 48, 56, 48, 50, 60)),
      line('accent', 4, 'M40 92v4M60 92v4'),
    ],
  },
];

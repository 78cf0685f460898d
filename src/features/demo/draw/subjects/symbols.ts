import { area, box, disc, line, polygon, starburst } from '../shapes.js';
import type { Subject } from './subject.js';

export const symbolSubjects: readonly Subject[] = [
  {
    id: 'heart',
    english: ['heart', 'love'],
    chinese: ['心', '爱心'],
    group: 'symbol',
    shapes: [
      area(
        'main',
        'M50 90C24 70 6 54 6 34C6 18 18 10 29 10C40 10 47 17 50 25C53 17 60 10 71 10C82 10 94 18 94 34C94 54 76 70 50 90Z',
      ),
      line('light', 5, 'M18 36Q18 24 28 21'),
    ],
  },
  {
    id: 'star',
    english: ['star'],
    chinese: ['星星', '星'],
    group: 'symbol',
    shapes: [area('main', starburst(50, 53, 5, 46, 19)), area('second', starburst(50, 53, 5, 22, 9))],
  },
  {
    id: 'crown',
    english: ['crown'],
    chinese: ['皇冠', '王冠'],
    group: 'symbol',
    shapes: [
      area('main', polygon(8, 26, 30, 50, 50, 14, 70, 50, 92, 26, 84, 76, 16, 76)),
      area('second', box(16, 76, 68, 12, 3)),
      area('accent', disc(8, 24, 6), disc(50, 12, 7), disc(92, 24, 6), disc(50, 62, 6)),
    ],
  },
  {
    id: 'trophy',
    english: ['trophy', 'cup'],
    chinese: ['奖杯'],
    group: 'symbol',
    shapes: [
      line('second', 6, 'M26 20H10Q8 44 30 48M74 20H90Q92 44 70 48'),
      area('main', 'M24 8H76V30Q76 60 50 62Q24 60 24 30Z'),
      area('dark', box(45, 60, 10, 18), box(28, 78, 44, 14, 3)),
      area('light', starburst(50, 31, 5, 12, 5)),
    ],
  },
  {
    id: 'smile',
    english: ['smiling face', 'smile'],
    chinese: ['笑脸', '微笑'],
    group: 'symbol',
    shapes: [
      area('main', disc(50, 50, 44)),
      area('dark', disc(35, 42, 5.4), disc(65, 42, 5.4)),
      line('dark', 5, 'M27 60Q50 84 73 60'),
    ],
  },
  {
    id: 'flag',
    english: ['flag'],
    chinese: ['旗帜', '旗子'],
    group: 'symbol',
    shapes: [
      line('dark', 6, 'M18 6V96'),
      area('main', 'M20 10Q38 2 54 12T92 10L84 34L92 58Q72 66 54 58T20 58Z'),
    ],
  },
  {
    id: 'eye',
    english: ['eye'],
    chinese: ['眼睛'],
    group: 'symbol',
    shapes: [
      area('dark', 'M2 52Q26 18 50 18Q74 18 98 52Q74 84 50 84Q26 84 2 52Z'),
      area('light', 'M10 52Q30 26 50 26Q70 26 90 52Q70 76 50 76Q30 76 10 52Z'),
      area('main', disc(50, 51, 20)),
      area('dark', disc(50, 51, 9)),
      area('light', disc(43, 44, 4.6)),
    ],
  },
  {
    id: 'shield',
    english: ['shield'],
    chinese: ['盾牌'],
    group: 'symbol',
    shapes: [
      area('main', 'M50 4Q70 18 90 18Q92 72 50 96Q8 72 10 18Q30 18 50 4Z'),
      area('second', 'M50 4Q70 18 90 18Q92 72 50 96Z'),
      line('light', 7, 'M32 50L45 63L70 36'),
    ],
  },
];

import { area, box, disc, line, oval, polygon, segment } from '../shapes.js';
import type { Subject } from './subject.js';

export const technologySubjects: readonly Subject[] = [
  {
    id: 'camera',
    english: ['camera'],
    chinese: ['相机', '照相机'],
    group: 'technology',
    shapes: [
      area('dark', 'M34 26L40 14H60L66 26Z'),
      area('main', box(6, 24, 88, 60, 9)),
      area('second', disc(50, 54, 23)),
      area('dark', disc(50, 54, 16)),
      area('light', disc(44, 48, 5)),
      area('accent', disc(82, 36, 4.4)),
    ],
  },
  {
    id: 'phone',
    english: ['phone', 'smartphone'],
    chinese: ['手机'],
    group: 'technology',
    shapes: [
      area('dark', box(26, 4, 48, 92, 9)),
      area('main', box(31, 13, 38, 70, 3)),
      area('second', 'M31 60L46 46L56 55L69 42V80Q69 83 66 83H34Q31 83 31 80Z'),
      area('light', disc(50, 89.5, 3)),
    ],
  },
  {
    id: 'laptop',
    english: ['laptop', 'computer'],
    chinese: ['笔记本电脑', '电脑'],
    group: 'technology',
    shapes: [
      area('dark', box(16, 18, 68, 52, 5)),
      area('main', box(21, 23, 58, 42, 2)),
      line('light', 3.4, 'M30 34H54M30 43H64M30 52H46'),
      area('second', 'M4 72H96V76Q96 83 88 83H12Q4 83 4 76Z'),
    ],
  },
  {
    id: 'headphones',
    english: ['headphones'],
    chinese: ['耳机'],
    group: 'technology',
    shapes: [
      line('dark', 7, 'M16 62V50A34 34 0 0 1 84 50V62'),
      area('main', box(8, 54, 20, 36, 9), box(72, 54, 20, 36, 9)),
      area('second', box(24, 58, 8, 28, 4), box(68, 58, 8, 28, 4)),
    ],
  },
  {
    id: 'speaker',
    english: ['speaker', 'loudspeaker'],
    chinese: ['音箱', '音响'],
    group: 'technology',
    shapes: [
      area('main', box(22, 4, 56, 92, 8)),
      area('dark', disc(50, 62, 22), disc(50, 24, 11)),
      area('second', disc(50, 62, 13), disc(50, 24, 6)),
      area('accent', disc(50, 62, 5)),
    ],
  },
  {
    id: 'light-bulb',
    english: ['light bulb', 'idea'],
    chinese: ['灯泡'],
    group: 'technology',
    shapes: [
      area('main', 'M50 6C72 6 84 22 82 40C80 54 68 60 66 72H34C32 60 20 54 18 40C16 22 28 6 50 6Z'),
      line('light', 3.4, 'M42 70V48L36 40M58 70V48L64 40M42 48H58'),
      area('dark', box(34, 74, 32, 8, 3), box(37, 84, 26, 8, 3)),
    ],
  },
  {
    id: 'gamepad',
    english: ['game controller', 'gamepad'],
    chinese: ['游戏手柄'],
    group: 'technology',
    shapes: [
      area(
        'main',
        'M24 26H76C92 26 98 60 96 74C94 88 80 86 74 76L68 66H32L26 76C20 86 6 88 4 74C2 60 8 26 24 26Z',
      ),
      area('light', box(20, 44, 20, 7, 2), 'M26.5 37.500h7v20h-7Z'),
      area('accent', disc(66, 48, 4.4), disc(78, 48, 4.4), disc(72, 41, 4.4), disc(72, 55, 4.4)),
    ],
  },
  {
    id: 'watch',
    english: ['watch', 'wristwatch'],
    chinese: ['手表'],
    group: 'technology',
    shapes: [
      area('second', 'M34 30L38 2H62L66 30Z', 'M34 70L38 98H62L66 70Z'),
      area('dark', box(76, 45, 8, 10, 2)),
      area('main', disc(50, 50, 29)),
      area('light', disc(50, 50, 21)),
      line('dark', 4, 'M50 50V36M50 50L60 55'),
    ],
  },
  {
    id: 'robot',
    english: ['robot'],
    chinese: ['机器人'],
    group: 'technology',
    shapes: [
      line('dark', 4, segment(50, 22, 50, 10)),
      area('accent', disc(50, 9, 6)),
      area('second', box(4, 46, 10, 22, 4), box(86, 46, 10, 22, 4)),
      area('main', box(14, 22, 72, 66, 14)),
      area('light', disc(35, 48, 10), disc(65, 48, 10)),
      area('dark', disc(35, 48, 4.6), disc(65, 48, 4.6), box(34, 68, 32, 7, 3.5)),
    ],
  },
  {
    id: 'music',
    english: ['music', 'music note'],
    chinese: ['音乐', '音符'],
    group: 'technology',
    shapes: [
      line('main', 6, 'M36 76V24M80 66V14'),
      area('main', polygon(33, 22, 83, 10, 83, 26, 33, 38)),
      area('main', oval(25, 77, 14, 11), oval(69, 67, 14, 11)),
    ],
  },
  {
    id: 'lightning',
    english: ['lightning', 'lightning bolt'],
    chinese: ['闪电'],
    group: 'technology',
    shapes: [area('main', polygon(58, 4, 18, 56, 46, 56, 36, 96, 82, 38, 52, 38))],
  },
];

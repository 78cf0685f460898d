import { hexToOklch } from '../../core/colour/convert.js';
import type { PictureRecord } from './record.js';
import { iconColours } from './schemes.js';

/** A query with what counts as a right answer, told by the attributes. */
export interface DemoQuery {
  text: string;
  language: 'en' | 'zh';
  isRight(record: PictureRecord): boolean;
}

const shows =
  (...subjects: string[]) =>
  ({ subject, also }: PictureRecord) =>
    subjects.includes(subject) || also.some((other) => subjects.includes(other));

/** Hues (OKLCh) this near are called by one name. */
const sameHueDegrees = 30;

/** Returns whether a picture shows the subject in the colour: its main one, or in a scene the one that stands out. */
const showsIn =
  (colourId: string, ...subjects: string[]) =>
  (record: PictureRecord) => {
    const wanted = hexToOklch(iconColours.find(({ id }) => id === colourId)!.hex);
    const { main, accent } = record.palette;
    return (
      shows(...subjects)(record) &&
      (record.kind === 'scene' ? [main, accent] : [main]).some((hex) => {
        const { c, h } = hexToOklch(hex);
        const turn = Math.abs(h - wanted.h) % 360;
        return c > 0.08 && Math.min(turn, 360 - turn) <= sameHueDegrees;
      })
    );
  };

const rightAnswers: readonly (readonly [english: string, chinese: string, DemoQuery['isRight']])[] = [
  ['a sailing boat on the sea', '海上的帆船', shows('boat')],
  ['cat', '猫', shows('cat')],
  ['red umbrella', '红色雨伞', showsIn('red', 'umbrella')],
  ['headphones', '耳机', shows('headphones')],
  ['teapot', '茶壶', shows('teapot')],
  ['snowy mountains in winter', '冬天的雪山', shows('snow', 'mountain', 'snowflake')],
  ['starry night with a tent', '星空下的帐篷', shows('tent')],
  ['cherry blossom', '樱花', (record) => shows('spring-blossom')(record) || record.subject === 'flower'],
  ['blue fish', '蓝色的鱼', showsIn('blue', 'fish')],
  ['rocket', '火箭', shows('rocket')],
  ['green tree', '绿色的树', showsIn('green', 'tree', 'pine', 'forest')],
  ['sofa', '沙发', shows('sofa', 'armchair')],
  ['slice of lemon', '柠檬片', shows('lemon')],
  ['guitar', '吉他', shows('guitar')],
  ['butterfly', '蝴蝶', shows('butterfly')],
  ['camera', '相机', shows('camera')],
  ['red apple', '红苹果', showsIn('red', 'apple')],
  ['sunset', '日落', shows('sunset')],
  ['ice cream', '冰淇淋', shows('ice-cream')],
  ['bicycle', '自行车', shows('bicycle')],
];

/** Twenty questions in each language over the whole demo library. */
export const demoQueries: readonly DemoQuery[] = rightAnswers.flatMap(([english, chinese, isRight]) => [
  { text: english, language: 'en' as const, isRight },
  { text: chinese, language: 'zh' as const, isRight },
]);

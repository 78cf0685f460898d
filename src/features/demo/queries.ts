import type { PictureRecord } from './record.js';

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

const colouredIcon = (colour: string, subject: string) => (record: PictureRecord) =>
  record.subject === subject && (record.colour === colour || record.kind !== 'icon');

const rightAnswers: readonly (readonly [english: string, chinese: string, DemoQuery['isRight']])[] = [
  ['a sailing boat on the sea', '海上的帆船', shows('boat')],
  ['cat', '猫', shows('cat')],
  ['red umbrella', '红色雨伞', shows('umbrella')],
  ['headphones', '耳机', shows('headphones')],
  ['teapot', '茶壶', shows('teapot')],
  ['snowy mountains in winter', '冬天的雪山', shows('snow', 'mountain', 'snowflake')],
  ['starry night with a tent', '星空下的帐篷', shows('tent')],
  ['cherry blossom', '樱花', (record) => shows('spring-blossom')(record) || record.subject === 'flower'],
  ['blue fish', '蓝色的鱼', shows('fish')],
  ['rocket', '火箭', shows('rocket')],
  ['green tree', '绿色的树', shows('tree', 'pine', 'forest')],
  ['sofa', '沙发', shows('sofa', 'armchair')],
  ['yellow lemon', '黄色柠檬', shows('lemon')],
  ['guitar', '吉他', shows('guitar')],
  ['butterfly', '蝴蝶', shows('butterfly')],
  ['camera', '相机', shows('camera')],
  ['red apple', '红苹果', colouredIcon('red', 'apple')],
  ['sunset', '日落', shows('sunset')],
  ['ice cream', '冰淇淋', shows('ice-cream')],
  ['bicycle', '自行车', shows('bicycle')],
];

/** Twenty questions in each language over the whole demo library. */
export const demoQueries: readonly DemoQuery[] = rightAnswers.flatMap(([english, chinese, isRight]) => [
  { text: english, language: 'en' as const, isRight },
  { text: chinese, language: 'zh' as const, isRight },
]);

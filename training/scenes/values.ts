import { rooms } from '../../src/features/demo/draw/interiors.js';
import { packs } from '../../src/features/demo/draw/packaging.js';
import { patterns } from '../../src/features/demo/draw/patterns/index.js';
import { scenes } from '../../src/features/demo/draw/scenes/index.js';
import { subjects } from '../../src/features/demo/draw/subjects/index.js';
import { colourWays, moods } from './colours.js';
import type { Named } from './named.js';
import { sceneStyles } from './styles.js';

const value = (id: string, english: string[], chinese: string[]): Named => ({ id, english, chinese });

const kinds = [
  value('illustration', ['illustration', 'drawing'], ['插画', '图']),
  value('repeat', ['seamless pattern', 'wallpaper pattern'], ['连续图案', '平铺花纹']),
  value('pattern', ['pattern'], ['图案']),
  value('landscape', ['landscape', 'scenery'], ['风景', '风景画']),
  value('poster', ['poster'], ['海报']),
  value('card', ['product card', 'shop card'], ['商品卡', '产品卡片']),
  value('interior', ['interior', 'room'], ['室内', '室内空间']),
  value('packaging', ['packaging', 'package design'], ['包装', '包装设计']),
];

const layouts = [
  value('plain', ['in the centre', 'centred'], ['居中', '放在中央']),
  value('disc', ['on a circle', 'in a round badge'], ['圆形底', '在圆形徽章里']),
  value('framed', ['in a frame', 'with a border'], ['带边框', '在画框里']),
  value('top', ['at the top', 'with space below'], ['在上方', '下方留白']),
  value('bottom', ['at the bottom', 'with space above'], ['在下方', '上方留白']),
  value('left', ['on the left', 'with space on the right'], ['在左侧', '右侧留白']),
  value('right', ['on the right', 'with space on the left'], ['在右侧', '左侧留白']),
  value('centred', ['centred layout with a round picture'], ['居中圆形构图']),
  value('sunburst', ['sunburst layout', 'with rays behind'], ['放射构图', '背后有光芒']),
  value('airy', ['airy layout with small type'], ['留白小字版式']),
  value('swiss', ['Swiss layout', 'with diagonal bars'], ['瑞士版式', '斜条版式']),
  value('bauhaus', ['layout of geometric blocks'], ['几何方块版式']),
  value('tiled', ['tiled layout', 'three by three grid'], ['九宫格版式', '网格版式']),
  value('arch', ['arch layout', 'under an arch'], ['拱形版式', '拱门构图']),
  value('scroll', ['hanging scroll'], ['挂轴', '立轴']),
  value('sign', ['light sign layout'], ['灯牌版式']),
  value('panel', ['on a rounded panel'], ['圆角底板']),
  value('circle', ['on a large circle'], ['大圆底']),
  value('banner', ['with a patterned banner'], ['花纹横幅']),
  ...packs.map(({ id, english, chinese }) => value(id, [english], [chinese])),
];

const counts = [
  value('1', ['one', 'a single'], ['一个', '单个']),
  value('2', ['two', 'a pair of'], ['两个', '一对']),
  value('3', ['three'], ['三个']),
  value('4', ['four'], ['四个']),
  value('6', ['six', 'half a dozen'], ['六个', '半打']),
];

const grounds = [
  value('clear', ['on a plain background'], ['纯色背景']),
  value('dotted', ['on a dotted background'], ['圆点背景', '波点底纹']),
  value('striped', ['on a striped background'], ['条纹背景']),
  value('checked', ['on a checked background'], ['格子背景']),
  value('gradient', ['on a gradient background'], ['渐变背景']),
  value('speckled', ['on a speckled paper background'], ['斑点纸背景']),
];

const seasons = [
  value('spring', ['spring', 'with spring petals'], ['春天', '飘着花瓣']),
  value('summer', ['summer', 'with summer sun'], ['夏天', '夏日阳光']),
  value('autumn', ['autumn', 'with falling leaves'], ['秋天', '落叶飘飘']),
  value('winter', ['winter', 'with snowflakes'], ['冬天', '飘着雪花']),
];

const letterings = [
  value('lettered', ['with lettering', 'with text'], ['有文字', '带标题字']),
  value('wordless', ['without text', 'no lettering'], ['无文字', '没有文字']),
];

const shown: Named[] = [
  ...subjects,
  ...patterns.map(({ id, english, chinese }) => value(`pattern-${id}`, [english], [chinese])),
  ...scenes.map(({ id, english, chinese }) => value(`scene-${id}`, [...english], [...chinese])),
  ...rooms.map(({ id, english, chinese }) => value(id, [english], [chinese])),
].map(({ id, english, chinese }) => ({ id, english, chinese }));

/** Everything that can be said of a scene: its attributes, each with its values. */
export const attributes = {
  kind: kinds,
  subject: shown,
  style: sceneStyles.map(({ id, english, chinese }) => ({ id, english, chinese })),
  colour: colourWays.map(({ scheme: _scheme, ...named }) => named),
  mood: moods,
  layout: layouts,
  count: counts,
  ground: grounds,
  season: seasons,
  lettering: letterings,
} satisfies Record<string, readonly Named[]>;

export type Attribute = keyof typeof attributes;

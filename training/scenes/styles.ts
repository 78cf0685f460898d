import type { Technique } from '../../src/features/demo/draw/pen.js';
import type { Effect } from './effects.js';
import type { Named } from './named.js';

export interface SceneStyle extends Named {
  technique: Technique;
  /** Colour ways that it comes in; left out where it comes in any. */
  colours?: readonly string[];
  effect?: Effect;
}

const style = (
  id: string,
  english: string[],
  chinese: string[],
  technique: Technique,
  more: { colours?: string[]; effect?: Effect } = {},
): SceneStyle => ({ id, english, chinese, technique, ...more });

/** The styles of the scenes: those of the demo library, and more that differ in how a picture is made. */
export const sceneStyles: readonly SceneStyle[] = [
  style('flat', ['flat', 'flat design'], ['扁平', '扁平化'], 'flat'),
  style('line', ['line art', 'outline'], ['线条', '线稿'], 'line'),
  style('minimal', ['minimal', 'minimalist'], ['极简', '简约'], 'glyph', {
    colours: ['mono', 'nordic', 'dusk', 'forest', 'ocean'],
    effect: 'spacious',
  }),
  style('retro', ['retro', 'vintage'], ['复古', '怀旧风'], 'outlined', { colours: ['retro', 'seventies'] }),
  style('memphis', ['Memphis', 'Memphis design'], ['孟菲斯', '孟菲斯设计'], 'riso', {
    colours: ['memphis', 'citrus', 'coral'],
    effect: 'squiggles',
  }),
  style('neon', ['neon', 'neon light'], ['霓虹', '霓虹灯'], 'neon', { colours: ['neon', 'cyber'] }),
  style('ink', ['ink wash', 'Chinese ink painting'], ['水墨', '国画'], 'ink', { colours: ['ink'] }),
  style('pastel', ['pastel', 'soft pastel'], ['粉彩', '马卡龙色'], 'flat', {
    colours: ['pastel-mint', 'pastel-lilac', 'pastel-peach'],
  }),
  style('bauhaus', ['Bauhaus', 'Bauhaus design'], ['包豪斯', '包豪斯设计'], 'flat', {
    colours: ['bauhaus'],
    effect: 'quarters',
  }),
  style('art-deco', ['art deco', 'twenties glamour'], ['装饰艺术', '装饰派艺术'], 'flat', {
    colours: ['deco', 'emerald-gold'],
    effect: 'fans',
  }),
  style('guochao', ['guochao', 'modern Chinese'], ['国潮', '新中式潮流'], 'outlined', {
    colours: ['guochao', 'jade-red'],
    effect: 'clouds',
  }),
  style('watercolour', ['watercolour', 'watercolor painting'], ['水彩', '水彩画'], 'flat', {
    effect: 'washed',
  }),
  style('woodcut', ['woodcut', 'linocut print'], ['木刻', '木版画'], 'outlined', {
    colours: ['woodcut-red', 'woodcut-black'],
    effect: 'carved',
  }),
  style('pixel-art', ['pixel art', '8-bit'], ['像素', '像素画'], 'outlined', { effect: 'pixels' }),
  style('pop-art', ['pop art', 'halftone comic'], ['波普', '波普艺术'], 'outlined', {
    colours: ['pop-blue', 'pop-red', 'pop-yellow'],
    effect: 'halftone',
  }),
  style('blueprint', ['blueprint', 'technical drawing'], ['蓝图', '工程图纸'], 'line', {
    colours: ['blueprint'],
    effect: 'grid',
  }),
  style('chalkboard', ['chalkboard', 'chalk drawing'], ['黑板', '粉笔画'], 'line', {
    colours: ['chalk-green', 'chalk-black'],
    effect: 'chalk',
  }),
  style('stained-glass', ['stained glass', 'leaded glass'], ['彩色玻璃', '教堂花窗'], 'outlined', {
    effect: 'leaded',
  }),
  style('mosaic', ['mosaic', 'mosaic tiles'], ['马赛克', '马赛克瓷砖'], 'flat', { effect: 'tiles' }),
  style('cross-stitch', ['cross stitch', 'embroidery'], ['十字绣', '刺绣'], 'flat', { effect: 'stitches' }),
  style('papercut', ['paper cut', 'layered paper'], ['纸艺', '层叠剪纸'], 'flat', { effect: 'layers' }),
  style('sticker', ['sticker', 'die-cut sticker'], ['贴纸', '模切贴纸'], 'flat', { effect: 'cut-out' }),
  style('duotone', ['duotone', 'two-colour'], ['双色调', '双色'], 'flat', { effect: 'two-inks' }),
  style('vaporwave', ['vaporwave', 'synthwave'], ['蒸汽波', '合成波'], 'neon', {
    colours: ['vapor'],
    effect: 'sunset-grid',
  }),
  style('pencil', ['pencil sketch', 'hand-drawn sketch'], ['铅笔', '素描'], 'line', {
    colours: ['graphite'],
    effect: 'hatched',
  }),
  style('low-poly', ['low poly', 'polygonal'], ['低多边形', '多边形'], 'flat', { effect: 'facets' }),
  style('gold-foil', ['gold foil', 'luxury gold'], ['烫金', '金箔'], 'line', {
    colours: ['gold-black', 'gold-navy', 'gold-wine'],
    effect: 'foil',
  }),
  style('porcelain', ['blue and white porcelain', 'porcelain'], ['青花', '青花瓷'], 'ink', {
    colours: ['porcelain'],
    effect: 'plate',
  }),
  style('ukiyo-e', ['ukiyo-e', 'Japanese woodblock print'], ['浮世绘', '日本版画'], 'outlined', {
    colours: ['indigo', 'vermilion'],
    effect: 'waves',
  }),
  style('psychedelic', ['psychedelic', 'sixties psychedelia'], ['迷幻', '迷幻艺术'], 'outlined', {
    colours: ['acid', 'groove'],
    effect: 'rings',
  }),
];

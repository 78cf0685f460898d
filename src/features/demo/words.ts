import type { Technique } from './draw/pen.js';

export interface Style {
  id: string;
  english: string;
  chinese: string;
  technique: Technique;
  /** Colour schemes that suit it, best first. */
  schemes: readonly [string, ...string[]];
}

/** The styles of the demo library. */
export const styles: readonly Style[] = [
  {
    id: 'flat',
    english: 'flat',
    chinese: '扁平',
    technique: 'flat',
    schemes: ['coral', 'forest', 'ocean', 'dusk', 'citrus', 'terracotta'],
  },
  {
    id: 'line',
    english: 'line art',
    chinese: '线条',
    technique: 'line',
    schemes: ['mono', 'nordic', 'ocean', 'terracotta', 'forest'],
  },
  {
    id: 'minimal',
    english: 'minimal',
    chinese: '极简',
    technique: 'glyph',
    schemes: ['mono', 'nordic', 'dusk', 'forest', 'ocean'],
  },
  { id: 'retro', english: 'retro', chinese: '复古', technique: 'outlined', schemes: ['retro', 'seventies'] },
  {
    id: 'memphis',
    english: 'Memphis',
    chinese: '孟菲斯',
    technique: 'riso',
    schemes: ['memphis', 'citrus', 'coral'],
  },
  { id: 'neon', english: 'neon', chinese: '霓虹', technique: 'neon', schemes: ['neon', 'cyber'] },
  { id: 'ink', english: 'ink wash', chinese: '水墨', technique: 'ink', schemes: ['ink'] },
  {
    id: 'pastel',
    english: 'pastel',
    chinese: '粉彩',
    technique: 'flat',
    schemes: ['pastel-mint', 'pastel-lilac', 'pastel-peach'],
  },
  { id: 'bauhaus', english: 'Bauhaus', chinese: '包豪斯', technique: 'flat', schemes: ['bauhaus'] },
  { id: 'art-deco', english: 'art deco', chinese: '装饰艺术', technique: 'flat', schemes: ['deco'] },
  {
    id: 'guochao',
    english: 'guochao',
    chinese: '国潮',
    technique: 'outlined',
    schemes: ['guochao', 'porcelain'],
  },
];

/** Returns the style of that id; a wrong id is a programming mistake. */
export function styleOf(id: string): Style {
  const found = styles.find((style) => style.id === id);
  if (found === undefined) throw new RangeError(`No style is called ${id}`);
  return found;
}

const moodsInChinese: Readonly<Record<string, string>> = {
  calm: '宁静',
  warm: '温暖',
  cheerful: '欢快',
  natural: '自然',
  fresh: '清新',
  romantic: '浪漫',
  energetic: '活力',
  gentle: '柔和',
  dreamy: '梦幻',
  sweet: '甜美',
  electric: '动感',
  futuristic: '未来感',
  nostalgic: '怀旧',
  groovy: '律动',
  rational: '理性',
  playful: '俏皮',
  elegant: '优雅',
  serene: '静谧',
  festive: '喜庆',
  quiet: '安静',
};

/** Returns the Chinese word for a mood. */
export function moodInChinese(mood: string): string {
  return moodsInChinese[mood] ?? mood;
}

const seasonsInChinese: Readonly<Record<string, string>> = {
  spring: '春天',
  summer: '夏天',
  autumn: '秋天',
  winter: '冬天',
};

/** Returns the Chinese word for a season. */
export function seasonInChinese(season: string): string {
  return seasonsInChinese[season] ?? season;
}

import { hexToOklab } from '../../core/colour/convert.js';
import type { SeenPicture } from '../../core/traits/pictures.js';

/** A measure of pixels by which pictures differ, no model needed. */
export interface PixelMeasure {
  id: string;
  /** What little and much of it is called, in both languages. */
  from: { en: string; zh: string };
  to: { en: string; zh: string };
  /** Any unit: differences are told in deviations of the library. */
  of(picture: Pick<SeenPicture, 'traits' | 'palette'>): number;
}

/** The places of the measures in a picture's vector of them, see `measuresVector`. */
const place = { brightness: 0, chroma: 1, contrast: 2, edges: 3, flatness: 4, grain: 5, orientations: 6 };
/** Orientation bins from 0 degrees in steps of 22.5: level is the first, upright the fifth. */
const level = 0;
const upright = 4;
const bins = 8;

const fromVector = (at: number) => (picture: Pick<SeenPicture, 'traits'>) => picture.traits.measures[at]!;

/** What is measured of pixels, each between two ends. */
export const pixelMeasures: readonly PixelMeasure[] = [
  {
    id: 'brightness',
    from: { en: 'dark pixels', zh: '像素偏暗' },
    to: { en: 'bright pixels', zh: '像素偏亮' },
    of: fromVector(place.brightness),
  },
  {
    id: 'chroma',
    from: { en: 'grey colours', zh: '颜色偏灰' },
    to: { en: 'strong colours', zh: '颜色浓烈' },
    of: fromVector(place.chroma),
  },
  {
    id: 'contrast',
    from: { en: 'even lightness', zh: '明暗均匀' },
    to: { en: 'light against dark', zh: '明暗对比强' },
    of: fromVector(place.contrast),
  },
  {
    id: 'edges',
    from: { en: 'few edges', zh: '边缘少' },
    to: { en: 'many edges', zh: '边缘多' },
    of: fromVector(place.edges),
  },
  {
    id: 'flatness',
    from: { en: 'shaded areas', zh: '色块有渐变' },
    to: { en: 'flat areas', zh: '色块平涂' },
    of: fromVector(place.flatness),
  },
  {
    id: 'grain',
    from: { en: 'smooth pixels', zh: '像素平滑' },
    to: { en: 'grainy pixels', zh: '像素有颗粒' },
    of: fromVector(place.grain),
  },
  {
    id: 'level-lines',
    from: { en: 'few level lines', zh: '水平线少' },
    to: { en: 'many level lines', zh: '水平线多' },
    of: fromVector(place.orientations + level),
  },
  {
    id: 'upright-lines',
    from: { en: 'few upright lines', zh: '竖直线少' },
    to: { en: 'many upright lines', zh: '竖直线多' },
    of: fromVector(place.orientations + upright),
  },
  {
    id: 'slanting-lines',
    from: { en: 'few slanting lines', zh: '斜线少' },
    to: { en: 'many slanting lines', zh: '斜线多' },
    of: ({ traits }) =>
      Array.from({ length: bins }, (_, bin) => bin)
        .filter((bin) => bin !== level && bin !== upright)
        .reduce((sum, bin) => sum + traits.measures[place.orientations + bin]!, 0),
  },
  {
    id: 'blue-yellow',
    from: { en: 'bluer colours', zh: '颜色偏蓝' },
    to: { en: 'yellower colours', zh: '颜色偏黄' },
    of: ({ palette }) => meanColour(palette, 'b'),
  },
  {
    id: 'green-red',
    from: { en: 'greener colours', zh: '颜色偏绿' },
    to: { en: 'redder colours', zh: '颜色偏红' },
    of: ({ palette }) => meanColour(palette, 'a'),
  },
  {
    id: 'colours',
    from: { en: 'few colours', zh: '颜色少' },
    to: { en: 'many colours', zh: '颜色多' },
    of: ({ palette }) => palette.length,
  },
];

function meanColour(palette: SeenPicture['palette'], side: 'a' | 'b'): number {
  const total = palette.reduce((sum, { area }) => sum + area, 0);
  return palette.reduce((sum, { hex, area }) => sum + (hexToOklab(hex)[side] * area) / total, 0);
}

import type { Pixels } from '../../src/core/image.js';
import { seededRandom } from '../../src/features/demo/random.js';
import { renderScene } from '../../training/scenes/pixels.js';
import { coloured, coloursOf, draftOf, type SceneRecord } from '../../training/scenes/plan.js';
import { type SceneStyle, sceneStyles } from '../../training/scenes/styles.js';

/** What the lexicon calls each style that can be drawn. A sticker, which says how a drawing is cut, has no entry. */
const lexiconIds: Readonly<Record<string, string>> = {
  flat: 'flat-design',
  line: 'line-art',
  minimal: 'minimalism',
  retro: 'seventies-groovy',
  memphis: 'memphis',
  neon: 'eighties-neon',
  ink: 'ink-wash',
  pastel: 'pastel-drawing',
  bauhaus: 'bauhaus',
  'art-deco': 'art-deco',
  guochao: 'guochao',
  watercolour: 'watercolour',
  woodcut: 'woodcut',
  'pixel-art': 'pixel-art',
  'pop-art': 'pop-art',
  blueprint: 'blueprint',
  chalkboard: 'chalkboard',
  'stained-glass': 'stained-glass',
  mosaic: 'mosaic',
  'cross-stitch': 'embroidery',
  papercut: 'papercut',
  duotone: 'duotone',
  vaporwave: 'vaporwave',
  pencil: 'pencil-sketch',
  'low-poly': 'low-poly',
  'gold-foil': 'black-gold-packaging',
  porcelain: 'blue-white-porcelain',
  'ukiyo-e': 'ukiyo-e',
  psychedelic: 'psychedelic',
};
const kinds = ['illustration', 'illustration', 'poster', 'card'] as const;
const edgePx = 144;

/** A style that can be drawn, by its id in the lexicon, and pictures of it. */
export interface DrawnStyle {
  id: string;
  records: SceneRecord[];
}

/** Returns so many pictures of each style that can be drawn and that the lexicon has: any things, layouts and colours of the style. */
export function planStyles(count: number): DrawnStyle[] {
  const random = seededRandom(271);
  const drawn = sceneStyles.filter(({ id }) => lexiconIds[id] !== undefined);
  return drawn.map((style: SceneStyle) => ({
    id: lexiconIds[style.id]!,
    records: Array.from({ length: count }, () => {
      const { colour: _colour, mood: _mood, layout, ...draft } = draftOf(random.pick(kinds), random);
      // The layouts of signs and scrolls belong to styles of their own.
      const plain = layout === 'sign' || layout === 'scroll' ? 'centred' : layout;
      return {
        ...draft,
        ...(plain === undefined ? {} : { layout: plain }),
        style: style.id,
        ...coloured(random.pick(coloursOf(style))),
        seed: random.whole(0, 2 ** 31),
        use: 'judge' as const,
      };
    }),
  }));
}

/** Returns a scene with all that its style does to it, cells too. */
export async function pixelsOf(record: SceneRecord): Promise<Pixels> {
  return { data: await renderScene(record, edgePx), widthPx: edgePx, heightPx: edgePx };
}

import { type Random, seededRandom } from '../../src/features/demo/random.js';
import { namedOf } from '../../training/scenes/named.js';
import { coloured, type Draft, draftOf, type SceneRecord } from '../../training/scenes/plan.js';
import { sceneStyles } from '../../training/scenes/styles.js';

/** A brand as its guidelines would have it: one style, in one or two palettes. */
export interface Campaign {
  style: string;
  colours: readonly string[];
}

/** Two styles that are easily taken for each other, in one palette and with the same things shown. */
export interface ClosePair {
  styles: readonly [string, string];
  colour: string;
}

export const campaigns: readonly Campaign[] = [
  { style: 'flat', colours: ['coral'] },
  { style: 'flat', colours: ['forest'] },
  { style: 'line', colours: ['nordic'] },
  { style: 'minimal', colours: ['mono'] },
  // Hardly a style to this model, in two moods: the hardest of them.
  { style: 'minimal', colours: ['dusk', 'ocean'] },
  { style: 'retro', colours: ['retro', 'seventies'] },
  { style: 'memphis', colours: ['citrus', 'coral'] },
  { style: 'neon', colours: ['cyber'] },
  { style: 'ink', colours: ['ink'] },
  { style: 'pastel', colours: ['pastel-mint', 'pastel-lilac'] },
  { style: 'guochao', colours: ['jade-red'] },
  { style: 'watercolour', colours: ['ocean'] },
  { style: 'papercut', colours: ['terracotta'] },
  { style: 'sticker', colours: ['citrus'] },
  { style: 'gold-foil', colours: ['gold-navy', 'gold-wine'] },
];

export const closePairs: readonly ClosePair[] = [
  { styles: ['retro', 'woodcut'], colour: 'retro' },
  { styles: ['retro', 'pop-art'], colour: 'seventies' },
  { styles: ['ukiyo-e', 'guochao'], colour: 'vermilion' },
  { styles: ['flat', 'papercut'], colour: 'coral' },
  { styles: ['flat', 'sticker'], colour: 'ocean' },
  { styles: ['papercut', 'sticker'], colour: 'forest' },
  { styles: ['line', 'pencil'], colour: 'graphite' },
  { styles: ['pencil', 'chalkboard'], colour: 'chalk-black' },
  { styles: ['line', 'gold-foil'], colour: 'gold-black' },
  { styles: ['neon', 'vaporwave'], colour: 'vapor' },
];

/** Styles that live from cells, which the drawings of a benchmark do not have. */
const celled = ['pixel-art', 'mosaic', 'cross-stitch'];
const libraryKinds = [
  'illustration',
  'illustration',
  'illustration',
  'poster',
  'poster',
  'card',
  'packaging',
  'repeat',
  'landscape',
] as const;
const campaignKinds = ['illustration', 'illustration', 'poster', 'card', 'packaging'] as const;

/** Returns pictures of all kinds, styles and colours. */
export function planLibrary(count: number): SceneRecord[] {
  const random = seededRandom(81);
  const records: SceneRecord[] = [];
  while (records.length < count) {
    const draft = draftOf(random.pick(libraryKinds), random);
    if (!celled.includes(draft.style ?? '')) records.push(drawn(draft, random));
  }
  return records;
}

/** Returns pictures of a campaign: any things and layouts, in its style and palettes. */
export function planCampaign({ style, colours }: Campaign, count: number, seed: number): SceneRecord[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const draft = draftOf(random.pick(campaignKinds), random);
    return drawn(inStyle(draft, style, random.pick(colours)), random);
  });
}

/** Returns illustrations of both sides of a pair; what is shown, and how it is laid out, is the same on both. */
export function planPair({ styles, colour }: ClosePair, count: number, seed: number): SceneRecord[][] {
  const random = seededRandom(seed);
  return styles.map((style) =>
    Array.from({ length: count }, () =>
      drawn(inStyle(draftOf('illustration', random), style, colour), random),
    ),
  );
}

/** Returns whether a picture of the library is one that the campaign could have made. */
export function isOfCampaign({ style, colours }: Campaign, record: SceneRecord): boolean {
  return record.style === style && colours.includes(record.colour ?? '');
}

/** Returns what a campaign's guidelines would say of it. */
export function describeCampaign({ style, colours }: Campaign, nameOfColour: (id: string) => string): string {
  return `${namedOf(sceneStyles, style).english[0]} style in ${colours.map(nameOfColour).join(' or ')} colours`;
}

function inStyle(draft: Draft, style: string, colour: string): Draft {
  const { colour: _colour, mood: _mood, layout, ...rest } = draft;
  // The layouts of signs and scrolls belong to styles of their own.
  const plain = layout === 'sign' || layout === 'scroll' ? 'centred' : layout;
  return { ...rest, ...(plain === undefined ? {} : { layout: plain }), style, ...coloured(colour) };
}

function drawn(draft: Draft, random: Random): SceneRecord {
  return { ...draft, seed: random.whole(0, 2 ** 31), use: 'judge' };
}

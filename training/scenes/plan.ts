import { rooms } from '../../src/features/demo/draw/interiors.js';
import { packs } from '../../src/features/demo/draw/packaging.js';
import { patterns } from '../../src/features/demo/draw/patterns/index.js';
import { scenes } from '../../src/features/demo/draw/scenes/index.js';
import { subjects } from '../../src/features/demo/draw/subjects/index.js';
import { planLibrary } from '../../src/features/demo/plan/index.js';
import { type Random, seededRandom, seedOf } from '../../src/features/demo/random.js';
import { colourWays } from './colours.js';
import { namedOf } from './named.js';
import { type SceneStyle, sceneStyles } from './styles.js';
import { type Attribute, attributes } from './values.js';

/** What is true of one scene, by attribute; what does not apply is left out. All that is needed to draw it, too. */
export interface SceneRecord extends Partial<Record<Attribute, string>> {
  kind: string;
  subject: string;
  /** Height divided by width. */
  ratio: number;
  seed: number;
  use: 'train' | 'judge';
}

export type Draft = Omit<SceneRecord, 'seed' | 'use'>;

/** How many scenes of each kind are drawn. */
const shares: Readonly<Record<string, number>> = {
  illustration: 0.5,
  repeat: 0.06,
  pattern: 0.04,
  landscape: 0.08,
  poster: 0.17,
  card: 0.05,
  interior: 0.05,
  packaging: 0.05,
};
/** One in so many pairs of what is shown and how is never taught. */
const heldOutPairs = 8;
/** Colours of styles that come in any. */
const freeColours = colourWays
  .filter(
    ({ id, isOneColour }) => isOneColour || 'coral forest ocean dusk citrus terracotta nordic'.includes(id),
  )
  .map(({ id }) => id);
/** Styles that can be laid over a finished picture. */
const overlays = ['watercolour', 'woodcut', 'pixel-art', 'mosaic', 'cross-stitch', 'duotone', 'low-poly'];
/** Styles whose cells leave nothing of small things. */
const coarse = ['pixel-art', 'mosaic', 'cross-stitch'];

/**
 * Returns `taught` scenes and `judged` ones, the same each time. A judged scene shows a thing in a style or colours in
 * which no taught one does, and no scene has all attributes of another or of a picture of the demo library.
 */
export function planScenes(taught: number, judged: number): SceneRecord[] {
  const seen = new Set(
    planLibrary().map(({ kind, subject, style, scheme }) =>
      demoKey({ kind, subject, style, colour: scheme }),
    ),
  );
  const random = seededRandom(20261124);
  const left = { train: taught, judge: judged };
  const records: SceneRecord[] = [];
  while (left.train > 0 || left.judge > 0) {
    const draft = drafts[pickKind(random)]!(random);
    const use = isHeldOut(draft) ? 'judge' : 'train';
    const key = JSON.stringify(
      draft,
      Object.keys(draft)
        .filter((name) => name !== 'ratio')
        .sort(),
    );
    if (left[use] === 0 || seen.has(key) || seen.has(demoKey(draft))) continue;
    seen.add(key);
    left[use]--;
    records.push({ ...draft, seed: seedOf(key), use });
  }
  return records;
}

const demoKinds: Readonly<Record<string, string>> = {
  illustration: 'icon',
  repeat: 'pattern',
  card: 'product-card',
};

function demoKey({
  kind,
  subject,
  style,
  colour,
}: Pick<Draft, 'kind' | 'subject' | 'style' | 'colour'>): string {
  return [demoKinds[kind] ?? kind, subject, style, colour].join(' ');
}

/** Returns whether the thing of a scene is never taught in its style or colours. */
export function isHeldOut({ kind, subject, style, colour }: Draft): boolean {
  const look = style ?? (kind === 'landscape' ? undefined : colour);
  return look !== undefined && seedOf(`${subject} in ${look}`) % heldOutPairs === 0;
}

function pickKind(random: Random): keyof typeof drafts {
  let draw = random.next();
  for (const [kind, share] of Object.entries(shares)) {
    draw -= share;
    if (draw < 0) return kind as keyof typeof drafts;
  }
  return 'illustration';
}

/** Returns a scene of the kind with everything left to chance. */
export function draftOf(kind: keyof typeof drafts, random: Random): Draft {
  return drafts[kind](random);
}

const drafts = {
  illustration: (random: Random): Draft => {
    const look = looked(random);
    return {
      kind: 'illustration',
      ...look,
      layout: random.pick(['plain', 'plain', 'disc', 'framed', 'top', 'bottom', 'left', 'right']),
      count: random.pick(coarse.includes(look.style) ? ['1', '1', '2'] : ['1', '1', '1', '2', '3', '4', '6']),
      ground: random.pick(attributes.ground).id,
      ...(random.chance(0.3) ? { season: random.pick(attributes.season).id } : {}),
      ratio: random.pick([0.75, 1, 1, 1.33]),
    };
  },
  repeat: (random: Random): Draft => ({ kind: 'repeat', ...looked(random), ratio: 1 }),
  pattern: (random: Random): Draft => ({
    kind: 'pattern',
    subject: `pattern-${random.pick(patterns).id}`,
    ...coloured(random.pick(colourWays).id),
    ratio: 1,
  }),
  landscape: (random: Random): Draft => {
    const scene = random.pick(scenes);
    return {
      kind: 'landscape',
      subject: `scene-${scene.id}`,
      ...(scene.season === undefined ? {} : { season: scene.season }),
      mood: scene.mood,
      ...overlaid(random),
      ratio: random.pick([0.66, 0.66, 1]),
    };
  },
  poster: (random: Random): Draft => {
    const look = looked(random);
    const layouts = ['centred', 'sunburst', 'airy', 'swiss', 'bauhaus', 'tiled', 'arch'];
    const own: Readonly<Record<string, string>> = {
      neon: 'sign',
      vaporwave: 'sign',
      ink: 'scroll',
      porcelain: 'scroll',
    };
    const layout =
      own[look.style] !== undefined && random.chance(0.6) ? own[look.style]! : random.pick(layouts);
    return {
      kind: 'poster',
      ...look,
      layout,
      // The scroll's characters are a part of its drawing.
      lettering: layout === 'scroll' || random.chance(0.65) ? 'lettered' : 'wordless',
      ratio: 1.33,
    };
  },
  card: (random: Random): Draft => ({
    kind: 'card',
    ...looked(random),
    layout: random.pick(['panel', 'circle', 'banner']),
    ratio: 1.2,
  }),
  interior: (random: Random): Draft => ({
    kind: 'interior',
    subject: random.pick(rooms).id,
    ...coloured(random.pick(freeColours)),
    ...overlaid(random),
    ratio: 0.75,
  }),
  packaging: (random: Random): Draft => ({
    kind: 'packaging',
    ...looked(random),
    layout: random.pick(packs).id,
    ratio: 1,
  }),
};

function looked(random: Random) {
  const style: SceneStyle = random.pick(sceneStyles);
  return {
    subject: random.pick(subjects).id,
    style: style.id,
    ...coloured(random.pick(coloursOf(style))),
  };
}

/** Returns the ids of the colour ways that a style comes in. */
export function coloursOf({ colours }: SceneStyle): readonly string[] {
  return colours ?? freeColours;
}

/** Returns what a colour way makes true of a scene. */
export function coloured(id: string): { colour: string; mood?: string } {
  const { mood } = namedOf(colourWays, id);
  return { colour: id, ...(mood === undefined ? {} : { mood }) };
}

function overlaid(random: Random): { style?: string } {
  return random.chance(0.5) ? { style: random.pick(overlays) } : {};
}

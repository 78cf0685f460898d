import { type Brand, brands } from '../../src/features/demo/brands.js';
import { roomOf, roomSize } from '../../src/features/demo/draw/interiors.js';
import { drawPack, packSize } from '../../src/features/demo/draw/packaging.js';
import { patternOf } from '../../src/features/demo/draw/patterns/index.js';
import { drawRepeat } from '../../src/features/demo/draw/patterns/repeat.js';
import { inkFilter, type Technique } from '../../src/features/demo/draw/pen.js';
import { drawPoster, type PosterLayout, posterSize } from '../../src/features/demo/draw/posters.js';
import { type CardLayout, cardSize, drawProductCard } from '../../src/features/demo/draw/product-cards.js';
import { sceneOf } from '../../src/features/demo/draw/scenes/index.js';
import { sceneHeight, sceneWidth } from '../../src/features/demo/draw/scenes/scene.js';
import { subjectOf } from '../../src/features/demo/draw/subjects/index.js';
import { element, rect, svgDocument } from '../../src/features/demo/draw/svg.js';
import { type Random, seededRandom } from '../../src/features/demo/random.js';
import type { Scheme } from '../../src/features/demo/schemes.js';
import { colourWays } from './colours.js';
import { type Sheet, type Touch, touchOf } from './effects.js';
import { drawIllustration } from './illustration.js';
import { namedOf } from './named.js';
import type { SceneRecord } from './plan.js';
import { sceneStyles } from './styles.js';

export interface SceneDrawing {
  svg: string;
  /** What is done to the pixels after drawing. */
  cells?: Touch['cells'];
}

const headlines = [
  'SUMMER SALE',
  'JAZZ NIGHT',
  'FILM WEEK',
  'OPEN AIR',
  'NEW YEAR',
  'GRAND TOUR',
  'GOOD LUCK',
  'MARKET DAY',
  'ART FAIR',
  'COFFEE',
  'LIVE 2026',
  'HELLO',
];
const lines = ['FRIDAY 21.00', '3-9 MAY', 'EVERY MONDAY', '50% OFF', 'FREE ENTRY', 'SINCE 1998', 'OPEN 7-19'];

interface Body {
  width: number;
  height: number;
  /** The plain ground, which a style may draw on. */
  ground: string;
  /** What stands on it. */
  content: string;
}

/** Returns the drawing of a scene, `widthPx` wide. The same record always gives the same text. */
export function drawScene(record: SceneRecord, widthPx: number): SceneDrawing {
  const random = seededRandom(record.seed);
  const style = record.style === undefined ? undefined : namedOf(sceneStyles, record.style);
  const scheme = record.colour === undefined ? someScheme(random) : namedOf(colourWays, record.colour).scheme;
  const size = sizeOf(record);
  const sheet: Sheet = { ...size, scheme, random };
  const touch = touchOf(style?.effect, sheet);
  const { width, height, ground, content } = draw(record, {
    sheet,
    technique: style?.technique ?? 'flat',
    touch,
  });
  const filtered = { filter: touch.defs?.includes('"touch"') ? 'url(#touch)' : undefined };
  const body = touch.isWhole
    ? element('g', filtered, ground + content)
    : ground + (touch.under ?? '') + element('g', filtered, content);
  const defs = element(
    'defs',
    {},
    (body.includes('#ink') ? inkFilter(record.seed) : '') + (touch.defs ?? ''),
  );
  const frame = { width, height, widthPx, heightPx: Math.round(widthPx * record.ratio) };
  const svg = svgDocument(frame, defs + body + (touch.over ?? ''));
  return touch.cells === undefined ? { svg } : { svg, cells: touch.cells };
}

function sizeOf({ kind, ratio }: SceneRecord): { width: number; height: number } {
  switch (kind) {
    case 'poster':
      return posterSize;
    case 'card':
      return cardSize;
    case 'interior':
      return roomSize;
    case 'landscape':
      return { width: sceneWidth, height: sceneHeight };
    case 'packaging':
      return { width: packSize, height: packSize };
    default:
      return { width: 600, height: Math.round(600 * ratio) };
  }
}

function draw(
  record: SceneRecord,
  { sheet, technique, touch }: { sheet: Sheet; technique: Technique; touch: Touch },
): Body {
  const { width, height, scheme, random } = sheet;
  const { kind, subject, layout } = record;
  const ground = rect(0, 0, width, height, scheme.ground);
  const onGround = (body: string, own = ground): Body => ({
    width,
    height,
    ground: own,
    content: body.startsWith(own) ? body.slice(own.length) : body,
  });
  switch (kind) {
    case 'repeat':
      return onGround(drawRepeat(subjectOf(subject).shapes, scheme, technique, { size: 600, random }));
    case 'pattern':
      return onGround(patternOf(subject.replace('pattern-', '')).draw(scheme, 600, random));
    case 'landscape': {
      const scene = sceneOf(subject.replace('scene-', ''));
      return onGround(scene.draw(random.pick(scene.colourings), random));
    }
    case 'poster': {
      const words = record.lettering === 'wordless' ? [] : [random.pick(headlines), random.pick(lines)];
      const poster = { scheme, subject, words, technique, random };
      return onGround(drawPoster((layout === 'airy' ? 'minimal' : layout) as PosterLayout, poster));
    }
    case 'card':
      return onGround(
        drawProductCard(layout as CardLayout, {
          brand: someBrand(random),
          scheme,
          product: subject,
          technique,
          random,
        }),
      );
    case 'interior':
      return onGround(roomOf(subject).draw(scheme, random));
    case 'packaging':
      return onGround(
        drawPack(layout!, { brand: someBrand(random), scheme, product: subject, technique, random }),
      );
    default:
      return onGround(drawIllustration(record, { sheet, technique, scale: touch.scale ?? 1 }));
  }
}

function someBrand(random: Random): Brand {
  return random.pick(brands);
}

function someScheme(random: Random): Scheme {
  return random.pick(colourWays).scheme;
}

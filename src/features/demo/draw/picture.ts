import { brandOf } from '../brands.js';
import { type Random, seededRandom } from '../random.js';
import type { PictureKind, PictureRecord } from '../record.js';
import { styleOf } from '../words.js';
import { roomOf, roomSize } from './interiors.js';
import { drawLogo, type LogoLayout } from './logo.js';
import { drawPack, packSize } from './packaging.js';
import { patternOf } from './patterns/index.js';
import { drawRepeat } from './patterns/repeat.js';
import { drawShapes, inkFilter, type Technique } from './pen.js';
import { drawPoster, type PosterLayout, posterSize } from './posters.js';
import { type CardLayout, cardSize, drawProductCard } from './product-cards.js';
import { sceneOf } from './scenes/index.js';
import { sceneHeight, sceneWidth } from './scenes/scene.js';
import { subjectOf } from './subjects/index.js';
import { circle, element, place, rect, shade, svgDocument } from './svg.js';

interface Drawing {
  width: number;
  height: number;
  body: string;
}

/** Returns the picture of a record as an SVG document of its size. The same record always gives the same text. */
export function drawPicture(record: PictureRecord): string {
  const { width, height, body } = drawings[record.kind](record, seededRandom(record.seed));
  const defs = body.includes('#ink') ? element('defs', {}, inkFilter(record.seed)) : '';
  const frame = { width, height, widthPx: record.widthPx, heightPx: record.heightPx };
  return svgDocument(frame, defs + body, record.title);
}

const drawings: Record<PictureKind, (record: PictureRecord, random: Random) => Drawing> = {
  icon: ({ subject, palette, style, layout }) => {
    const isOnDisc = layout === 'disc';
    const disc = isOnDisc ? shade(palette.second, 0.07) : palette.ground;
    const drawing = drawShapes(subjectOf(subject).shapes, { ...palette, ground: disc }, techniqueOf(style));
    const margin = isOnDisc ? 24 : 7;
    const scale = (100 - 2 * margin + 14) / 114;
    return {
      width: 114,
      height: 114,
      body:
        rect(0, 0, 114, 114, palette.ground) +
        (isOnDisc ? circle(57, 57, 53, disc) : '') +
        place(drawing, { x: 57 - 50 * scale, y: 57 - 50 * scale, scale }),
    };
  },
  pattern: ({ subject, palette, style, layout }, random) => ({
    width: 600,
    height: 600,
    body:
      rect(0, 0, 600, 600, palette.ground) +
      (layout === 'repeat'
        ? drawRepeat(subjectOf(subject).shapes, palette, techniqueOf(style), { size: 600, random })
        : patternOf(subject).draw(palette, 600, random)),
  }),
  scene: ({ subject, palette }, random) => {
    const scene = sceneOf(subject);
    const colours = scene.colourings.find(
      ({ sky, accent }) => sky[0] === palette.ground && accent === palette.accent,
    );
    return {
      width: sceneWidth,
      height: sceneHeight,
      body: scene.draw(colours ?? scene.colourings[0]!, random),
    };
  },
  poster: ({ subject, palette, style, layout, words }, random) => ({
    ...posterSize,
    body: drawPoster(layout as PosterLayout, {
      scheme: palette,
      subject,
      words,
      technique: techniqueOf(style),
      random,
    }),
  }),
  'product-card': (record, random) => ({
    ...cardSize,
    body: drawProductCard(record.layout as CardLayout, {
      ...printOf(record),
      product: record.subject,
      random,
    }),
  }),
  interior: ({ subject, palette }, random) =>
    throughCamera({ ...roomSize, body: roomOf(subject).draw(palette, random) }, random),
  packaging: (record, random) => ({
    width: packSize,
    height: packSize,
    body: drawPack(record.subject, { ...printOf(record), product: record.also[0]!, random }),
  }),
  logo: ({ brand, palette, layout }) => ({
    width: 512,
    height: 512,
    body: drawLogo(brandOf(brand!), palette, layout as LogoLayout, 512),
  }),
};

/** Returns the view of a place as one photographer or another would take it: from the left or right, nearer or farther. */
function throughCamera({ width, height, body }: Drawing, random: Random): Drawing {
  const zoom = random.between(1, 1.4);
  const x = -random.next() * (zoom - 1) * width;
  // What matters stands on the ground, so that only the sky or the ceiling may leave the picture.
  const y = -(zoom - 1) * height * random.between(0.6, 0.95);
  const view = place(body, { x, y, scale: zoom });
  return {
    width,
    height,
    body: random.chance(0.5) ? `<g transform="translate(${width} 0) scale(-1 1)">${view}</g>` : view,
  };
}

/** Goods are shown clearer than the rest of a brand's work: ink turns into outlined colour. */
function printOf({ brand, palette, style }: PictureRecord) {
  const technique: Technique = style === 'ink' ? 'outlined' : techniqueOf(style);
  return { brand: brandOf(brand!), scheme: palette, technique };
}

function techniqueOf(style: string): Technique {
  return styleOf(style).technique;
}

import type { Brand } from '../brands.js';
import type { Random } from '../random.js';
import type { Scheme } from '../schemes.js';
import { letter, letteringWidth } from './letters.js';
import { brandName, brandSign } from './logo.js';
import { patternOf } from './patterns/index.js';
import { drawShapes, type Technique } from './pen.js';
import { subjectOf } from './subjects/index.js';
import { element, path, place, rect, shade } from './svg.js';

/** Packs are drawn in a box of this size. */
export const packSize = 600;

export interface Pack {
  id: string;
  english: string;
  chinese: string;
}

export const packs: readonly Pack[] = [
  { id: 'box', english: 'box', chinese: '包装盒' },
  { id: 'tin', english: 'round tin', chinese: '圆罐' },
  { id: 'pouch', english: 'pouch', chinese: '包装袋' },
  { id: 'bottle', english: 'bottle', chinese: '瓶子' },
  { id: 'paper-bag', english: 'paper shopping bag', chinese: '纸袋' },
  { id: 'paper-cup', english: 'paper cup', chinese: '纸杯' },
];

interface Print {
  brand: Brand;
  scheme: Scheme;
  product: string;
  technique: Technique;
  random: Random;
}

/** Returns a picture of a pack with the brand's sign, name, pattern and product on it. */
export function drawPack(id: string, print: Print): string {
  const { scheme } = print;
  const ground = rect(0, 0, packSize, packSize, shade(scheme.second, 0.06));
  return (
    ground +
    element('ellipse', { cx: 300, cy: 520, rx: 210, ry: 24, fill: scheme.dark, opacity: 0.22 }) +
    bodies[id as keyof typeof bodies](print)
  );
}

const bodies = {
  box: (print: Print) => {
    const { scheme } = print;
    return (
      path('M150 150L190 100H490L450 150Z', { fill: shade(scheme.ground, 0.03) }) +
      path('M450 150L490 100V480L450 520Z', { fill: shade(scheme.main, -0.1) }) +
      label(print, { x: 150, y: 150, width: 300, height: 370 })
    );
  },
  tin: (print: Print) => {
    const { scheme } = print;
    return (
      clipped(
        'M170 150V500A130 30 0 0 0 430 500V150Z',
        label(print, { x: 170, y: 150, width: 260, height: 380 }),
      ) +
      gloss('M170 150V500A130 30 0 0 0 430 500V150Z') +
      path('M164 110V160A136 30 0 0 0 436 160V110Z', { fill: shade(scheme.dark, 0.1) }) +
      element('ellipse', { cx: 300, cy: 110, rx: 136, ry: 28, fill: shade(scheme.dark, 0.2) })
    );
  },
  pouch: (print: Print) => {
    const outline = 'M160 110H440L456 200Q466 400 448 520H152Q134 400 144 200Z';
    return (
      clipped(outline, label(print, { x: 134, y: 110, width: 332, height: 410 })) +
      gloss(outline) +
      rect(160, 104, 280, 22, shade(print.scheme.dark, 0.12))
    );
  },
  bottle: (print: Print) => {
    const { scheme } = print;
    const outline =
      'M262 80H338V180Q338 210 376 236Q404 256 404 300V490Q404 522 372 522H228Q196 522 196 490V300Q196 256 224 236Q262 210 262 180Z';
    return (
      path(outline, { fill: shade(scheme.main, -0.04) }) +
      clipped(outline, label(print, { x: 196, y: 290, width: 208, height: 180 })) +
      gloss(outline) +
      rect(254, 60, 92, 44, scheme.dark, { rx: 6 })
    );
  },
  'paper-bag': (print: Print) => {
    const { scheme } = print;
    return (
      path('M230 170V120Q230 70 300 70Q370 70 370 120V170', {
        fill: 'none',
        stroke: scheme.dark,
        'stroke-width': 9,
      }) +
      label(print, { x: 150, y: 160, width: 300, height: 360 }) +
      path('M450 160L490 190V500L450 520Z', { fill: shade(scheme.main, -0.1) })
    );
  },
  'paper-cup': (print: Print) => {
    const { scheme } = print;
    const outline = 'M176 150H424L392 520H208Z';
    return (
      clipped(outline, label(print, { x: 176, y: 150, width: 248, height: 370 })) +
      gloss(outline) +
      path('M160 118H440V156H160Z', { fill: scheme.dark }) +
      path('M180 84H420L436 118H164Z', { fill: shade(scheme.dark, 0.12) })
    );
  },
};

/** The printed front: a band of the brand's pattern, its sign and name, and the product below. */
function label({ brand, scheme, product, technique, random }: Print, { x, y, width, height }: Box): string {
  const band = height * 0.3;
  const cx = x + width / 2;
  const nameHeight = Math.min(34, (width * 0.72) / letteringWidth(brand.name, brand.lettering.spacing));
  const pattern = place(
    patternOf(random.pick(brand.patterns)).draw(
      { ...scheme, ground: scheme.main, main: scheme.ground },
      500,
      random,
    ),
    { scale: Math.max(width, band) / 480 },
  );
  const productSize = Math.min(height * 0.4, width * 0.56);
  const signSize = band * 0.62;
  return (
    rect(x, y, width, height, scheme.ground) +
    element('svg', { x, y, width, height: band }, rect(0, 0, width, band, scheme.main), pattern) +
    rect(cx - signSize * 0.62, y + band - signSize * 0.72, signSize * 1.24, signSize * 1.24, scheme.ground, {
      rx: signSize * 0.62,
    }) +
    place(brandSign(brand, scheme), {
      x: cx - signSize / 2,
      y: y + band - signSize * 0.6,
      scale: signSize / 100,
    }) +
    brandName(brand, { x: cx, y: y + band + signSize * 0.62, height: nameHeight, colour: scheme.main }) +
    place(drawShapes(subjectOf(product).shapes, scheme, technique), {
      x: cx - productSize / 2,
      y: y + height - productSize - height * 0.05,
      scale: productSize / 100,
    }) +
    letter(brand.id === 'yunshan' ? '茶' : '', {
      x: x + width * 0.86,
      y: y + height * 0.8,
      height: height * 0.1,
      colour: scheme.accent,
    })
  );
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Cuts what is printed to the outline of the pack; the id follows from the outline, so that two packs may share a page. */
function clipped(outline: string, content: string): string {
  const id = `cut${outline.length}`;
  return (
    element('clipPath', { id }, path(outline, {})) + element('g', { 'clip-path': `url(#${id})` }, content)
  );
}

function gloss(outline: string): string {
  const stop = (offset: number, colour: string, opacity: number) =>
    element('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity });
  return (
    element(
      'linearGradient',
      { id: 'gloss', x1: 0, y1: 0, x2: 1, y2: 0 },
      stop(0, '#000', 0.22),
      stop(0.22, '#fff', 0.18),
      stop(0.5, '#fff', 0),
      stop(1, '#000', 0.26),
    ) + path(outline, { fill: 'url(#gloss)' })
  );
}

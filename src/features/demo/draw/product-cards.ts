import type { Brand } from '../brands.js';
import type { Random } from '../random.js';
import type { Scheme } from '../schemes.js';
import { letter, letteringWidth } from './letters.js';
import { brandName, brandSign } from './logo.js';
import { patternOf } from './patterns/index.js';
import { drawShapes, type Technique } from './pen.js';
import { starburst } from './shapes.js';
import { subjectOf } from './subjects/index.js';
import { circle, element, path, place, rect, shade } from './svg.js';

/** Product cards are drawn in a box of this size. */
export const cardSize = { width: 600, height: 720 };

export const cardLayouts = ['panel', 'circle', 'banner'] as const;

export type CardLayout = (typeof cardLayouts)[number];

interface Card {
  brand: Brand;
  scheme: Scheme;
  product: string;
  technique: Technique;
  random: Random;
}

/** Returns a shop's product card: the product large, name, price, stars and the brand. */
export function drawProductCard(layout: CardLayout, card: Card): string {
  const { scheme, random } = card;
  const price = String(random.whole(3, 99) * 10 + 9);
  return rect(0, 0, 600, 720, scheme.ground) + layouts[layout](card) + footer(card, price);
}

const layouts: Record<CardLayout, (card: Card) => string> = {
  panel: (card) => {
    const panel = shade(card.scheme.ground, card.brand.id === 'volta' ? 0.05 : -0.05);
    return (
      rect(40, 40, 520, 480, panel, { rx: 28 }) + productAt(card, 300, 290, 380, panel) + badge(card, 500, 92)
    );
  },
  circle: (card) => {
    const disc =
      card.brand.id === 'volta' ? shade(card.scheme.ground, 0.08) : shade(card.scheme.second, 0.07);
    return circle(300, 280, 232, disc) + productAt(card, 300, 284, 340, disc) + signAt(card, 40, 40, 64);
  },
  banner: (card) => {
    const { brand, scheme, random } = card;
    const pattern = place(
      patternOf(random.pick(brand.patterns)).draw(
        { ...scheme, ground: scheme.main, main: shade(scheme.main, brand.id === 'volta' ? -0.2 : 0.12) },
        600,
        random,
      ),
      {},
    );
    const plate = scheme.ground;
    return (
      element(
        'svg',
        { x: 0, y: 0, width: 600, height: 250 },
        rect(0, 0, 600, 250, shade(scheme.main, -0.02)),
        pattern,
      ) +
      rect(100, 80, 400, 440, plate, { rx: 20 }) +
      productAt(card, 300, 300, 330, plate)
    );
  },
};

function productAt(
  { scheme, product, technique }: Card,
  cx: number,
  cy: number,
  size: number,
  ground: string,
): string {
  const drawing = drawShapes(subjectOf(product).shapes, { ...scheme, ground }, technique);
  return place(drawing, { x: cx - size / 2, y: cy - size / 2, scale: size / 100 });
}

function signAt({ brand, scheme }: Card, x: number, y: number, size: number): string {
  return place(brandSign(brand, scheme), { x, y, scale: size / 100 });
}

function badge({ scheme, random }: Card, x: number, y: number): string {
  const colour = scheme.accent;
  const percent = `${random.pick([10, 15, 20, 25, 30, 50])}%`;
  return (
    path(starburst(x, y, 14, 58, 49), { fill: colour }) +
    letter(percent, { x, y: y - 11, height: 22, colour: scheme.dark, weight: 0.16, spacing: 0.22 })
  );
}

function footer({ brand, scheme, random }: Card, price: string): string {
  const nameHeight = Math.min(38, 250 / letteringWidth(brand.name, brand.lettering.spacing));
  const full = random.whole(3, 5);
  const starsRow = Array.from({ length: 5 }, (_, at) =>
    path(starburst(54 + at * 34, 668, 5, 14, 6), {
      fill: at < full ? scheme.accent : shade(scheme.ground, -0.1),
    }),
  );
  return (
    brandName(brand, { x: 40, y: 570, height: nameHeight, colour: scheme.main, align: 'left' }) +
    starsRow.join('') +
    rect(392, 606, 168, 74, scheme.main, { rx: 37 }) +
    letter(price, { x: 476, y: 628, height: 30, colour: scheme.ground, weight: 0.15 })
  );
}

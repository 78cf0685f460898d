import type { Brand } from '../brands.js';
import type { Scheme } from '../schemes.js';
import { letter, letteringWidth } from './letters.js';
import { box, polygon, starburst } from './shapes.js';
import { circle, element, path, place, rect } from './svg.js';

/** Returns the sign of a brand in a box of 100 x 100. */
export function brandSign(brand: Brand, { main, second, accent, light, ground }: Scheme): string {
  switch (brand.id) {
    case 'havn':
      return (
        path('M10 92V50A40 40 0 0 1 90 50V92Z', { fill: main }) +
        path('M28 92V54A22 22 0 0 1 72 54V92Z', { fill: second }) +
        path('M44 92V58A6 6 0 0 1 56 58V92Z', { fill: light }) +
        circle(50, 22, 5, accent)
      );
    case 'volta':
      return (
        path(starburst(50, 50, 3, 47, 47), {
          fill: ground,
          stroke: main,
          'stroke-width': 6,
          'stroke-linejoin': 'round',
        }) +
        path(polygon(56, 16, 27, 56, 47, 56, 42, 84, 73, 42, 53, 42), { fill: accent }) +
        path(starburst(50, 50, 3, 37, 37), {
          fill: 'none',
          stroke: second,
          'stroke-width': 2,
          'stroke-opacity': 0.8,
        })
      );
    default:
      return (
        path(box(6, 6, 88, 88, 10), { fill: main }) +
        path('M16 76L38 34L50 56L60 42L84 76Z', { fill: light }) +
        path('M22 26q8-10 16 0t16 0t16 0', {
          fill: 'none',
          stroke: light,
          'stroke-width': 5,
          'stroke-linecap': 'round',
        }) +
        circle(74, 30, 7, second)
      );
  }
}

/** Returns the name of a brand in its own letters, `y` being the top. */
export function brandName(
  brand: Brand,
  {
    x,
    y,
    height,
    colour,
    align,
  }: { x: number; y: number; height: number; colour: string; align?: 'left' | 'middle' },
): string {
  return letter(brand.name, {
    x,
    y,
    height,
    colour,
    ...brand.lettering,
    ...(align === undefined ? {} : { align }),
  });
}

export type LogoLayout = 'stacked' | 'horizontal' | 'sign' | 'card' | 'seal';

/** Returns a logo picture of the given size. */
export function drawLogo(brand: Brand, scheme: Scheme, layout: LogoLayout, size: number): string {
  const ground = rect(0, 0, size, size, scheme.ground);
  const sign = (x: number, y: number, edge: number, colours = scheme) =>
    place(brandSign(brand, colours), { x, y, scale: edge / 100 });
  const nameHeight = (width: number) =>
    Math.min(size * 0.13, width / letteringWidth(brand.name, brand.lettering.spacing));
  switch (layout) {
    case 'stacked': {
      const height = nameHeight(size * 0.6);
      return (
        ground +
        sign(size * 0.3, size * 0.16, size * 0.4) +
        brandName(brand, { x: size / 2, y: size * 0.68, height, colour: scheme.main })
      );
    }
    case 'horizontal': {
      const height = nameHeight(size * 0.46);
      return (
        ground +
        sign(size * 0.1, size * 0.38, size * 0.24) +
        brandName(brand, {
          x: size * 0.4,
          y: size * 0.5 - height / 2,
          height,
          colour: scheme.main,
          align: 'left',
        })
      );
    }
    case 'sign':
      return ground + sign(size * 0.15, size * 0.15, size * 0.7);
    case 'card': {
      const height = nameHeight(size * 0.34);
      return (
        rect(0, 0, size, size, scheme.second) +
        element(
          'g',
          { transform: `rotate(-8 ${size / 2} ${size / 2})` },
          rect(size * 0.13, size * 0.29, size * 0.74, size * 0.44, scheme.dark, {
            rx: size * 0.02,
            opacity: 0.25,
          }),
          rect(size * 0.12, size * 0.27, size * 0.74, size * 0.44, scheme.ground, { rx: size * 0.02 }),
          sign(size * 0.18, size * 0.37, size * 0.22),
          brandName(brand, {
            x: size * 0.46,
            y: size * 0.43,
            height: height * 0.8,
            colour: scheme.main,
            align: 'left',
          }),
          rect(size * 0.46, size * 0.55, size * 0.26, size * 0.012, scheme.second),
          rect(size * 0.46, size * 0.585, size * 0.18, size * 0.012, scheme.second),
        )
      );
    }
    case 'seal': {
      const height = nameHeight(size * 0.44);
      return (
        rect(0, 0, size, size, scheme.main) +
        circle(size / 2, size / 2, size * 0.38, scheme.ground) +
        circle(size / 2, size / 2, size * 0.35, 'none', {
          stroke: scheme.second,
          'stroke-width': size * 0.008,
        }) +
        sign(size * 0.37, size * 0.24, size * 0.26) +
        brandName(brand, { x: size / 2, y: size * 0.58, height: height * 0.8, colour: scheme.main })
      );
    }
  }
}

import { hexToOklch, oklchToHex } from '../../../core/colour/convert.js';

export type Attributes = Record<string, string | number | undefined>;

/** Returns one SVG element; attributes without a value are left out, numbers are cut to two decimals. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : value}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Returns a path element. */
export function path(d: string, attributes: Attributes): string {
  return element('path', { d, ...attributes });
}

/** Returns a group moved, scaled and then turned (degrees, around the origin of what it holds). */
export function place(
  content: string,
  {
    x = 0,
    y = 0,
    scale = 1,
    turn = 0,
    opacity,
  }: { x?: number; y?: number; scale?: number; turn?: number; opacity?: number },
): string {
  const transform = `translate(${short(x)} ${short(y)}) scale(${short(scale)})${turn === 0 ? '' : ` rotate(${short(turn)})`}`;
  return element('g', { transform, opacity }, content);
}

/** Returns a rectangle, with round corners where a radius is given. */
export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: Attributes = {},
): string {
  return element('rect', { x, y, width, height, fill, ...more });
}

/** Returns a filled circle. */
export function circle(cx: number, cy: number, r: number, fill: string, more: Attributes = {}): string {
  return element('circle', { cx, cy, r, fill, ...more });
}

/** Returns the definition of a vertical gradient from the first colour at the top to the last at the bottom. */
export function verticalGradient(id: string, colours: readonly string[]): string {
  const stops = colours.map((colour, index) =>
    element('stop', { offset: index / Math.max(1, colours.length - 1), 'stop-color': colour }),
  );
  return element('linearGradient', { id, x1: 0, y1: 0, x2: 0, y2: 1 }, ...stops);
}

export interface Frame {
  /** The box in which the picture is drawn. */
  width: number;
  height: number;
  /** The size at which it is shown; what exceeds its ratio is cut off. */
  widthPx: number;
  heightPx: number;
}

/** Returns a whole SVG document. */
export function svgDocument(
  { width, height, widthPx, heightPx }: Frame,
  body: string,
  title?: string,
): string {
  const heading = title === undefined ? '' : `<title>${escapeText(title)}</title>`;
  const size = `width="${widthPx}" height="${heightPx}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} preserveAspectRatio="xMidYMid slice">${heading}${body}</svg>`;
}

/** Returns the number with at most two decimals and no trailing zeros. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Returns the colour lighter (positive) or darker (negative) by a share of OKLab's lightness range. */
export function shade(hex: string, amount: number): string {
  const { l, c, h } = hexToOklch(hex);
  return oklchToHex({ l: Math.min(1, Math.max(0, l + amount)), c, h });
}

/** Returns the colour with its chroma multiplied and its lightness moved, for tints and washes. */
export function tint(hex: string, { chroma, lightness }: { chroma: number; lightness: number }): string {
  const { c, h } = hexToOklch(hex);
  return oklchToHex({ l: lightness, c: c * chroma, h });
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import { labToHex, rgbToHex } from './convert.js';

/**
 * Returns `#rrggbb` for shares of ink from 0 to 1; values outside are clipped. Naive, `(1 - ink) (1 - black)`: what the
 * inks look like depends on press and paper, which a swatch does not tell, and applications with a press profile
 * show duller colours.
 */
export function cmykToHex(cyan: number, magenta: number, yellow: number, black: number): string {
  const [c, m, y, k] = [cyan, magenta, yellow, black].map(clip) as [number, number, number, number];
  return rgbToHex((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k));
}

/** Returns `#rrggbb` for a hue in degrees, any turn, and saturation and brightness (HSV value) from 0 to 1. */
export function hsbToHex(hue: number, saturation: number, brightness: number): string {
  const [s, b] = [clip(saturation), clip(brightness)];
  const channel = (offset: number) => {
    const k = (offset + turn(hue) / 60) % 6;
    return b - b * s * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return rgbToHex(channel(5), channel(3), channel(1));
}

/** Returns `#rrggbb` for a hue in degrees, any turn, and saturation and lightness from 0 to 1. */
export function hslToHex(hue: number, saturation: number, lightness: number): string {
  const [s, l] = [clip(saturation), clip(lightness)];
  const brightness = l + s * Math.min(l, 1 - l);
  return hsbToHex(hue, brightness === 0 ? 0 : 2 * (1 - l / brightness), brightness);
}

/** Returns `#rrggbb` for a hue in degrees, any turn, and shares of white and black from 0 to 1. */
export function hwbToHex(hue: number, white: number, black: number): string {
  const [w, b] = [clip(white), clip(black)];
  if (w + b >= 1) return rgbToHex(w / (w + b), w / (w + b), w / (w + b));
  return hsbToHex(hue, 1 - w / (1 - b), 1 - b);
}

/**
 * Returns `#rrggbb` for CIELAB under D50, as Adobe's applications and CSS write it (ours is D65); what lies outside sRGB
 * is clipped. White is adapted by the Bradford method, so that L 100 stays `#ffffff`; constants of CSS Color 4.
 */
export function labD50ToHex(l: number, a: number, b: number): string {
  const fy = (l + 16) / 116;
  const x = fromLabScale(fy + a / 500) * d50.x;
  const y = fromLabScale(fy);
  const z = fromLabScale(fy - b / 200) * d50.z;
  const fx65 = toLabScale((0.9554734527042182 * x - 0.0230985368742614 * y + 0.0632593086610217 * z) / d65.x);
  const fy65 = toLabScale(-0.0283697069632081 * x + 1.0099954580058226 * y + 0.021041398966943 * z);
  const fz65 = toLabScale((0.0123140016883199 * x - 0.0205076964334779 * y + 1.3303659366080753 * z) / d65.z);
  return labToHex({ l: 116 * fy65 - 16, a: 500 * (fx65 - fy65), b: 200 * (fy65 - fz65) });
}

/** Tristimulus values of white with Y = 1, from the chromaticities that CSS Color 4 gives. */
const d50 = { x: 0.3457 / 0.3585, z: (1 - 0.3457 - 0.3585) / 0.3585 };
const d65 = { x: 0.3127 / 0.329, z: (1 - 0.3127 - 0.329) / 0.329 };

/** CIE 15: below this share of white the cube root is replaced by a line. */
const linearBelow = 6 ** 3 / 29 ** 3;
const slope = 29 ** 3 / 3 ** 3;

function toLabScale(share: number): number {
  return share > linearBelow ? Math.cbrt(share) : (slope * share + 16) / 116;
}

function fromLabScale(value: number): number {
  return value ** 3 > linearBelow ? value ** 3 : (116 * value - 16) / slope;
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

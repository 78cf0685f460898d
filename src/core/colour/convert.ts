import {
  convertLab65ToRgb,
  convertLabToLch,
  convertLchToLab,
  convertOklabToRgb,
  convertRgbToLab65,
  convertRgbToOklab,
  differenceCiede2000,
  type Lab65,
  type Oklab as OklabColour,
  parseHex,
  parseNamed,
  type Rgb,
} from 'culori/fn';
import { MotifError } from '../errors.js';
import { hexOfEverydayName } from './names.js';

/** Lightness 0 to 1; `a` (green to red) and `b` (blue to yellow) about -0.4 to 0.4. */
export interface Oklab {
  l: number;
  a: number;
  b: number;
}

/** Lightness 0 to 1; chroma 0 to about 0.32 within sRGB; hue in degrees, [0, 360), 0 for greys. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** CIELAB under D65: lightness 0 to 100; `a` and `b` about -110 to 110. */
export interface Lab {
  l: number;
  a: number;
  b: number;
}

/**
 * Returns `#rrggbb` in lower case for a hex colour of 3, 4, 6 or 8 digits (any alpha is dropped), a CSS colour name or an
 * everyday name in English or Chinese, and undefined for anything else. The `#` may be left out before 6 or 8 digits.
 */
export function parseColour(text: string): string | undefined {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  const everyday = hexOfEverydayName(wanted);
  if (everyday !== undefined) return everyday;
  const named = parseNamed(wanted.replace(/[\s_-]+/g, '') as CssColourName);
  if (named !== undefined) return hexOf(named);
  if (!wanted.startsWith('#') && wanted.length < 6) return undefined;
  const parsed = parseHex(wanted);
  return parsed === undefined ? undefined : hexOf(parsed);
}

/** Returns the colour in OKLab; throws `invalid_input` for anything but a hex colour. */
export function hexToOklab(hex: string): Oklab {
  const { l, a, b } = convertRgbToOklab(hexToRgb(hex));
  return { l, a, b };
}

/** Returns the colour in OKLCh; throws `invalid_input` for anything but a hex colour. */
export function hexToOklch(hex: string): Oklch {
  const { l, c, h } = convertLabToLch(convertRgbToOklab(hexToRgb(hex)), 'oklch');
  return { l, c, h: h ?? 0 };
}

/** Returns the colour in CIELAB; throws `invalid_input` for anything but a hex colour. */
export function hexToLab(hex: string): Lab {
  const { l, a, b } = convertRgbToLab65(hexToRgb(hex));
  return { l, a, b };
}

/** Returns `#rrggbb`; a colour outside sRGB keeps its lightness and hue and gives up chroma until it fits. */
export function oklabToHex(colour: Oklab): string {
  const direct = convertOklabToRgb(colour);
  if (isDisplayable(direct)) return hexOf(direct);
  const { l, c, h } = convertLabToLch({ mode: 'oklab', ...colour } as OklabColour, 'oklch');
  return oklchToHex({ l, c, h: h ?? 0 });
}

/** Returns `#rrggbb`; a colour outside sRGB keeps its lightness and hue and gives up chroma until it fits. */
export function oklchToHex(colour: Oklch): string {
  const l = Math.min(1, Math.max(0, colour.l));
  const at = (c: number) => convertOklabToRgb(convertLchToLab({ l, c, h: colour.h }));
  const direct = at(colour.c);
  if (isDisplayable(direct)) return hexOf(direct);
  let [fits, exceeds] = [0, colour.c];
  // 20 halvings of a chroma below 1 leave a millionth, far under one 8-bit step.
  for (let step = 0; step < 20; step++) {
    const middle = (fits + exceeds) / 2;
    if (isDisplayable(at(middle))) fits = middle;
    else exceeds = middle;
  }
  return hexOf(at(fits));
}

/** Returns `#rrggbb`; values outside sRGB are clipped. */
export function labToHex(colour: Lab): string {
  return hexOf(convertLab65ToRgb({ mode: 'lab65', ...colour } as Lab65));
}

/** Returns the CIEDE2000 difference of two CIELAB colours, 0 for equal ones, about 100 for black and white. */
export function labDifference(first: Lab, second: Lab): number {
  return ciede2000({ mode: 'lab65', ...first }, { mode: 'lab65', ...second });
}

type CssColourName = Parameters<typeof parseNamed>[0];

const ciede2000 = differenceCiede2000();

function hexToRgb(hex: string): Rgb {
  const parsed = parseHex(hex);
  if (parsed === undefined) {
    throw new MotifError('invalid_input', `Expected a colour such as #e8c39e, received "${hex}"`, {
      hint: 'Write # and 3 or 6 hexadecimal digits.',
    });
  }
  return parsed;
}

function isDisplayable({ r, g, b }: Rgb): boolean {
  // Conversions there and back leave a hair outside.
  const slack = 1e-3;
  return [r, g, b].every((value) => value >= -slack && value <= 1 + slack);
}

/** Returns `#rrggbb` for sRGB channels from 0 to 1; values outside are clipped. */
export function rgbToHex(red: number, green: number, blue: number): string {
  return `#${[red, green, blue].map((value) => byteToHex(value * 255)).join('')}`;
}

function hexOf({ r, g, b }: Rgb): string {
  return rgbToHex(r, g, b);
}

function byteToHex(value: number): string {
  return Math.min(255, Math.max(0, Math.round(value)))
    .toString(16)
    .padStart(2, '0');
}

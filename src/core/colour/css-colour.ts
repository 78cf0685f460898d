import { oklabToHex, oklchToHex, rgbToHex } from './convert.js';
import { hslToHex, hwbToHex, labD50ToHex } from './device-colour.js';

/** One colour function: for each value what 100 % of it is, or that it is a hue in degrees. */
interface ColourFunction {
  values: readonly [number | 'hue', number | 'hue', number | 'hue'];
  toHex: (first: number, second: number, third: number) => string;
}

const rgb: ColourFunction = {
  values: [255, 255, 255],
  toHex: (r, g, b) => rgbToHex(r / 255, g / 255, b / 255),
};
const hsl: ColourFunction = {
  values: ['hue', 100, 100],
  toHex: (h, s, l) => hslToHex(h, s / 100, l / 100),
};

const functions: ReadonlyMap<string, ColourFunction> = new Map([
  ['rgb', rgb],
  ['rgba', rgb],
  ['hsl', hsl],
  ['hsla', hsl],
  ['hwb', { values: ['hue', 100, 100], toHex: (h, w, b) => hwbToHex(h, w / 100, b / 100) }],
  ['lab', { values: [100, 125, 125], toHex: labD50ToHex }],
  [
    'lch',
    {
      values: [100, 150, 'hue'],
      toHex: (l, c, h) => labD50ToHex(l, c * Math.cos(radians(h)), c * Math.sin(radians(h))),
    },
  ],
  ['oklab', { values: [1, 0.4, 0.4], toHex: (l, a, b) => oklabToHex({ l, a, b }) }],
  [
    'oklch',
    {
      values: [1, 0.4, 'hue'],
      toHex: (l, c, h) => oklchToHex({ l, c: Math.min(1, Math.max(0, c)), h }),
    },
  ],
  ['color srgb', { values: [1, 1, 1], toHex: rgbToHex }],
]);

/** The names before the bracket, for a regular expression that looks for colour functions in a longer text. */
export const colourFunctionNames = [...functions.keys()].map((name) => name.split(' ')[0]).join('|');

/**
 * Returns `#rrggbb` for a CSS colour function such as `rgb(232 195 158 / 50%)` or `oklch(0.7 0.1 60)`, any alpha dropped,
 * and undefined for anything else, `calc()`, variables and relative colours among it. Of `color()` it knows sRGB.
 * Source: CSS Color 4.
 */
export function parseColourFunction(text: string): string | undefined {
  const [, name, body] = /^([a-z]+)\(([^()]*)\)$/.exec(text.trim().toLowerCase()) ?? [];
  if (name === undefined || body === undefined) return undefined;
  const words = body.trim().split(/[\s,/]+/);
  const known = functions.get(name === 'color' ? `color ${words.shift()}` : name);
  if (known === undefined || words.length < 3 || words.length > 4) return undefined;
  const [alpha] = words.slice(3);
  if (alpha !== undefined && readNumber(alpha, 1) === undefined) return undefined;
  const [first, second, third] = known.values.map((whole, index) =>
    whole === 'hue' ? readHue(words[index]!) : readNumber(words[index]!, whole),
  );
  if (first === undefined || second === undefined || third === undefined) return undefined;
  return known.toHex(first, second, third);
}

const numberPattern = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)$/;

function readNumber(word: string, whole: number): number | undefined {
  if (word === 'none') return 0;
  const [, digits, unit] = numberPattern.exec(word) ?? [];
  if (digits === undefined || (unit !== '' && unit !== '%')) return undefined;
  return bounded(unit === '%' ? (Number(digits) / 100) * whole : Number(digits));
}

const degreesPerUnit: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['deg', 1],
  ['grad', 0.9],
  ['rad', 180 / Math.PI],
  ['turn', 360],
]);

function readHue(word: string): number | undefined {
  if (word === 'none') return 0;
  const [, digits, unit] = numberPattern.exec(word) ?? [];
  const degrees = degreesPerUnit.get(unit ?? '');
  return digits === undefined || degrees === undefined ? undefined : bounded(Number(digits) * degrees);
}

/** Returns a value near enough to any colour space that no conversion overflows; what lies outside is clipped later anyway. */
function bounded(value: number): number {
  return Math.min(1e4, Math.max(-1e4, value));
}

function radians(degrees: number): number {
  return (degrees / 180) * Math.PI;
}

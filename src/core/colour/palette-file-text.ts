import { parseColour } from './convert.js';
import { colourFunctionNames, parseColourFunction } from './css-colour.js';
import { hexOfEverydayName } from './names.js';
import { type PaletteSwatches, SwatchCollector } from './palette-swatches.js';

/**
 * Returns the colours of a style sheet or any other text in their order, each once: hex colours, colour functions and
 * CSS names. In a style sheet only values hold colours: not selectors (`#facade`), comments, strings or links.
 * Elsewhere a CSS name counts as all that stands behind a colon, and six hex digits without # in quotes or on a line
 * that holds nothing else. Takes time in proportion to the text, whatever it is.
 */
export function readColoursOfText(text: string, ending: string, source: string): PaletteSwatches {
  const swatches = new SwatchCollector(source);
  const found = isStyleSheet(text, ending) ? coloursOfStyleSheet(text) : coloursOfList(text);
  for (const { hex, name } of found) swatches.add(hex, { name });
  return swatches.finish();
}

interface Found {
  hex: string;
  name?: string | undefined;
}

function isStyleSheet(text: string, ending: string): boolean {
  // JSON has braces too, and begins with one.
  if (/^\s*[{[]/.test(text) || !/[;{]/.test(text)) return false;
  return (
    /^(?:css|scss|less)$/.test(ending) || text.includes('{') || /(?:^|\s)(?:--|[$@])[\w-]+\s*:/.test(text)
  );
}

const colourFunction = `(?<![\\w-])(?:${colourFunctionNames})\\([^()]{0,200}\\)`;

/** The parts of a style sheet. Each alternative takes all that it looked at, so that hostile text costs no more. */
const stylePattern = new RegExp(
  [
    '/\\*[^]*?(?:\\*/|$)|(?<!:)//[^\\n]*|\\burl\\([^)]*\\)?',
    '"(?<quoted>[^"\\n]*)"?|\'(?<single>[^\'\\n]*)\'?',
    `(?<func>${colourFunction})`,
    '(?<hash>#[\\w-]+)',
    '(?<word>[\\w$@\\u0080-\\uffff-]+)(?=\\s*(?<after>[:(]?))',
    '(?<mark>[;{}:])',
  ].join('|'),
  'gi',
);

const variable = /^(?:--|[$@])/;
/** Properties whose words may be colours: `snow` is one in `color` and none in `animation`. */
const colouredProperty =
  /^(?:--|[$@])|colou?r|background|border|outline|fill|stroke|shadow|decoration|rule|emphasis|image/i;

function* coloursOfStyleSheet(text: string): Generator<Found> {
  let property: string | undefined;
  let value: Found[] = [];
  let word = '';
  let key: string | undefined;
  for (const { groups: part = {} } of text.matchAll(stylePattern)) {
    const { func, hash, mark } = part;
    if (mark === ':') {
      // The first colon ends the property; those behind it end the keys of a SCSS map.
      if (property === undefined) property = word;
      else key = word;
    } else if (mark !== undefined) {
      // What stands before an opening brace is a selector.
      if (mark !== '{') yield* namedByProperty(value, property);
      [property, key, value] = [undefined, undefined, []];
    }
    word = part.quoted ?? part.single ?? part.word ?? word;
    if (property === undefined) continue;
    const hex =
      colourOfFunction(func) ??
      colourOfHash(hash) ??
      (part.after === '' && colouredProperty.test(property) ? colourOfCssName(part.word) : undefined);
    if (hex === undefined) continue;
    value.push({ hex, name: key });
    key = undefined;
  }
  yield* namedByProperty(value, property);
}

/** Returns the colours of a declaration; the only one of a variable is called as the variable is. */
function namedByProperty(value: Found[], property = ''): Found[] {
  const [only, ...more] = value;
  if (only === undefined || more.length > 0 || !variable.test(property)) return value;
  return [{ hex: only.hex, name: only.name ?? property.replace(variable, '') }];
}

const listPattern = new RegExp(
  [
    '^[ \\t]*(?<bare>[\\da-f]{6}(?:[ \\t,;]+[\\da-f]{6})*)[ \\t,;]*$',
    `(?<func>${colourFunction})`,
    // Behind a letter or a slash stands the fragment of a link.
    '(?<![\\w/])(?<hash>#[\\w-]+)',
    '(?<=["\'])(?<digits>[\\da-f]{6})(?=["\'])',
    ':[ \\t]*["\']?(?<word>[a-z]{3,20})["\']?[ \\t]*(?=[,;}\\]]|$)',
  ].join('|'),
  'gim',
);

function* coloursOfList(text: string): Generator<Found> {
  for (const { groups: part = {}, index } of text.matchAll(listPattern)) {
    for (const digits of part.bare?.match(/[\da-f]{6}/gi) ?? []) yield { hex: `#${digits.toLowerCase()}` };
    const hex =
      colourOfFunction(part.func) ??
      colourOfHash(part.digits === undefined ? part.hash : `#${part.digits}`) ??
      colourOfCssName(part.word);
    if (hex === undefined) continue;
    // A colour name is found with the colon before it.
    const before = text.slice(Math.max(0, index - 80), part.word === undefined ? index : index + 1);
    const label = labelPattern.exec(before)?.[1]?.trim().replace(variable, '') ?? '';
    yield { hex, name: plainLabel.test(label) ? '' : label };
  }
}

/** What a line or an entry calls the colour that follows: `Sand: `, `"sand": "`, `$sand = `. */
const labelPattern = /(?:^|[\r\n,{;])[ \t]*["']?([^"'\r\n,{};:=]{1,60})["']?[ \t]*[:=][ \t]*["']?$/;

/** What files of design tokens call every colour. */
const plainLabel = /^(?:value|hex|colou?r)$/i;

function colourOfFunction(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // Sass writes rgba(#e8c39e, 0.5).
  return parseColourFunction(text) ?? colourOfHash(/#[\w-]+/.exec(text)?.[0]);
}

function colourOfHash(text: string | undefined): string | undefined {
  return text === undefined ? undefined : parseColour(text);
}

/** Returns the colour of a CSS name; an everyday name is a word like any other in a file. */
function colourOfCssName(word: string | undefined): string | undefined {
  if (word === undefined || !/^[a-z]{3,20}$/i.test(word) || /^[\da-f]{6,8}$/i.test(word)) return undefined;
  return hexOfEverydayName(word.toLowerCase()) === undefined ? parseColour(word) : undefined;
}

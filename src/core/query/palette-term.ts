import type { PaletteMode } from '../colour/palette-index.js';
import { parsePalette } from '../colour/palette-text.js';
import { MotifError } from '../errors.js';
import { uploadedId } from '../upload-reference.js';
import type { Cursor } from './cursor.js';
import type { Term, WantedColour } from './query.js';

/** More are no palette that a picture could show. */
export const mostColours = 32;
/** Areas are kept in so many parts of the whole, so that a query reads back as it was written. */
const parts = 10_000;

/** May stand before the colours or the path. */
export const paletteModePattern = /(?:loose|locked|宽松|锁定)(?=[\s"“”「『)]|$)\s*/i;
const modes: Readonly<Record<string, PaletteMode>> = { 宽松: 'loose', 锁定: 'locked' };
/** Files whose palette is written in them, not shown by them. */
const swatchEnding = /\.(ase|aco|gpl|css|scss|less|json|txt)$/i;
const pictureEnding = /\.(png|jpe?g|webp|gif|avif|tiff?|svg)$/i;

type PaletteDraft = Omit<Term & { kind: 'palette' }, 'weight'> | Omit<Term & { kind: 'paletteOf' }, 'weight'>;

/** Returns whether a text ends like the path of a file that has a palette, or names an upload. */
export function isPaletteFile(text: string): boolean {
  return isSwatchFile(text) || pictureEnding.test(text) || uploadedId(text) !== undefined;
}

/** Returns whether a path is that of a swatch file or style sheet, whose palette is written in it. */
export function isSwatchFile(path: string): boolean {
  return swatchEnding.test(path);
}

/** Returns the mode that is meant where none is written: who gives areas wants them. */
export function defaultMode(hasAreas: boolean): PaletteMode {
  return hasAreas ? 'locked' : 'loose';
}

/**
 * Returns what stands in `palette(...)`: colours or the name of a palette, or the path of a picture, swatch file or style
 * sheet, which is what ends like one or stands in quotes. `loose` or `locked` may lead. Throws `invalid_input` that points
 * into the query.
 */
export function readPaletteTerm(
  cursor: Cursor,
  { text, start, isQuoted, lead }: ReturnType<Cursor['takeBracket']>,
): PaletteDraft {
  const word = lead.toLowerCase();
  const mode = lead === '' ? undefined : (modes[word] ?? (word as PaletteMode));
  if (isQuoted && text.trim() === '')
    throw cursor.error('Expected the path of a file in palette(), received none', undefined, start);
  try {
    return paletteDraft(text, { mode, isFile: isQuoted });
  } catch (error) {
    if (!(error instanceof MotifError)) throw error;
    const place = Number(/^palette:(\d+)$/.exec(error.path ?? '')?.[1] ?? 1);
    throw cursor.error(error.message, error.hint, start + place - 1);
  }
}

/**
 * Returns the palette that a text asks for: of a file where it is one or ends like one, otherwise colours or the name of a
 * palette. Throws `invalid_input` with path `palette:<place>` where one place is at fault.
 */
export function paletteDraft(
  text: string,
  { mode, isFile }: { mode: PaletteMode | undefined; isFile: boolean },
): PaletteDraft {
  if (isFile || isPaletteFile(text))
    return { kind: 'paletteOf', path: text, ...(mode === undefined ? {} : { mode }) };
  const { colours } = parsePalette(text);
  if (colours.length > mostColours) {
    throw new MotifError(
      'invalid_input',
      `Expected at most ${mostColours} colours in palette(), received ${colours.length}`,
    );
  }
  const wanted = withWholeAreas(
    colours.map(({ hex, area }) => (area === undefined ? { hex } : { hex, area })),
  );
  return { kind: 'palette', colours: wanted, mode: mode ?? defaultMode(wanted[0]?.area !== undefined) };
}

/** Rounds areas to whole parts that still sum to the whole: the largest remainders are rounded up. */
function withWholeAreas(colours: WantedColour[]): WantedColour[] {
  if (colours[0]?.area === undefined) return colours;
  const exact = colours.map(({ area = 0 }) => area * parts);
  const whole = exact.map((value) => Math.max(1, Math.floor(value + 1e-6)));
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - whole[index]! }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  let left = parts - whole.reduce((sum, value) => sum + value, 0);
  for (let turn = 0; left !== 0; turn++) {
    const { index } = byRemainder[left > 0 ? turn % exact.length : exact.length - 1 - (turn % exact.length)]!;
    if (left < 0 && whole[index]! <= 1) continue;
    whole[index]! += Math.sign(left);
    left -= Math.sign(left);
  }
  return colours.map(({ hex }, index) => ({ hex, area: whole[index]! / parts }));
}

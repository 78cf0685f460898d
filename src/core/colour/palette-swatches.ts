import { MotifError } from '../errors.js';

/** Colours that someone chose, in their order, from a file, a query or the list of named palettes. */
export interface PaletteSwatches {
  name?: string;
  /** At least one, each colour once. */
  colours: PaletteSwatch[];
}

export interface PaletteSwatch {
  /** `#rrggbb`, lower case. */
  hex: string;
  name?: string;
  /** Share in (0, 1]; either every colour of a palette has one, and they sum to 1, or none has. */
  area?: number;
}

/** More than any palette that a person composes; books of inks have thousands, among which every picture finds itself. */
export const maxSwatches = 256;

const maxNameCharacters = 100;

/** Gathers the swatches of a palette from `source`, the words that name it in an error. */
export class SwatchCollector {
  private readonly byHex = new Map<string, PaletteSwatch>();

  constructor(private readonly source: string) {}

  /** Keeps a colour under its first name; a repeated one adds its share, in any unit, to the first. */
  add(hex: string, { name, share }: { name?: string | undefined; share?: number | undefined } = {}): void {
    const known = this.byHex.get(hex);
    if (known !== undefined) {
      if (share !== undefined) known.area = (known.area ?? 0) + share;
      return;
    }
    if (this.byHex.size === maxSwatches) {
      throw new MotifError(
        'invalid_input',
        `Expected at most ${maxSwatches} different colours for ${this.source}, received more`,
        { hint: 'Save a palette of the colours that matter.' },
      );
    }
    const kept = tidyName(name ?? '');
    this.byHex.set(hex, {
      hex,
      ...(kept === '' ? {} : { name: kept }),
      ...(share === undefined ? {} : { area: share }),
    });
  }

  /** Returns what was added, shares turned to areas that sum to 1; throws `invalid_input` where there is no colour. */
  finish(name = ''): PaletteSwatches {
    const colours = [...this.byHex.values()];
    if (colours.length === 0) {
      throw new MotifError('invalid_input', `Expected colours for ${this.source}, received none`, {
        hint: 'A colour is written as #e8c39e, rgb(232 195 158) or red.',
      });
    }
    const total = colours.reduce((sum, { area = 0 }) => sum + area, 0);
    if (total > 0) for (const colour of colours) colour.area = (colour.area ?? 0) / total;
    const kept = tidyName(name);
    return { ...(kept === '' ? {} : { name: kept }), colours };
  }
}

/** Returns a name from a file as one line without control characters, cut to what anyone would read. */
function tidyName(text: string): string {
  // Cut before as well, because a name in a file may be a megabyte long.
  const line = text
    .slice(0, maxNameCharacters * 4)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();
  return [...line].slice(0, maxNameCharacters).join('').trimEnd();
}

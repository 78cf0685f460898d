import { MotifError } from '../errors.js';
import { rgbToHex } from './convert.js';
import { isAco, isAse, readAco, readAse } from './palette-file-adobe.js';
import { readColoursOfText } from './palette-file-text.js';
import { type PaletteSwatches, SwatchCollector } from './palette-swatches.js';

const maxBytes = 1024 * 1024;

/**
 * Returns the colours of a palette file in their order, each once: Adobe Swatch Exchange (`.ase`), Photoshop swatches
 * (`.aco`), a GIMP palette (`.gpl`), or any text that holds colours, such as CSS, SCSS, JSON or a list. The content
 * decides the format; `name`, the file's name, helps where it leaves it open. The bytes may come from anyone: what is
 * no palette, cut off, larger than 1 MiB or of more than 256 colours is `invalid_input`, and nothing else is thrown.
 */
export function readPaletteFile(bytes: Uint8Array, name: string): PaletteSwatches {
  const source = `the palette ${JSON.stringify(name.length > 80 ? `…${name.slice(-80)}` : name)}`;
  if (bytes.length > maxBytes) {
    throw new MotifError(
      'invalid_input',
      `Expected at most 1 MiB for ${source}, received ${(bytes.length / maxBytes).toFixed(1)} MiB`,
      { hint: 'Save a palette of the colours that matter.' },
    );
  }
  if (isAse(bytes)) return readAse(bytes, source);
  if (isAco(bytes)) return readAco(bytes, source);
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const text = decodeText(bytes);
  if (text === undefined || ending === 'ase' || ending === 'aco') throw notAPalette(source, ending);
  return text.startsWith('GIMP Palette') ? readGpl(text, source) : readColoursOfText(text, ending, source);
}

/**
 * Returns the swatches of a GIMP palette: a line of red, green and blue from 0 to 255 and perhaps a name for each.
 * Source: `gimppalette-load.c` of GIMP.
 */
function readGpl(text: string, source: string): PaletteSwatches {
  const swatches = new SwatchCollector(source);
  let name = '';
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const written = line.trim();
    if (index === 0 || written === '' || written.startsWith('#')) continue;
    const header = /^(Name|Columns|Channels):(.*)/.exec(written);
    if (header !== null) {
      if (header[1] === 'Name') name = header[2]!;
      continue;
    }
    const [, red, green, blue, label] = /^(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})(?:\s(.*))?$/.exec(written) ?? [];
    const channels = [Number(red), Number(green), Number(blue)] as const;
    if (!channels.every((value) => value <= 255)) {
      throw new MotifError(
        'invalid_input',
        `Expected three numbers from 0 to 255 for line ${index + 1} of ${source}, received ${JSON.stringify(written.slice(0, 40))}`,
        { hint: 'A colour of a GIMP palette is a line such as "232 195 158 Sand".' },
      );
    }
    const [r, g, b] = channels;
    // GIMP's own word for a colour without a name.
    swatches.add(rgbToHex(r / 255, g / 255, b / 255), { name: label === 'Untitled' ? '' : label });
  }
  return swatches.finish(name);
}

/** Returns the bytes as text, and undefined for what is none. */
function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  // Old files in other encodings have a few broken letters in names; their colours are ASCII.
  return text.includes('\0') ? undefined : text;
}

function notAPalette(source: string, ending: string): MotifError {
  const wanted: Readonly<Record<string, string>> = {
    ase: 'an Adobe Swatch Exchange file, which begins with "ASEF",',
    aco: 'a Photoshop swatch file, which begins with its version,',
  };
  return new MotifError(
    'invalid_input',
    `Expected ${wanted[ending] ?? 'a palette file'} for ${source}, received other content`,
    { hint: 'Palettes are read from .ase, .aco, .gpl, .css, .scss, .json and .txt files.' },
  );
}

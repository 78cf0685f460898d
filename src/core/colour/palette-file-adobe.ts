import { MotifError } from '../errors.js';
import { rgbToHex } from './convert.js';
import { cmykToHex, hsbToHex, labD50ToHex } from './device-colour.js';
import { type PaletteSwatches, SwatchCollector } from './palette-swatches.js';

/** True for bytes that begin as an Adobe Swatch Exchange file does. */
export function isAse(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === 'ASEF';
}

/** True for bytes that begin as a Photoshop swatch file does: version 1 or 2 in 16 bits, as no text does. */
export function isAco(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2);
}

const groupStart = 0xc001;
const colourEntry = 0x0001;

/**
 * Returns the swatches of an Adobe Swatch Exchange file (`.ase`) in their order, those of all groups together; the
 * palette is named as its only group, if there is one. Throws `invalid_input` for a file that is cut off.
 * Adobe has published no specification; sources: the descriptions by Olivier Berten (selapa.net, "Adobe Swatch
 * Exchange") and Carl Camera (iamacamera.org, "ASE File Specification").
 */
export function readAse(bytes: Uint8Array, source: string): PaletteSwatches {
  const reader = new BigEndianReader(bytes, source);
  const swatches = new SwatchCollector(source);
  const groups: string[] = [];
  reader.skip(8);
  // Each block takes 6 bytes at least, so that a false count ends at the end of the file.
  for (let blocks = reader.uint32(); blocks > 0; blocks--) {
    const type = reader.uint16();
    const block = reader.part(reader.uint32());
    if (type === groupStart) groups.push(block.utf16(block.uint16()));
    if (type !== colourEntry) continue;
    const name = block.utf16(block.uint16());
    swatches.add(aseColour(block, source), { name });
  }
  return swatches.finish(groups.length === 1 ? groups[0] : '');
}

/** Returns the colour at this place: the model's name in 4 letters, then its values. */
function aseColour(block: BigEndianReader, source: string): string {
  const model = block.ascii(4);
  switch (model.trimEnd().toUpperCase()) {
    case 'RGB':
      return rgbToHex(block.float32(), block.float32(), block.float32());
    case 'CMYK':
      return cmykToHex(block.float32(), block.float32(), block.float32(), block.float32());
    case 'LAB':
      return labD50ToHex(
        within(block.float32(), 0, 1) * 100,
        chroma(block.float32()),
        chroma(block.float32()),
      );
    case 'GRAY': {
      const lightness = block.float32();
      return rgbToHex(lightness, lightness, lightness);
    }
    default:
      throw new MotifError(
        'invalid_input',
        `Expected the colour model RGB, CMYK, LAB or Gray for ${source}, received ${JSON.stringify(model)}`,
        { hint: damagedHint },
      );
  }
}

/**
 * Returns the swatches of a Photoshop swatch file (`.aco`) in their order, with their names where the file has a second,
 * named list. Swatches of ink books (Pantone, HKS and others), whose colours the format does not tell, are left out.
 * Throws `invalid_input` for a file that is cut off.
 * Source: Adobe Photoshop File Formats Specification (2013), "Color Swatches" and "Color"; that a grey is a share
 * of ink, which it leaves open, from GIMP and SwatchBooker.
 */
export function readAco(bytes: Uint8Array, source: string): PaletteSwatches {
  const reader = new BigEndianReader(bytes, source);
  const version = reader.uint16();
  const first = readAcoList(reader, source, version);
  // Photoshop writes the plain list for old versions of itself and then the same one with names.
  if (version === 2 || reader.remaining < 4 || reader.uint16() !== 2) return first.finish();
  return readAcoList(reader, source, 2).finish();
}

function readAcoList(reader: BigEndianReader, source: string, version: number): SwatchCollector {
  const swatches = new SwatchCollector(source);
  for (let count = reader.uint16(); count > 0; count--) {
    const hex = acoColour(reader.part(10));
    const name = version === 2 ? reader.utf16(reader.uint32()) : '';
    if (hex !== undefined) swatches.add(hex, { name });
  }
  return swatches;
}

/** Returns the colour of 5 words: space and four values; undefined for a space whose values are no colour by themselves. */
function acoColour(entry: BigEndianReader): string | undefined {
  const space = entry.uint16();
  const share = () => entry.uint16() / 0xffff;
  switch (space) {
    case 0:
      return rgbToHex(share(), share(), share());
    case 1:
      return hsbToHex(share() * 360, share(), share());
    case 2:
      // 0 is full ink.
      return cmykToHex(1 - share(), 1 - share(), 1 - share(), 1 - share());
    case 7:
      return labD50ToHex(within(entry.uint16() / 100, 0, 100), entry.int16() / 100, entry.int16() / 100);
    case 8: {
      const lightness = 1 - entry.uint16() / 10_000;
      return rgbToHex(lightness, lightness, lightness);
    }
    default:
      return undefined;
  }
}

const damagedHint = 'Save the swatches again from the application that made them.';

/** A place in big-endian bytes. Whatever lies behind the end is `invalid_input`, before anything is reserved for it. */
class BigEndianReader {
  private readonly view: DataView;
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly source: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.bytes.length - this.at;
  }

  skip(count: number): void {
    this.take(count);
  }

  uint16(): number {
    return this.view.getUint16(this.take(2));
  }

  int16(): number {
    return this.view.getInt16(this.take(2));
  }

  uint32(): number {
    return this.view.getUint32(this.take(4));
  }

  float32(): number {
    const value = this.view.getFloat32(this.take(4));
    if (Number.isFinite(value)) return value;
    throw new MotifError(
      'invalid_input',
      `Expected numbers for the colours of ${this.source}, received ${value}`,
      {
        hint: damagedHint,
      },
    );
  }

  ascii(count: number): string {
    return String.fromCharCode(...this.part(count).bytes);
  }

  /** Returns the UTF-16 text of so many code units, up to the zero that ends it. */
  utf16(units: number): string {
    const text = new TextDecoder('utf-16be').decode(this.part(units * 2).bytes);
    return text.split('\0', 1)[0]!;
  }

  /** Returns a reader of the next bytes alone, and moves behind them. */
  part(count: number): BigEndianReader {
    const start = this.take(count);
    return new BigEndianReader(this.bytes.subarray(start, start + count), this.source);
  }

  /** Moves on and returns where these bytes began. */
  private take(count: number): number {
    const start = this.at;
    if (count > this.remaining) {
      throw new MotifError(
        'invalid_input',
        `Expected ${count} more bytes for ${this.source}, received ${this.remaining}: it is cut off or damaged`,
        { hint: damagedHint },
      );
    }
    this.at += count;
    return start;
  }
}

function chroma(value: number): number {
  return within(value, -128, 128);
}

function within(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

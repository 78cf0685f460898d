/** What a picture says of itself, as far as search can use it. */
export interface EmbeddedMetadata {
  takenMs?: number;
  title?: string;
  keywords: string[];
}

/** Returns what the EXIF, XMP and IPTC blocks of a file say; blocks that are broken say nothing. */
export function readEmbeddedMetadata(blocks: {
  exif?: Uint8Array | undefined;
  xmp?: Uint8Array | undefined;
  iptc?: Uint8Array | undefined;
}): EmbeddedMetadata {
  const takenMs = blocks.exif && readTakenMs(blocks.exif);
  const xmp = blocks.xmp === undefined ? '' : new TextDecoder().decode(blocks.xmp.subarray(0, maxTextBytes));
  const iptc = blocks.iptc === undefined ? [] : readIptc(blocks.iptc);
  const title = itemsOf(xmp, 'title')[0] ?? iptc.find(({ dataset }) => dataset === iptcTitle)?.text;
  const words = [
    ...itemsOf(xmp, 'subject'),
    ...iptc.filter(({ dataset }) => dataset === iptcKeyword).map(({ text }) => text),
  ];
  return {
    ...(takenMs === undefined ? {} : { takenMs }),
    ...(title === undefined ? {} : { title }),
    keywords: [...new Set(words)].slice(0, maxKeywords),
  };
}

/** Returns the title that a drawing gives itself. */
export function readSvgTitle(svg: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(svg.subarray(0, maxTextBytes));
  return clean(/<(?:\w+:)?title(?:\s[^>]*)?>([^<]*)</.exec(text)?.[1] ?? '');
}

const maxTextBytes = 1_000_000;
const maxKeywords = 200;
const maxTextLength = 500;
const iptcTitle = 5;
const iptcKeyword = 25;

const exifPointer = 0x8769;
const dateTimeOriginal = 0x9003;
const offsetTimeOriginal = 0x9011;

/** Returns when the picture was taken; a time without a zone counts as UTC, so that it is the same on every machine. */
function readTakenMs(exif: Uint8Array): number | undefined {
  const hasName = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0';
  const view = new DataView(
    exif.buffer,
    exif.byteOffset + (hasName ? 6 : 0),
    exif.length - (hasName ? 6 : 0),
  );
  try {
    const littleEndian = view.getUint16(0) === 0x4949;
    const pointer = findEntry(view, view.getUint32(4, littleEndian), exifPointer, littleEndian);
    if (pointer === undefined) return undefined;
    const directory = view.getUint32(pointer + 8, littleEndian);
    const taken = asciiEntry(view, directory, dateTimeOriginal, littleEndian);
    const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(taken ?? '');
    if (match === null) return undefined;
    const zone =
      /^[+-]\d\d:\d\d/.exec(asciiEntry(view, directory, offsetTimeOriginal, littleEndian) ?? '')?.[0] ?? 'Z';
    const takenMs = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`);
    return Number.isNaN(takenMs) ? undefined : takenMs;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Returns the offset of the directory entry with `tag`. Reading outside the block throws a RangeError. */
function findEntry(
  view: DataView,
  directory: number,
  tag: number,
  littleEndian: boolean,
): number | undefined {
  const count = view.getUint16(directory, littleEndian);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, littleEndian) === tag) return entry;
  }
  return undefined;
}

function asciiEntry(
  view: DataView,
  directory: number,
  tag: number,
  littleEndian: boolean,
): string | undefined {
  const entry = findEntry(view, directory, tag, littleEndian);
  if (entry === undefined) return undefined;
  const length = Math.min(view.getUint32(entry + 4, littleEndian), 64);
  const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, littleEndian);
  let text = '';
  for (let index = 0; index < length; index++) text += String.fromCharCode(view.getUint8(start + index));
  return text;
}

/** Returns the list items of the Dublin Core property `name`. */
function itemsOf(xmp: string, name: 'title' | 'subject'): string[] {
  const block = new RegExp(`<dc:${name}[\\s>](.*?)</dc:${name}>`, 's').exec(xmp)?.[1] ?? '';
  return [...block.matchAll(/<rdf:li(?:\s[^>]*)?>([^<]*)<\/rdf:li>/g)]
    .map((match) => clean(match[1]!))
    .filter((text) => text !== undefined);
}

/** Returns the texts of the second record; a Photoshop block holds them as resource 0x0404. */
function readIptc(block: Uint8Array): { dataset: number; text: string }[] {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
  const found: { dataset: number; text: string }[] = [];
  let at = bytes.indexOf(Buffer.from([0x1c, 0x02]));
  while (at >= 0 && at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const length = bytes.readUInt16BE(at + 3);
    // The top bit announces a longer length, which no title or keyword needs.
    if (length > 0x7fff || at + 5 + length > bytes.length) break;
    const text = clean(bytes.toString('utf8', at + 5, at + 5 + length));
    if (bytes[at + 1] === 2 && text !== undefined) found.push({ dataset: bytes[at + 2]!, text });
    at += 5 + length;
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function clean(text: string): string | undefined {
  const plain = text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, maxTextLength);
  return plain === '' ? undefined : plain;
}

const imageDescription = 0x010e;
const exifPointer = 0x8769;
const dateTimeOriginal = 0x9003;
const offsetTimeOriginal = 0x9011;
const maxTextLength = 2000;

/** Returns the time and the description of an EXIF block; a broken block says nothing from where it breaks. */
export function readExif(exif: Uint8Array): { takenMs?: number; description?: string } {
  const hasName = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0';
  const bytes = Buffer.from(exif.buffer, exif.byteOffset, exif.length).subarray(hasName ? 6 : 0);
  const found: { takenMs?: number; description?: string } = {};
  try {
    const block: ExifBlock = {
      bytes,
      view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
      littleEndian: bytes.readUInt16BE(0) === 0x4949,
    };
    const root = block.view.getUint32(4, block.littleEndian);
    const description = textEntry(block, root, imageDescription);
    if (description !== undefined) found.description = description;
    const takenMs = readTakenMs(block, root);
    if (takenMs !== undefined) found.takenMs = takenMs;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

interface ExifBlock {
  bytes: Buffer;
  view: DataView;
  littleEndian: boolean;
}

/** Returns when the picture was taken; a time without a zone counts as UTC, so that it is the same on every machine. */
function readTakenMs(block: ExifBlock, root: number): number | undefined {
  const pointer = findEntry(block, root, exifPointer);
  if (pointer === undefined) return undefined;
  const directory = block.view.getUint32(pointer + 8, block.littleEndian);
  const taken = textEntry(block, directory, dateTimeOriginal);
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(taken ?? '');
  if (match === null) return undefined;
  const zone = /^[+-]\d\d:\d\d/.exec(textEntry(block, directory, offsetTimeOriginal) ?? '')?.[0] ?? 'Z';
  const takenMs = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`);
  return Number.isNaN(takenMs) ? undefined : takenMs;
}

/** Returns the offset of the directory entry with `tag`. Reading outside the block throws a RangeError. */
function findEntry({ view, littleEndian }: ExifBlock, directory: number, tag: number): number | undefined {
  const count = view.getUint16(directory, littleEndian);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, littleEndian) === tag) return entry;
  }
  return undefined;
}

function textEntry(block: ExifBlock, directory: number, tag: number): string | undefined {
  const entry = findEntry(block, directory, tag);
  if (entry === undefined) return undefined;
  const { view, bytes, littleEndian } = block;
  const length = view.getUint32(entry + 4, littleEndian);
  const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, littleEndian);
  return bytes.toString('utf8', start, Math.min(start + length, start + maxTextLength)).split('\0', 1)[0];
}

/** Returns the texts of the second record of an IPTC block; a Photoshop block holds them as resource 0x0404. */
export function readIptc(block: Uint8Array): { dataset: number; text: string }[] {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
  const found: { dataset: number; text: string }[] = [];
  let at = bytes.indexOf(Buffer.from([0x1c, 0x02]));
  while (at >= 0 && at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const length = bytes.readUInt16BE(at + 3);
    // The top bit announces a longer length, which no title or keyword needs.
    if (length > 0x7fff || at + 5 + length > bytes.length) break;
    if (bytes[at + 1] === 2) {
      found.push({ dataset: bytes[at + 2]!, text: iptcText(bytes.subarray(at + 5, at + 5 + length)) });
    }
    at += 5 + length;
  }
  return found;
}

/** Few files state their encoding; what is no UTF-8 is mostly that of Western Europe. */
function iptcText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

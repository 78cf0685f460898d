import type { ImageFormat } from './image.js';

/** How far into a text file the `<svg` of a drawing may stand, after its comments and declarations. */
const svgSearchLength = 64_000;

/** Little- and big-endian, with offsets of 4 and of 8 bytes. */
const tiffSignatures = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'];

/** Returns the format that the bytes themselves show, whatever the file is called; undefined for any other content. */
export function identifyFormat(bytes: Uint8Array): ImageFormat | undefined {
  const start = latin1(bytes, 0, 16);
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (tiffSignatures.some((signature) => start.startsWith(signature))) return 'tiff';
  if (start.slice(4, 8) === 'ftyp') return isAvif(bytes) ? 'avif' : undefined;
  return isSvg(bytes) ? 'svg' : undefined;
}

/** Returns in plain words what the bytes are instead of a picture that Motif reads. */
export function describeContent(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  const start = latin1(bytes, 0, 16);
  const kind = start.slice(4, 8) === 'ftyp' ? describeContainer(start.slice(8, 12)) : undefined;
  if (kind !== undefined) return kind;
  const found = otherSignatures.find(([signature]) => start.startsWith(signature));
  if (found !== undefined) return found[1];
  return isText(bytes) ? 'text' : 'data of an unknown kind';
}

const otherSignatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['8BPS', 'a Photoshop file'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BM', 'a BMP picture'],
  ['\0\0\x01\0', 'an ICO icon'],
  ['\xff\x0a', 'a JPEG XL picture'],
  ['\0\0\0\x0cJXL', 'a JPEG XL picture'],
];

function describeContainer(brand: string): string {
  return /^(hei|hev|mif|msf)/.test(brand) ? 'a HEIC picture' : 'a video';
}

/** The brands of the container, the main one first, name the codec. */
function isAvif(bytes: Uint8Array): boolean {
  const length = Math.min(
    bytes.length,
    new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0),
    256,
  );
  const brands = latin1(bytes, 8, length).match(/.{4}/gs) ?? [];
  return brands.some((brand) => brand === 'avif' || brand === 'avis');
}

/** The first element decides: a web page may hold drawings and is none. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, svgSearchLength)).trimStart();
  if (!text.startsWith('<')) return false;
  return /<(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)/i.exec(withoutComments(text))?.[1] === 'svg';
}

/** Cuts in one pass; a pattern would search to the end again for every comment that a hostile file leaves open. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    kept.push(text.slice(at, start < 0 ? undefined : start));
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return kept.join('');
    at = end + 3;
  }
}

function isText(bytes: Uint8Array): boolean {
  return !latin1(bytes, 0, 4096).match(/(?![\t\n\f\r\u0080-\u009f])\p{Cc}/u);
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', start, end);
}

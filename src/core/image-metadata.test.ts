import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifyFormat } from './image-format.js';
import { readEmbeddedMetadata } from './image-metadata.js';

/** A Photoshop block with the given texts of the second record. */
function iptc(...texts: [dataset: number, text: string][]): Uint8Array {
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0', 'latin1'),
    ...texts.map(([dataset, text]) => {
      const bytes = Buffer.from(text);
      return Buffer.concat([Buffer.from([0x1c, 2, dataset, bytes.length >> 8, bytes.length & 255]), bytes]);
    }),
  ]);
}

/** A big-endian EXIF block with one directory behind the pointer. */
function bigEndianExif(taken: string): Buffer {
  const bytes = Buffer.alloc(100);
  bytes.write('Exif\0\0MM\0*', 'latin1');
  bytes.writeUInt32BE(8, 10);
  bytes.writeUInt16BE(1, 14);
  bytes.writeUInt16BE(0x8769, 16);
  bytes.writeUInt32BE(26, 24);
  bytes.writeUInt16BE(1, 32);
  bytes.writeUInt16BE(0x9003, 34);
  bytes.writeUInt32BE(20, 38);
  bytes.writeUInt32BE(50, 42);
  bytes.write(taken, 56, 'latin1');
  return bytes;
}

/** A little-endian EXIF block with a description alone. */
function describedExif(description: string): Buffer {
  const text = Buffer.from(`${description}\0`);
  const start = Buffer.alloc(26);
  start.write('II*\0', 'latin1');
  start.writeUInt32LE(8, 4);
  start.writeUInt16LE(1, 8);
  start.writeUInt16LE(0x010e, 10);
  start.writeUInt16LE(2, 12);
  start.writeUInt32LE(text.length, 14);
  start.writeUInt32LE(26, 18);
  return Buffer.concat([start, text]);
}

describe('what is embedded', () => {
  test('[I13] IPTC gives the title and the keywords', () => {
    expect(readEmbeddedMetadata({ iptc: iptc([5, 'Harbour'], [25, 'sea'], [25, '海']) })).toEqual({
      title: 'Harbour',
      keywords: ['sea', '海'],
    });
  });

  test('[I13] a big-endian time without a zone counts as UTC', () => {
    const { takenMs } = readEmbeddedMetadata({ exif: bigEndianExif('2023:01:02 03:04:05') });
    expect(takenMs).toBe(Date.UTC(2023, 0, 2, 3, 4, 5));
  });

  test.each(['0000:00:00 00:00:00', '2023-01-02', ''])('[I13] the time "%s" says nothing', (taken) => {
    expect(readEmbeddedMetadata({ exif: bigEndianExif(taken) })).toEqual({ keywords: [] });
  });

  test('[I13] blocks of any bytes, whole or cut, never fail', () => {
    const whole = bigEndianExif('2023:01:02 03:04:05');
    for (let length = 0; length < whole.length; length++)
      readEmbeddedMetadata({ exif: whole.subarray(0, length) });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(99), (bytes, at) => {
        const exif = Buffer.from(whole);
        exif.set(bytes.subarray(0, whole.length - at), at);
        const found = readEmbeddedMetadata({
          exif,
          xmp: bytes,
          iptc: Buffer.concat([iptc([25, 'sea']), bytes]),
        });
        expect(found.keywords[0]).toBe('sea');
      }),
    );
  });

  test('[I13] entities are read and control characters are not', () => {
    const title = (text: string) =>
      readEmbeddedMetadata({ svg: Buffer.from(`<svg><title>${text}</title></svg>`) }).title;
    expect(title('a &lt;b&gt; &#65;&#x1F389; &unknown; \u0007 c')).toBe('a <b> A🎉 &unknown; c');
    expect(title('  ')).toBeUndefined();
    expect(title('&#9999999;x')).toBe('x');
    expect(title('&#xD83C;x')).toBe('x');
    expect(title(`${'a'.repeat(499)}🎉`)).toBe('a'.repeat(499));
  });

  test('[I13] a PNG gives the title and the keywords of its text', () => {
    const comments = [
      { keyword: 'Keywords', text: 'sea, boats;; 海' },
      { keyword: 'Title', text: 'Harbour' },
      { keyword: 'Description', text: 'Boats at rest' },
    ];
    expect(readEmbeddedMetadata({ comments })).toEqual({
      title: 'Harbour',
      keywords: ['sea', 'boats', '海'],
    });
  });

  test('[I13] a drawing gives its title, or its description, and the keywords of its metadata', () => {
    const metadata =
      '<metadata><rdf:RDF><cc:Work><dc:title>Red</dc:title><dc:subject><rdf:Bag><rdf:li>fruit</rdf:li><rdf:li>red</rdf:li></rdf:Bag></dc:subject></cc:Work></rdf:RDF></metadata>';
    const read = (inner: string) => readEmbeddedMetadata({ svg: Buffer.from(`<svg>${inner}</svg>`) });
    expect(read(`<svg:title id="t">Apple</svg:title>${metadata}`)).toEqual({
      title: 'Apple',
      keywords: ['fruit', 'red'],
    });
    expect(read(metadata).title).toBe('Red');
    expect(read('<desc>An apple</desc>').title).toBe('An apple');
    expect(read('<desc>Created with Sketch.</desc><titles>no</titles>').title).toBeUndefined();
  });

  test('[I13] a description serves as title, unless a camera wrote it', () => {
    expect(readEmbeddedMetadata({ exif: describedExif('Café at night') }).title).toBe('Café at night');
    expect(readEmbeddedMetadata({ exif: describedExif('OLYMPUS DIGITAL CAMERA') }).title).toBeUndefined();
    const both = { exif: describedExif('At night'), iptc: iptc([5, 'Café']) };
    expect(readEmbeddedMetadata(both).title).toBe('Café');
  });

  test('[I13] IPTC in the encoding of Western Europe is read as such', () => {
    const block = iptc([25, 'caf?']);
    block[block.length - 1] = 0xe9;
    expect(readEmbeddedMetadata({ iptc: block }).keywords).toEqual(['café']);
  });

  test('[I17] text made to be slow to search costs no more than its length', () => {
    for (const part of [
      '<title ',
      '<title>',
      '<dc:title>',
      '<dc:subject ',
      '<rdf:li ',
      '<desc',
      '&#',
      '<!--',
    ]) {
      const hostile = Buffer.from(part.repeat(1_000_000 / part.length));
      const inside = Buffer.from(`<dc:subject>${hostile.toString()}</dc:subject>`);
      expect(readEmbeddedMetadata({ xmp: hostile, svg: hostile }).keywords).toEqual([]);
      expect(readEmbeddedMetadata({ xmp: inside }).keywords).toEqual([]);
      expect(identifyFormat(Buffer.from(`<${hostile.toString()}`))).toBeUndefined();
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEmbeddedMetadata, readSvgTitle } from './image-metadata.js';

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
    const title = (text: string) => readSvgTitle(Buffer.from(`<svg><title>${text}</title></svg>`));
    expect(title('a &lt;b&gt; &#65;&#x1F389; &unknown; \u0007 c')).toBe('a <b> A🎉 &unknown; c');
    expect(title('  ')).toBeUndefined();
    expect(title('&#9999999;x')).toBe('x');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MotifError } from '../errors.js';
import { hexToLab, labDifference } from './convert.js';
import { readPaletteFile } from './palette-file.js';
import { maxSwatches } from './palette-swatches.js';

/** Writers of the formats, byte by byte, big-endian. */
const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const f32 = (value: number): number[] => {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return [...new Uint8Array(view.buffer)];
};
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const utf16 = (text: string): number[] =>
  [...`${text}\0`.split('')].flatMap((unit) => u16(unit.charCodeAt(0)));

const aseBlock = (type: number, body: number[]) => [...u16(type), ...u32(body.length), ...body];
const aseName = (name: string) => [...u16(name.length + 1), ...utf16(name)];
const aseGroup = (name: string) => aseBlock(0xc001, aseName(name));
const aseGroupEnd = aseBlock(0xc002, []);
const aseColour = (name: string, model: string, values: number[]) =>
  aseBlock(0x0001, [...aseName(name), ...ascii(model), ...values.flatMap(f32), ...u16(2)]);
const ase = (...blocks: number[][]) =>
  Uint8Array.from([...ascii('ASEF'), ...u16(1), ...u16(0), ...u32(blocks.length), ...blocks.flat()]);

type AcoEntry = [space: number, values: number[], name?: string];
const acoList = (version: number, entries: AcoEntry[]) => [
  ...u16(version),
  ...u16(entries.length),
  ...entries.flatMap(([space, values, name = '']) => [
    ...u16(space),
    ...[...values, 0, 0, 0, 0].slice(0, 4).flatMap(u16),
    ...(version === 2 ? [...u32(name.length + 1), ...utf16(name)] : []),
  ]),
];
const aco = (...lists: number[][]) => Uint8Array.from(lists.flat());

const read = (bytes: Uint8Array, name = 'a.bin') => readPaletteFile(bytes, name);
const hexes = (bytes: Uint8Array) => read(bytes).colours.map(({ hex }) => hex);
const failure = (bytes: Uint8Array, name?: string): MotifError => {
  try {
    read(bytes, name);
  } catch (error) {
    if (error instanceof MotifError) return error;
    throw error;
  }
  throw new Error('Expected a failure');
};

/** CIELAB under D50 of sRGB red, as CSS Color 4 and culori give it. */
const redUnderD50 = [54.29, 80.81, 69.89] as const;

const sampleAse = ase(
  aseGroup('暖色 warm'),
  aseColour('Sand', 'RGB ', [0xe8 / 255, 0xc3 / 255, 0x9e / 255]),
  aseColour('Ink 🖋', 'CMYK', [1, 0.5, 0, 0.6]),
  aseGroupEnd,
  aseColour('', 'Gray', [0.5]),
  aseColour('Red', 'LAB ', [redUnderD50[0] / 100, redUnderD50[1], redUnderD50[2]]),
);

const plain: AcoEntry[] = [
  [0, [0xe8e8, 0xc3c3, 0x9e9e]],
  [1, [0, 0xffff, 0xffff]],
  [2, [0, 0xffff, 0xffff, 0xffff]],
  [8, [7500]],
];
const nameOf = ['沙 Sand', 'Red', 'Cyan', '75% Gray'];
const sampleAco = aco(
  acoList(1, plain),
  acoList(
    2,
    plain.map(([space, values], index): AcoEntry => [space, values, nameOf[index]!]),
  ),
);

describe('.ase files', () => {
  test('[P1] swatches of every colour model come in order, with their names and the name of the only group', () => {
    expect(read(sampleAse)).toEqual({
      name: '暖色 warm',
      colours: [
        { hex: '#e8c39e', name: 'Sand' },
        { hex: '#003366', name: 'Ink 🖋' },
        { hex: '#808080' },
        { hex: '#ff0000', name: 'Red' },
      ],
    });
  });

  test('[P1] several groups are one palette without a name', () => {
    const groups = ase(
      aseGroup('a'),
      aseColour('x', 'RGB ', [1, 0, 0]),
      aseGroupEnd,
      aseGroup('b'),
      aseColour('y', 'RGB ', [0, 0, 1]),
      aseGroupEnd,
    );
    expect(read(groups)).toEqual({
      colours: [
        { hex: '#ff0000', name: 'x' },
        { hex: '#0000ff', name: 'y' },
      ],
    });
  });

  test('[P3] a colour that is there twice is kept once, under its first name', () => {
    const twice = ase(aseColour('first', 'RGB ', [1, 0, 0]), aseColour('second', 'CMYK', [0, 1, 1, 0]));
    expect(read(twice).colours).toEqual([{ hex: '#ff0000', name: 'first' }]);
  });

  test('[P4] Lab of a file is under D50: its white is white, its red the red of sRGB', () => {
    expect(hexes(ase(aseColour('', 'LAB ', [1, 0, 0]), aseColour('', 'LAB ', [0, 0, 0])))).toEqual([
      '#ffffff',
      '#000000',
    ]);
    const [l, a, b] = redUnderD50;
    // Read as D65 the same numbers are another red.
    expect(labDifference({ l, a, b }, hexToLab('#ff0000'))).toBeGreaterThan(0.5);
    expect(hexes(ase(aseColour('', 'LAB ', [l / 100, a, b])))).toEqual(['#ff0000']);
  });

  test('[P5] values outside their range are clipped, those that are no numbers refused', () => {
    expect(hexes(ase(aseColour('', 'RGB ', [2, -1, 0])))).toEqual(['#ff0000']);
    expect(hexes(ase(aseColour('', 'LAB ', [1e30, 1e30, -1e30])))[0]).toMatch(/^#[\da-f]{6}$/);
    expect(failure(ase(aseColour('', 'RGB ', [Number.NaN, 0, 0]))).message).toBe(
      'Expected numbers for the colours of the palette "a.bin", received NaN',
    );
    expect(failure(ase(aseColour('', 'HSB ', [0, 0, 0]))).message).toBe(
      'Expected the colour model RGB, CMYK, LAB or Gray for the palette "a.bin", received "HSB "',
    );
  });
});

describe('.aco files', () => {
  test('[P2] swatches of every colour space come in order, named where the file has the second list', () => {
    expect(read(sampleAco)).toEqual({
      colours: ['#e8c39e', '#ff0000', '#00ffff', '#404040'].map((hex, index) => ({
        hex,
        name: nameOf[index],
      })),
    });
    expect(read(aco(acoList(1, plain)))).toEqual({
      colours: ['#e8c39e', '#ff0000', '#00ffff', '#404040'].map((hex) => ({ hex })),
    });
    expect(read(aco(acoList(2, [[0, [0, 0, 0], 'Black']])))).toEqual({
      colours: [{ hex: '#000000', name: 'Black' }],
    });
  });

  test('[P2] what Photoshop appends to the lists is left alone', () => {
    expect(hexes(Uint8Array.from([...sampleAco, ...ascii('8BIMphry'), 1, 2, 3]))).toHaveLength(4);
  });

  test('[P4] Lab of a Photoshop file is under D50', () => {
    const [l, a, b] = redUnderD50.map((value) => Math.round(value * 100)) as [number, number, number];
    expect(
      hexes(
        aco(
          acoList(1, [
            [7, [l, a, b]],
            [7, [10_000, 0, 0]],
            [7, [5000, 0x10000 - 6000, 0]],
          ]),
        ),
      ),
    ).toEqual(['#ff0000', '#ffffff', expect.stringMatching(/^#00/)]);
  });

  test('[P2] swatches of ink books, whose colours the file does not tell, are left out', () => {
    expect(
      hexes(
        aco(
          acoList(1, [
            [3, [1, 2, 3, 4]],
            [0, [0xffff, 0, 0]],
          ]),
        ),
      ),
    ).toEqual(['#ff0000']);
    expect(failure(aco(acoList(1, [[3, [1, 2, 3, 4]]]))).message).toBe(
      'Expected colours for the palette "a.bin", received none',
    );
  });
});

describe('bytes of strangers', () => {
  test('[P6] a file that is cut off anywhere is refused and says so', () => {
    for (let length = 4; length < sampleAse.length; length++) {
      expect(failure(sampleAse.subarray(0, length), 'a.ase').message).toContain('it is cut off or damaged');
    }
    const plainLength = acoList(1, plain).length;
    for (let length = plainLength + 4; length < sampleAco.length; length++) {
      expect(failure(sampleAco.subarray(0, length), 'a.aco').message).toContain('it is cut off or damaged');
    }
  });

  test('[P6] counts and lengths that the file does not hold reserve nothing', () => {
    const false32 = 0xffffffff;
    const endless = Uint8Array.from([...ascii('ASEF'), ...u32(1), ...u32(false32)]);
    expect(failure(endless).message).toContain('Expected 2 more bytes');
    const longBlock = Uint8Array.from([...endless, ...u16(1), ...u32(false32)]);
    expect(failure(longBlock).message).toContain('Expected 4294967295 more bytes');
    const longName = Uint8Array.from([...u16(2), ...u16(1), ...Array(10).fill(0), ...u32(false32)]);
    expect(failure(longName).message).toContain('Expected 8589934590 more bytes');
  });

  test('[P7] more than 256 different colours are refused', () => {
    const many = (count: number) =>
      ase(
        ...Array.from({ length: count }, (_, index) =>
          aseColour('', 'RGB ', [(index % 256) / 255, index / 1e3, 0]),
        ),
      );
    expect(read(many(maxSwatches)).colours).toHaveLength(maxSwatches);
    expect(failure(many(maxSwatches + 1)).message).toBe(
      'Expected at most 256 different colours for the palette "a.bin", received more',
    );
  });

  test('[P8] any bytes are a palette or invalid_input, never another error', () => {
    const starts = fc.constantFrom<number[]>(
      [],
      ascii('ASEF'),
      [0, 1],
      [0, 2],
      [...sampleAse.subarray(0, 30)],
    );
    const names = fc.constantFrom('a.ase', 'a.aco', 'a.gpl', 'a.css', 'a.txt', 'a', '');
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 400 }), names, (start, rest, name) => {
        expectPaletteOrFault(Uint8Array.from([...start, ...rest]), name);
      }),
    );
  });

  test('[P8] real files with any byte changed are a palette or invalid_input', () => {
    const files = fc.constantFrom(sampleAse, sampleAco);
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(files, changes, (file, bytes) => {
        const changed = Uint8Array.from(file);
        for (const [at, value] of bytes) changed[at % changed.length] = value;
        expectPaletteOrFault(changed, 'a.bin');
      }),
    );
  });
});

function expectPaletteOrFault(bytes: Uint8Array, name: string): void {
  try {
    const { colours } = readPaletteFile(bytes, name);
    expect(colours.length).toBeGreaterThan(0);
    for (const { hex } of colours) expect(hex).toMatch(/^#[\da-f]{6}$/);
  } catch (error) {
    if (!(error instanceof MotifError)) throw error;
    expect(error.code).toBe('invalid_input');
    expect(error.hint).toBeDefined();
  }
}

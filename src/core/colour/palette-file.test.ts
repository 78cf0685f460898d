import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MotifError } from '../errors.js';
import { readPaletteFile } from './palette-file.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name = 'a.txt') => readPaletteFile(bytesOf(text), name);
const hexes = (text: string, name?: string) => read(text, name).colours.map(({ hex }) => hex);
const failure = (bytes: Uint8Array, name: string): MotifError => {
  try {
    readPaletteFile(bytes, name);
  } catch (error) {
    if (error instanceof MotifError) return error;
    throw error;
  }
  throw new Error('Expected a failure');
};

describe('GIMP palettes', () => {
  test('[P9] lines of three numbers are colours with the name behind them', () => {
    const text =
      'GIMP Palette\r\nName: Dünen 沙丘\r\nColumns: 4\r\n# by hand\r\n232 195 158\tSand dune\r\n 34  51  74\tUntitled\r\n\r\n255 255 255\r\n';
    expect(read(text, 'a.gpl')).toEqual({
      name: 'Dünen 沙丘',
      colours: [{ hex: '#e8c39e', name: 'Sand dune' }, { hex: '#22334a' }, { hex: '#ffffff' }],
    });
  });

  test.each(['256 0 0', '1 2', 'red', '-1 0 0', '1.5 2 3'])(
    '[P9] the line "%s" is refused with its number',
    (line) => {
      expect(failure(bytesOf(`GIMP Palette\n#\n${line}\n`), 'a.gpl').message).toBe(
        `Expected three numbers from 0 to 255 for line 3 of the palette "a.gpl", received "${line}"`,
      );
    },
  );
});

describe('style sheets', () => {
  test('[P10] values are read in order, each colour once, variables giving their names', () => {
    const css = `
      :root { --sand: #E8C39E; --ink: #22334aff; --gap: 4px }
      a:hover #facade, .red { color: rgb(34 51 74); background: linear-gradient(90deg, tomato 10%, hsl(0 100% 50%)) }
      p { border: 1px solid navy; animation: snow 1s; font-family: "Tan", Linen; width: tan(45deg) }
      i { color: red!important }`;
    expect(read(css, 'a.css')).toEqual({
      colours: [
        { hex: '#e8c39e', name: 'sand' },
        { hex: '#22334a', name: 'ink' },
        { hex: '#ff6347' },
        { hex: '#ff0000' },
        { hex: '#000080' },
      ],
    });
  });

  test('[P10] SCSS and Less variables, maps and functions are read', () => {
    const scss = `// $old: #111111;
      $sand: #e8c39e; /* #222222 */
      @ink: #22334a;
      $theme: (primary: teal, "accent": #fa0, red: $sand);
      .a { color: rgba(#123456, 0.5); &:hover { background: darken(#abcdef, 10%) } }`;
    expect(read(scss, 'a.scss').colours).toEqual([
      { hex: '#e8c39e', name: 'sand' },
      { hex: '#22334a', name: 'ink' },
      { hex: '#008080', name: 'primary' },
      { hex: '#ffaa00', name: 'accent' },
      { hex: '#123456' },
      { hex: '#abcdef' },
    ]);
  });

  test('[P10] comments, strings, links and selectors hold no colours', () => {
    const css = `/* #111 */ #add { content: "#222"; mask: url(#333) url(data:image/svg+xml;x#444); color: #555 }
      @import url(https://a.b/#666);  #bad { fill: currentColor } /* open: #777`;
    expect(hexes(css, 'a.css')).toEqual(['#555555']);
  });

  test('[P10] everyday names that CSS does not know are words', () => {
    expect(hexes('a { --a: rose; --b: facade; --c: plum }', 'a.css')).toEqual(['#dda0dd']);
  });
});

describe('other texts', () => {
  test('[P12] colours are found wherever they stand, with what stands before a colon as their name', () => {
    expect(
      read('Sand: #e8c39e\nInk = rgb(34, 51, 74)\nSea: teal\nan #f00 accent, see page#abc and /x/#def\n'),
    ).toEqual({
      colours: [
        { hex: '#e8c39e', name: 'Sand' },
        { hex: '#22334a', name: 'Ink' },
        { hex: '#008080', name: 'Sea' },
        { hex: '#ff0000' },
      ],
    });
  });

  test('[P12] design tokens in JSON are read', () => {
    expect(
      read('{"sand": {"value": "#e8c39e"}, "ink":"22334a", "sea": "teal", "note": "a red one"}', 't.json')
        .colours,
    ).toEqual([{ hex: '#e8c39e' }, { hex: '#22334a', name: 'ink' }, { hex: '#008080', name: 'sea' }]);
  });

  test('[P12] hex digits without # count on a line of their own', () => {
    expect(hexes('E8C39E, 22334a\r\nffffff\n123456 pieces\n')).toEqual(['#e8c39e', '#22334a', '#ffffff']);
  });

  test('[P12] UTF-16 and a byte order mark are read', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...'#e8c39e'].flatMap((one) => [one.charCodeAt(0), 0])]);
    expect(readPaletteFile(utf16, 'a.txt').colours).toEqual([{ hex: '#e8c39e' }]);
    expect(hexes('\ufeffGIMP Palette\n1 2 3\n')).toEqual(['#010203']);
  });
});

describe('recognising', () => {
  test('[P13] the content decides, whatever the ending', () => {
    expect(hexes('GIMP Palette\n1 2 3\n', 'a.css')).toEqual(['#010203']);
    expect(hexes('{"a": "#010203"}', 'a.css')).toEqual(['#010203']);
    expect(hexes('#add { color: #010203 }', 'a.txt')).toEqual(['#010203']);
  });

  test('[P13] what is no palette is refused with what was expected', () => {
    expect(failure(bytesOf('a text'), 'a.ase').message).toBe(
      'Expected an Adobe Swatch Exchange file, which begins with "ASEF", for the palette "a.ase", received other content',
    );
    expect(failure(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'a.png')).toMatchObject({
      code: 'invalid_input',
      message: 'Expected a palette file for the palette "a.png", received other content',
      hint: 'Palettes are read from .ase, .aco, .gpl, .css, .scss, .json and .txt files.',
    });
    expect(failure(bytesOf('nothing here'), 'a.txt').message).toBe(
      'Expected colours for the palette "a.txt", received none',
    );
    expect(failure(new Uint8Array(), 'a.txt').message).toContain('received none');
  });

  test('[P7] more than 1 MiB is refused', () => {
    expect(failure(new Uint8Array(3 * 1024 * 1024), 'a.css').message).toBe(
      'Expected at most 1 MiB for the palette "a.css", received 3.0 MiB',
    );
  });
});

describe('text of strangers', () => {
  test('[P8] a megabyte of any pattern is read within seconds', () => {
    const size = 1024 * 1024;
    const patterns = [
      'a',
      'rgb(',
      '/*',
      '"',
      'url(',
      '#a',
      ': ',
      ' ',
      ';',
      'a:',
      '--a:',
      '\n',
      '1 1 ',
      'a b',
      ',"a":',
      '(',
      'aaaaaa ',
      '= ',
    ];
    for (const pattern of patterns) {
      for (const start of ['', '{', 'a{', 'GIMP Palette\n']) {
        const bytes = bytesOf(`${start}${pattern.repeat(size / pattern.length)}`.slice(0, size));
        const begun = performance.now();
        try {
          readPaletteFile(bytes, 'a.css');
        } catch (error) {
          expect(error).toBeInstanceOf(MotifError);
        }
        expect(performance.now() - begun, `${start}${pattern}`).toBeLessThan(3000);
      }
    }
  }, 60_000);

  test('[P8] any text is a palette or invalid_input', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        ';',
        ':',
        '(',
        ')',
        '#fff',
        '#',
        'rgb(',
        'rgb(1 2 3)',
        'red',
        '$a',
        '--b',
        '/*',
        '*/',
        '//',
        '"',
        "'",
        '\n',
        ' ',
        '沙',
        'url(',
      ],
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }).map((parts) => parts.join(''));
    const names = fc.constantFrom('a.css', 'a.scss', 'a.txt', 'a.gpl', 'a');
    fc.assert(
      fc.property(text, names, fc.boolean(), (source, name, isGimp) => {
        try {
          for (const { hex } of read(isGimp ? `GIMP Palette\n${source}` : source, name).colours)
            expect(hex).toMatch(/^#[\da-f]{6}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(MotifError);
        }
      }),
    );
  });
});

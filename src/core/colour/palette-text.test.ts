import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MotifError } from '../errors.js';
import { parsePalette } from './palette-text.js';

const hexes = (text: string) => parsePalette(text).colours.map(({ hex }) => hex);
const failure = (text: string): MotifError => {
  try {
    parsePalette(text);
  } catch (error) {
    if (error instanceof MotifError) return error;
    throw error;
  }
  throw new Error('Expected a failure');
};

describe('parsePalette', () => {
  test.each([
    ['#e8c39e #22334a', ['#e8c39e', '#22334a']],
    ['#E8C, 22334a；#fffa', ['#ee88cc', '#22334a', '#ffffff']],
    ['red 蓝色、beige', ['#ff0000', '#0000ff', '#f5f5dc']],
    ['rgb(232 195 158) oklch(0.628 0.2577 29.23)', ['#e8c39e', '#ff0000']],
    ['ｒｅｄ，＃２２３３４ａ', ['#ff0000', '#22334a']],
    ['rgb（232，195，158）', ['#e8c39e']],
    ['light blue dark red light golden rod yellow', ['#add8e6', '#8b0000', '#fafad2']],
    ['green yellow', ['#008000', '#ffff00']],
    ['green yellow, navy blue', ['#adff2f', '#000080']],
    ['navy blue cream', ['#000080', '#fffdd0']],
    ['red #f00 Red', ['#ff0000']],
  ])('[P14] "%s" is a list of colours', (text, colours) => {
    expect(hexes(text)).toEqual(colours);
    expect(parsePalette(text).colours.every(({ area }) => area === undefined)).toBe(true);
  });

  test.each([
    ['#e8c39e 60% #22334a 40%', { '#e8c39e': 0.6, '#22334a': 0.4 }],
    ['#e8c39e:3 #22334a:1', { '#e8c39e': 0.75, '#22334a': 0.25 }],
    ['#e8c39e：3，#22334a：1', { '#e8c39e': 0.75, '#22334a': 0.25 }],
    ['米色 60％ 海军蓝 30％ 红 10％', { '#f5f5dc': 0.6, '#000080': 0.3, '#ff0000': 0.1 }],
    ['60% beige, 30% navy blue, 10% red', { '#f5f5dc': 0.6, '#000080': 0.3, '#ff0000': 0.1 }],
    ['light blue 30% red 30%', { '#add8e6': 0.5, '#ff0000': 0.5 }],
    ['red: 50% rgb(255 0 0): 50% white: 100%', { '#ff0000': 0.5, '#ffffff': 0.5 }],
  ])('[P15] "%s" has shares that become areas of sum 1', (text, areas) => {
    const { colours } = parsePalette(text);
    expect(colours.map(({ hex }) => hex)).toEqual(Object.keys(areas));
    for (const { hex, area } of colours) expect(area).toBeCloseTo(areas[hex as keyof typeof areas]!, 9);
  });

  test.each([
    ['#e8c39e nocolour', 'Expected a colour such as #e8c39e or red in palette(), received "nocolour"', 9],
    ['red, 绿绿绿', 'Expected a colour such as #e8c39e or red in palette(), received "绿绿绿"', 6],
    ['red rgb(1 2)', 'Expected a colour such as #e8c39e or red in palette(), received "rgb(1 2)"', 5],
    ['Nordic red', 'Expected a colour such as #e8c39e or red in palette(), received "Nordic"', 1],
    ['red 60% blue', 'Expected a share for each colour or for none in palette(), received "blue"', 9],
    ['red 60% 40% blue', 'Expected a colour before each share in palette(), received "40%"', 9],
    ['60% red 40%', 'Expected a colour behind each share in palette(), received "40%"', 9],
    ['red 0% blue 100%', 'Expected a share such as 40% in palette(), received "0%"', 5],
  ])('[P16] "%s" is refused with the word at fault', (text, message, place) => {
    expect(failure(text)).toMatchObject({ code: 'invalid_input', message, path: `palette:${place}` });
  });

  test('[P16] nothing is refused with an example', () => {
    for (const text of ['', '  ', ',']) {
      expect(failure(text)).toMatchObject({ message: 'Expected colours for palette(), received none' });
      expect(failure(text).hint).toContain('#e8c39e');
    }
  });

  test('[P16] any text is a palette or invalid_input', () => {
    const piece = fc.constantFrom(
      ...[
        '#fff',
        'red',
        'light',
        'blue',
        '60%',
        ':3',
        ':',
        '%',
        '(',
        ')',
        'rgb(1 2 3)',
        ',',
        '、',
        '红',
        'nordic',
        '：２',
        ' ',
        '1e9',
      ],
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        try {
          const { colours } = parsePalette(source);
          const areas = colours.flatMap(({ area }) => area ?? []);
          if (areas.length > 0) expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(1, 9);
          expect([0, colours.length]).toContain(areas.length);
        } catch (error) {
          expect(error).toBeInstanceOf(MotifError);
        }
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { MotifError } from '../errors.js';
import {
  hexToLab,
  hexToOklab,
  hexToOklch,
  labToHex,
  oklabToHex,
  oklchToHex,
  parseColour,
} from './convert.js';

const corners = [
  '#000000',
  '#ffffff',
  '#ff0000',
  '#00ff00',
  '#0000ff',
  '#e8c39e',
  '#22334a',
  '#010203',
  '#808080',
];

describe('conversions', () => {
  test.each(corners)('[K1] %s survives the way through OKLab, OKLCh and CIELAB', (hex) => {
    expect(oklabToHex(hexToOklab(hex))).toBe(hex);
    expect(oklchToHex(hexToOklch(hex))).toBe(hex);
    expect(labToHex(hexToLab(hex))).toBe(hex);
  });

  test('[K1] red has the published coordinates', () => {
    const oklab = hexToOklab('#ff0000');
    expect(oklab.l).toBeCloseTo(0.628, 3);
    expect(oklab.a).toBeCloseTo(0.2249, 3);
    expect(oklab.b).toBeCloseTo(0.1258, 3);
    const lab = hexToLab('#ff0000');
    expect(lab.l).toBeCloseTo(53.24, 1);
    expect(lab.a).toBeCloseTo(80.09, 1);
    expect(lab.b).toBeCloseTo(67.2, 1);
  });

  test('[K1] a colour outside sRGB keeps lightness and hue and gives up chroma', () => {
    const vivid = { l: 0.7, c: 0.4, h: 145 };
    const fitted = hexToOklch(oklchToHex(vivid));
    expect(fitted.l).toBeCloseTo(vivid.l, 1);
    expect(Math.abs(fitted.h - vivid.h)).toBeLessThan(2);
    expect(fitted.c).toBeLessThan(0.3);
    expect(fitted.c).toBeGreaterThan(0.2);
    expect(oklchToHex({ l: 1.4, c: 0.1, h: 20 })).toBe('#ffffff');
    expect(oklchToHex({ l: -1, c: 0.1, h: 20 })).toBe('#000000');
  });

  test.each(['', 'red', '#12', '#12345', '#ggg', '##fff'])('[K1] "%s" is refused as a hex colour', (text) => {
    expect(() => hexToOklab(text)).toThrow(MotifError);
    expect(() => hexToOklab(text)).toThrow(`Expected a colour such as #e8c39e, received "${text}"`);
  });
});

describe('parseColour', () => {
  test.each([
    ['#F00', '#ff0000'],
    ['#f00a', '#ff0000'],
    ['#E8C39E', '#e8c39e'],
    ['e8c39e', '#e8c39e'],
    ['#e8c39e80', '#e8c39e'],
    ['  Red ', '#ff0000'],
    ['rebeccapurple', '#663399'],
    ['Light Blue', '#add8e6'],
    ['dark-red', '#8b0000'],
    ['mint', '#98ffcc'],
    ['红', '#ff0000'],
    ['红色', '#ff0000'],
    ['天蓝', '#87ceeb'],
    ['墨绿色', '#006400'],
    ['ＲＥＤ', '#ff0000'],
  ])('[K2] "%s" is the colour %s', (text, hex) => {
    expect(parseColour(text)).toBe(hex);
  });

  test.each([
    '',
    '#',
    '#12',
    '#12345',
    'bad',
    'fff',
    'reddish',
    '红红红',
    'constructor',
    '__proto__',
    'toString',
    'url(#a)',
  ])('[K2] "%s" is no colour', (text) => {
    expect(parseColour(text)).toBeUndefined();
  });

  test('[K2] a colour means the same in both languages', () => {
    for (const [english, chinese] of [
      ['red', '红色'],
      ['orange', '橙色'],
      ['yellow', '黄色'],
      ['green', '绿色'],
      ['blue', '蓝色'],
      ['purple', '紫色'],
      ['pink', '粉色'],
      ['brown', '棕色'],
      ['black', '黑色'],
      ['white', '白色'],
      ['gray', '灰色'],
    ] as const) {
      expect(parseColour(chinese)).toBe(parseColour(english));
    }
  });
});

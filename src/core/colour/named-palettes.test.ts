import { describe, expect, test } from 'vitest';
import { hexToOklch } from './convert.js';
import { findNamedPalette, namedPalettes } from './named-palettes.js';
import { parsePalette } from './palette-text.js';

describe('named palettes', () => {
  test('[P17] each has an English and a Chinese name, 4 to 6 different colours and areas that sum to 1', () => {
    expect(namedPalettes.length).toBeGreaterThanOrEqual(48);
    for (const { english, chinese } of namedPalettes) {
      expect(english).toMatch(/^[A-Za-z0-9]/);
      expect(chinese).toMatch(/\p{Script=Han}|^Y2K$/u);
      const { colours } = findNamedPalette(english)!;
      expect([4, 5, 6], english).toContain(colours.length);
      expect(
        colours.reduce((sum, { area = 0 }) => sum + area, 0),
        english,
      ).toBeCloseTo(1, 9);
      for (const { hex } of colours) expect(hex).toMatch(/^#[\da-f]{6}$/);
    }
  });

  test('[P17] every name leads to its own palette and to no other', () => {
    for (const { english, chinese, also } of namedPalettes) {
      for (const name of [english, chinese, ...also]) expect(parsePalette(name).name, name).toBe(english);
    }
  });

  test.each([
    ['NORDIC', 'Nordic'],
    [' blue and-white  porcelain ', 'Blue-and-white porcelain'],
    ['北欧风', 'Nordic'],
    ['莫兰迪色系', 'Morandi'],
    ['bauhaus style', 'Bauhaus'],
    ['terracotta', 'Terracotta'],
    ['Ukiyo\u2011e', 'Ukiyo-e'],
  ])('[P18] "%s" is the palette %s', (text, name) => {
    expect(parsePalette(text).name).toBe(name);
  });

  test('[P18] an everyday colour stays one colour, though a palette is called nearly so', () => {
    expect(parsePalette('咖啡色')).toEqual({ colours: [{ hex: '#a52a2a' }] });
    expect(parsePalette('咖啡').name).toBe('Coffee');
  });

  test.each(['', 'style', '色', 'constructor', 'no such palette'])('[P18] "%s" is no palette', (text) => {
    expect(findNamedPalette(text)).toBeUndefined();
  });

  test('[P17] the palettes look as they are called', () => {
    const mean = (name: string, of: 'l' | 'c') =>
      findNamedPalette(name)!.colours.reduce((sum, { hex, area = 0 }) => sum + area * hexToOklch(hex)[of], 0);
    for (const muted of ['Nordic', 'Morandi', 'Wabi sabi', 'Ink wash', 'Winter']) {
      expect(mean(muted, 'c'), muted).toBeLessThan(0.05);
      for (const vivid of ['Dopamine', 'Vaporwave', 'Pop art', 'Klein blue', 'Lunar new year'])
        expect(mean(vivid, 'c'), vivid).toBeGreaterThan(3 * mean(muted, 'c'));
    }
    for (const light of ['Pastel', 'Macaron', 'Nordic', 'Cherry blossom'])
      expect(mean(light, 'l')).toBeGreaterThan(0.82);
    for (const dark of ['Cyberpunk', 'Neon', 'Dark mode', 'Luxury gold'])
      expect(mean(dark, 'l')).toBeLessThan(0.5);
    for (const [name, from, to] of [
      ['Klein blue', 250, 275],
      ['Robin egg', 170, 200],
      ['Lunar new year', 10, 35],
      ['Matcha', 105, 130],
      ['Terracotta', 25, 55],
    ] as const) {
      const { h } = hexToOklch(findNamedPalette(name)!.colours[0]!.hex);
      expect(h, name).toBeGreaterThan(from);
      expect(h, name).toBeLessThan(to);
    }
  });
});

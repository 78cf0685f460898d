import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseColourFunction } from './css-colour.js';

describe('parseColourFunction', () => {
  test.each([
    ['rgb(232 195 158)', '#e8c39e'],
    ['rgba(232, 195, 158, .5)', '#e8c39e'],
    ['RGB( 232 195 158 / 50% )', '#e8c39e'],
    ['rgb(100% 0% none)', '#ff0000'],
    ['rgb(300 -20 0)', '#ff0000'],
    ['hsl(120, 100%, 25%)', '#008000'],
    ['hsl(0.5turn 100 50)', '#00ffff'],
    ['hsla(-120deg 100% 50% / 1)', '#0000ff'],
    ['hsl(210 0% 0%)', '#000000'],
    ['hwb(0 0% 0%)', '#ff0000'],
    ['hwb(60 80% 80%)', '#808080'],
    ['lab(100 0 0)', '#ffffff'],
    ['lab(54.29 80.81 69.89)', '#ff0000'],
    ['lch(54.29% 106.84 40.85)', '#ff0000'],
    ['oklab(0.62796 0.22486 0.12585)', '#ff0000'],
    ['oklch(62.796% 0.25768 29.234)', '#ff0000'],
    ['oklch(1 0 none)', '#ffffff'],
    ['color(srgb 1 50% 0)', '#ff8000'],
  ])('[P11] "%s" is the colour %s', (text, hex) => {
    expect(parseColourFunction(text)).toBe(hex);
  });

  test.each([
    '',
    'rgb()',
    'rgb(1 2)',
    'rgb(1 2 3 4 5)',
    'rgb(1px 2 3)',
    'rgb(1 2 3 / red)',
    'rgb(from red r g b)',
    'rgb(calc(1) 2 3)',
    'rgb(var(--a))',
    'color(display-p3 1 0 0)',
    'constructor(1 2 3)',
    'hsl(10furlong 50% 50%)',
    'blur(1 2 3)',
  ])('[P11] "%s" is no colour', (text) => {
    expect(parseColourFunction(text)).toBeUndefined();
  });

  test('[P11] any numbers give a colour', () => {
    const functions = fc.constantFrom('rgb', 'hsl', 'hwb', 'lab', 'lch', 'oklab', 'oklch');
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()).map(String);
    fc.assert(
      fc.property(functions, value, value, value, (name, a, b, c) => {
        expect(parseColourFunction(`${name}(${a} ${b} ${c})`)).toMatch(/^#[\da-f]{6}$/);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { cmykToHex, hsbToHex, hslToHex, hwbToHex, labD50ToHex } from './device-colour.js';

describe('colours of devices', () => {
  test('[P4] ink takes light away: no ink is white, full black black, whatever else is printed', () => {
    expect(cmykToHex(0, 0, 0, 0)).toBe('#ffffff');
    expect(cmykToHex(1, 0.3, 0.9, 1)).toBe('#000000');
    expect(cmykToHex(0, 1, 1, 0)).toBe('#ff0000');
    expect(cmykToHex(0, 0.5, 0, 0.5)).toBe('#804080');
    expect(cmykToHex(-1, 2, 0, 0)).toBe('#ff00ff');
  });

  test('[P4] hues go round, and a turn more changes nothing', () => {
    const hues = [0, 60, 120, 180, 240, 300];
    const colours = ['#ff0000', '#ffff00', '#00ff00', '#00ffff', '#0000ff', '#ff00ff'];
    expect(hues.map((hue) => hsbToHex(hue, 1, 1))).toEqual(colours);
    expect(hues.map((hue) => hsbToHex(hue - 360, 1, 1))).toEqual(colours);
    expect(hues.map((hue) => hslToHex(hue + 720, 1, 0.5))).toEqual(colours);
    expect(hues.map((hue) => hwbToHex(hue, 0, 0))).toEqual(colours);
    expect(hsbToHex(25, 0.3, 0.9)).toBe('#e6bda1');
  });

  test('[P4] a neutral Lab colour under D50 is a neutral grey', () => {
    for (const l of [0, 4, 20, 53.585, 80, 100]) expect(labD50ToHex(l, 0, 0)).toMatch(/^#(..)\1\1$/);
    expect(labD50ToHex(53.585, 0, 0)).toBe('#808080');
  });
});

import { describe, expect, test } from 'vitest';
import { brands } from '../brands.js';
import { planLibrary } from '../plan/index.js';
import { letter, letteringWidth } from './letters.js';

describe('lettering', () => {
  test('[D2] draws every word of the library as strokes, each character from the alphabet', () => {
    const words = new Set([
      ...planLibrary().flatMap((record) => record.words),
      ...brands.map(({ name }) => name),
    ]);
    for (const word of words) {
      const drawn = letter(word, { x: 0, y: 0, height: 60, colour: '#000000' });
      const visible = [...word].filter((character) => character !== ' ');
      expect(drawn.match(/<path /g)).toHaveLength(visible.length);
    }
  });

  test('[D2] is as wide as it says, and wider with more letters', () => {
    expect(letteringWidth('I')).toBe(0);
    expect(letteringWidth('OO', 0)).toBeCloseTo(8 / 6);
    expect(letteringWidth('WAVE')).toBeGreaterThan(letteringWidth('WAV'));
    expect(letteringWidth('ж')).toBe(0);
  });
});

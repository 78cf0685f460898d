import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourDrawings, failureOf } from '../../../test/search-world.js';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { operations } from '../../operations.js';

const lines = operations.find(({ name }) => name === 'lines')!;

interface Answer {
  lines: {
    text: string;
    pictures: { path: string }[];
    palette: string[];
    tone: { id: string }[];
    x: number;
    y: number;
  }[];
  distances: number[][];
}

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary(colourDrawings);
});
afterAll(() => small.remove());

const ask = (input: Record<string, unknown>) => runOperation(lines, input, small.motif) as Promise<Answer>;

describe('lines of copy', () => {
  test('[U5] each line has the pictures that it calls up, their colours and its tone', async () => {
    const { lines: found } = await ask({ lines: ['red', 'blue'], pictures: 2 });
    expect(found.map(({ text }) => text)).toEqual(['red', 'blue']);
    expect(found[0]!.pictures[0]!.path).toBe('plain/red.png');
    expect(found[1]!.pictures[0]!.path).toBe('plain/mostly-blue.png');
    for (const { pictures, palette, tone } of found) {
      expect(pictures).toHaveLength(2);
      expect(palette.length).toBeGreaterThan(0);
      expect(tone.length).toBeGreaterThan(0);
    }
  });

  test('[U6] lines that say nearly the same are near on the map', async () => {
    const { lines: found, distances } = await ask({ lines: ['red', 'red red red blue', 'blue'] });
    expect(distances[0]![1]).toBeLessThan(distances[0]![2]!);
    const gap = (one: number, other: number) =>
      Math.hypot(found[one]!.x - found[other]!.x, found[one]!.y - found[other]!.y);
    expect(gap(0, 1)).toBeLessThan(gap(0, 2));
    for (const { x, y } of found) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
  });

  test('[U7] a text is parted into lines, each counts once; none and too many are refused', async () => {
    const { lines: found } = await ask({ lines: ['red\n\n blue ', 'red'] });
    expect(found.map(({ text }) => text)).toEqual(['red', 'blue']);
    expect(await failureOf(ask({ lines: [' \n '] }))).toMatchObject({ code: 'invalid_input', path: 'lines' });
    const many = Array.from({ length: 25 }, (_, at) => `red ${at}`);
    expect(await failureOf(ask({ lines: many }))).toMatchObject({ code: 'invalid_input', path: 'lines' });
    expect(await failureOf(ask({ lines: 'red' }))).toMatchObject({ code: 'invalid_input' });
  });
});

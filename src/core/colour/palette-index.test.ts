import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPaletteIndex, type WantedPalette } from './palette-index.js';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const palette = fc.array(hex, { minLength: 1, maxLength: 8 }).map((colours) => {
  return [...new Set(colours)].map((colour, _, all) => ({ hex: colour, area: 1 / all.length }));
});

const shown = [
  {
    id: 'flag',
    palette: [
      { hex: '#d7282f', area: 0.5 },
      { hex: '#ffffff', area: 0.3 },
      { hex: '#1a4f9c', area: 0.2 },
    ],
  },
  {
    id: 'turned',
    palette: [
      { hex: '#1a4f9c', area: 0.5 },
      { hex: '#ffffff', area: 0.3 },
      { hex: '#d7282f', area: 0.2 },
    ],
  },
  { id: 'red', palette: [{ hex: '#d7282f', area: 1 }] },
  {
    id: 'forest',
    palette: [
      { hex: '#16301f', area: 0.6 },
      { hex: '#8fb36b', area: 0.4 },
    ],
  },
  {
    id: 'speck',
    palette: [
      { hex: '#16301f', area: 0.99 },
      { hex: '#d7282f', area: 0.01 },
    ],
  },
];
const index = createPaletteIndex(shown);
const order = (wanted: WantedPalette) => index.nearest(wanted, { limit: 5 }).map(({ id }) => id);

describe('the palette index', () => {
  test('[P20] locked colours are wanted in their areas and alone', () => {
    const colours = [
      { hex: '#d7282f', area: 5 },
      { hex: '#ffffff', area: 3 },
      { hex: '#1a4f9c', area: 2 },
    ];
    const found = index.nearest({ colours, mode: 'locked' }, { limit: 2 });
    expect(found.map(({ id }) => id)).toEqual(['flag', 'turned']);
    expect(found[0]!.distance).toBeCloseTo(0, 4);
    expect(found[1]!.distance).toBeGreaterThan(5);
  });

  test('[P20] loose colours may be anywhere among others, but must show', () => {
    const wanted: WantedPalette = { colours: [{ hex: '#d7282f' }], mode: 'loose' };
    expect(order(wanted).slice(0, 3).sort()).toEqual(['flag', 'red', 'turned']);
    const distances = index.distances(wanted, ['flag', 'red', 'speck', 'unknown']);
    expect(distances.get('flag')).toBeCloseTo(0, 4);
    expect(distances.get('speck')).toBeGreaterThan(20);
    expect(distances.has('unknown')).toBe(false);
  });

  test('[P20] only the asked ids are compared', () => {
    const wanted: WantedPalette = { colours: [{ hex: '#d7282f' }], mode: 'locked' };
    const found = index.nearest(wanted, { limit: 5, within: new Set(['forest', 'turned']) });
    expect(found.map(({ id }) => id)).toEqual(['turned', 'forest']);
  });

  test('[P20] the quick choice loses nothing that an exact comparison of all would find', () => {
    fc.assert(
      fc.property(
        fc.array(palette, { minLength: 1, maxLength: 300 }),
        palette,
        fc.constantFrom('loose', 'locked'),
        (all, colours, mode) => {
          const entries = all.map((one, at) => ({ id: String(at).padStart(3, '0'), palette: one }));
          const own = createPaletteIndex(entries);
          const wanted = { colours, mode } as WantedPalette;
          const found = own.nearest(wanted, { limit: 5 }).map(({ distance }) => distance);
          const every = [
            ...own
              .distances(
                wanted,
                entries.map(({ id }) => id),
              )
              .values(),
          ].sort((a, b) => a - b);
          expect(found).toEqual(every.slice(0, 5));
          expect(found.every((distance) => distance >= 0 && Number.isFinite(distance))).toBe(true);
        },
      ),
    );
  });

  test('[P20] mean and spread are those of all distances where the index is small', () => {
    const wanted: WantedPalette = { colours: [{ hex: '#8fb36b' }], mode: 'locked' };
    const all = [
      ...index
        .distances(
          wanted,
          shown.map(({ id }) => id),
        )
        .values(),
    ];
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(index.spread(wanted).mean).toBeCloseTo(mean, 6);
    const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
    expect(index.spread(wanted).deviation).toBeCloseTo(Math.sqrt(variance), 6);
    expect(() => index.spread({ colours: [], mode: 'loose' })).toThrow('at least one wanted colour');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transportCost } from './transport.js';

const shares = (count: number) =>
  fc.array(fc.integer({ min: 1, max: 20 }), { minLength: count, maxLength: count }).map((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return parts.map((part) => part / sum);
  });
const places = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: count, maxLength: count });

describe('transport', () => {
  test('[P19] on a line it is the area between the cumulated distributions', () => {
    fc.assert(
      fc.property(shares(4), places(4), shares(5), places(5), (from, at, to, there) => {
        const costs = at.map((one) => there.map((other) => Math.abs(one - other)));
        const cumulated = (parts: number[], where: number[], x: number) =>
          parts.reduce((sum, part, index) => sum + (where[index]! <= x ? part : 0), 0);
        let area = 0;
        for (let x = 0; x < 100; x++) area += Math.abs(cumulated(from, at, x) - cumulated(to, there, x));
        expect(transportCost(from, to, costs)).toBeCloseTo(area, 6);
      }),
    );
  });

  test('[P19] it is at most the cost of any other way, and the same in both directions', () => {
    fc.assert(
      fc.property(
        shares(5),
        shares(6),
        fc.array(places(6), { minLength: 5, maxLength: 5 }),
        (from, to, costs) => {
          const cost = transportCost(from, to, costs);
          // Independent coupling is one way to carry everything.
          const mixed = from.reduce(
            (sum, share, row) =>
              sum + to.reduce((part, other, column) => part + share * other * costs[row]![column]!, 0),
            0,
          );
          expect(cost).toBeLessThanOrEqual(mixed + 1e-9);
          const turned = to.map((_, column) => from.map((_, row) => costs[row]![column]!));
          expect(transportCost(to, from, turned)).toBeCloseTo(cost, 8);
        },
      ),
    );
  });

  test('[P19] equal distributions cost nothing', () => {
    expect(
      transportCost(
        [0.5, 0.3, 0.2],
        [0.2, 0.5, 0.3],
        [
          [9, 0, 9],
          [9, 9, 0],
          [0, 9, 9],
        ],
      ),
    ).toBeCloseTo(0, 12);
  });
});

import { describe, expect, test } from 'vitest';
import { brandWorld } from '../../../test/brand-world.js';
import type { Moments } from '../../core/moments.js';
import { channels, mapChannels, spreadOf } from '../../core/traits/channels.js';
import { probabilityOf } from '../../core/traits/platt.js';
import { deviationOf, productsOf, scoresOf } from '../../core/traits/products.js';
import { fitTwoSides, scoreWith } from '../../core/traits/two-sides.js';
import { dot } from '../../core/vector.js';
import { type FitSources, fitToLibrary } from './fit.js';

const world = brandWorld(3);

function sourcesOf(all: ReturnType<typeof world.pictures>, positives = all.length): FitSources {
  const products = mapChannels((channel) =>
    productsOf(
      all.map((traits) => traits[channel]),
      world.spreads[channel],
    ),
  );
  return {
    products,
    positives,
    groups: all.map((_, at) => at),
    lookOf: all.slice(0, positives).map(() => 0),
    looks: 1,
    others: mapChannels((channel) =>
      world.background.map((traits) => scoresOf(products[channel], traits[channel])),
    ),
  };
}

describe('the discriminant', () => {
  test('[R2] weighs a difference by the inverse of the shrunk spread, worked out by hand', () => {
    // Deviations 2 and 1: d inv((m - 1) S + tr(S) I) with m = 100 and tr(S) = 5 is 2 / 401 and 2 / 104.
    const moments: Moments = {
      count: 100,
      mean: Float32Array.of(1, 1),
      covariance: Float32Array.of(4, 0, 0, 1),
    };
    const products = productsOf([Float32Array.of(2, 1), Float32Array.of(1, 2)], spreadOf(moments));
    const [steep, flat] = [2 / 401, 2 / 104];
    expect(products.towards[0]![0]).toBeCloseTo(steep, 6);
    expect(products.towards[1]![1]).toBeCloseTo(flat, 6);
    expect(products.among[0]).toBeCloseTo(steep, 6);
    expect(products.among[1]).toBeCloseTo(0, 6);
    expect(scoresOf(products, Float32Array.of(3, 3))[1]).toBeCloseTo(2 * flat, 6);
    // The mean of both directions has the variance (steep ** 2 * 4 + flat ** 2 * 1) / 4.
    const expected = Math.sqrt((steep ** 2 * 4 + flat ** 2) / 4);
    expect(deviationOf(products, Float64Array.of(0.5, 0.5))).toBeCloseTo(expected, 6);
  });

  test('[R2] an example that is left out scores as by a direction that was made without it', () => {
    const assets = world.pictures(6, 1.5);
    const { fit, leftOut } = fitToLibrary(sourcesOf(assets));
    for (const [left, asset] of assets.entries()) {
      const direct = channels.reduce((sum, channel) => {
        const { apply, moments } = world.spreads[channel];
        const rest = assets.filter((_, at) => at !== left).map((traits) => traits[channel]);
        const mean = moments.mean.map((own, at) => rest.reduce((all, one) => all + one[at]!, 0) / 5 - own);
        const score = dot(
          apply(mean),
          asset[channel].map((value, at) => value - moments.mean[at]!),
        );
        return sum + (fit.weights[channel] * score) / fit.looks[0]!.deviations[channel];
      }, 0);
      expect(leftOut[left]).toBeCloseTo(direct, 4);
    }
  });

  test('[R9] near copies are left out together', () => {
    const assets = world.pictures(5, 0);
    const doubled = [...assets, assets[0]!];
    const sources = sourcesOf(doubled);
    const vouching = fitToLibrary(sources).leftOut[0]!;
    const honest = fitToLibrary({ ...sources, groups: [0, 1, 2, 3, 4, 0] }).leftOut[0]!;
    expect(honest).toBeLessThan(vouching - 1);
  });

  test('[R2] pictures of the brand that it never saw stand above others', () => {
    const sources = sourcesOf(world.pictures(10, 2.5));
    const fitted = fitToLibrary(sources);
    const judge = (traits: (typeof world.background)[number]) =>
      probabilityOf(
        fitted.fit,
        scoreWith(fitted.fit, {
          along: mapChannels((channel) => scoresOf(sources.products[channel], traits[channel])),
        }),
      );
    const share = (all: ReturnType<typeof world.pictures>) =>
      all.filter((one) => judge(one) >= 0.75).length / all.length;
    expect(share(world.pictures(200, 2.5))).toBeGreaterThan(0.8);
    expect(share(world.pictures(400, 0))).toBeLessThan(0.05);
  });

  test('[R5] ten pictures of each of two sides are told apart by the library’s spread', () => {
    const [own, theirs] = [world.pictures(10, 1.5, 5), world.pictures(10, 1.5, 9)];
    const sources = sourcesOf([...own, ...theirs], 10);
    const { fit, leftOut } = fitTwoSides(sources);
    expect(leftOut).toHaveLength(20);
    const judge = (traits: (typeof own)[number]) =>
      scoreWith(fit, {
        along: mapChannels((channel) => scoresOf(sources.products[channel], traits[channel])),
      });
    const [fresh, others] = [world.pictures(60, 1.5, 5).map(judge), world.pictures(60, 1.5, 9).map(judge)];
    const above = fresh.flatMap((one) => others.map((other) => Number(one > other)));
    expect(above.reduce((sum, one) => sum + one, 0) / above.length).toBeGreaterThan(0.9);
  });
});

import { describe, expect, test } from 'vitest';
import { brandWorld } from '../../../test/brand-world.js';
import type { Traits } from '../../core/traits/channels.js';
import { inStyle, learnTwoStyles, type StyleExamples, spreadInStyle } from './discriminate.js';

const world = brandWorld(21);

function examplesOf(first: readonly Traits[], second: readonly Traits[], more: Partial<StyleExamples> = {}) {
  const groups = [...first, ...second].map((_, at) => at);
  return { first, second, groups, spreads: world.spreads, seed: 1, ...more };
}

describe('two styles told apart', () => {
  const apart = learnTwoStyles(examplesOf(world.pictures(12, 3, 5), world.pictures(12, 3, 6)));

  test('[Y7] examples that differ are told apart, each left out, with bounds', () => {
    expect(apart).toMatchObject({ isApart: true, chance: 1 / 200 });
    expect(apart.area).toBeGreaterThan(0.85);
    expect(apart.low).toBeLessThan(apart.area);
    expect(apart.low).toBeGreaterThan(0.5);
    expect(apart.high).toBeLessThanOrEqual(1);
  });

  test('[Y7] new pictures of both sides go to their own, or to none', () => {
    const verdicts = (along: number) => world.pictures(40, 3, along).map((traits) => apart.judge(traits));
    const [first, second] = [verdicts(5), verdicts(6)];
    const count = (of: typeof first, side: string) => of.filter((verdict) => verdict.side === side).length;
    expect(count(first, 'first')).toBeGreaterThan(25);
    expect(count(second, 'second')).toBeGreaterThan(25);
    expect(count(first, 'second') + count(second, 'first')).toBeLessThanOrEqual(3);
    for (const { probability, low, high, side } of [...first, ...second]) {
      expect(low).toBeLessThanOrEqual(probability);
      expect(high).toBeGreaterThanOrEqual(probability);
      if (side === 'first') expect(Math.min(probability - 0.75, low - 0.5)).toBeGreaterThanOrEqual(0);
      if (side === 'second') expect(Math.max(probability - 0.25, high - 0.5)).toBeLessThanOrEqual(0);
    }
  });

  test('[Y8] sides that were drawn alike do not separate in nineteen of twenty cases, and nothing is said', () => {
    const alike = Array.from({ length: 40 }, (_, seed) =>
      learnTwoStyles(examplesOf(world.pictures(8, 1), world.pictures(8, 1), { seed })),
    );
    const refused = alike.filter(({ isApart }) => !isApart);
    expect(refused.length).toBeGreaterThanOrEqual(36);
    const [one] = refused;
    for (const traits of world.pictures(5, 1)) expect(one!.judge(traits).side).toBe('cannot say');
  });

  test('[Y7] an example is judged by the others: without them a picture alone vouches for nothing', () => {
    const [first, second] = [world.pictures(6, 2, 5), world.pictures(6, 2, 6)];
    const learned = learnTwoStyles(examplesOf(first, second));
    const direct = learned.judge(first[0]!).probability;
    const leftOut = learned.judge(first[0]!, 0).probability;
    expect(leftOut).toBeLessThan(direct);
    const single = learnTwoStyles(examplesOf(first.slice(0, 1), second.slice(0, 1)));
    expect(single).toMatchObject({ isApart: false });
  });

  test('[Y7] a picture that is less like either side than every example may be of neither', () => {
    const strangers = world.pictures(40, 4, 9).map((traits) => apart.judge(traits));
    expect(strangers.filter(({ isUnlikeBoth }) => isUnlikeBoth).length).toBeGreaterThan(20);
    const own = world.pictures(40, 3, 5).map((traits) => apart.judge(traits));
    expect(own.filter(({ isUnlikeBoth }) => isUnlikeBoth).length).toBeLessThanOrEqual(6);
  });

  test('[Y8] near copies stay on one side of every division by chance, and vouch for nothing', () => {
    const [one, other] = [world.pictures(1, 1), world.pictures(1, 1)];
    const [first, second] = [one, other].map((pictures) => Array.from({ length: 6 }, () => pictures[0]!));
    const groups = [...first!.map(() => 0), ...second!.map(() => 6)];
    expect(learnTwoStyles(examplesOf(first!, second!)).isApart).toBe(true);
    expect(learnTwoStyles(examplesOf(first!, second!, { groups })).isApart).toBe(false);
  });

  test('[Y7] words help where they tell the sides apart', () => {
    const [first, second] = [world.pictures(6, 0.7, 5), world.pictures(6, 0.7, 6)];
    const said = new Map<Traits, number>([
      ...first.map((traits) => [traits, 2] as const),
      ...second.map((traits) => [traits, -2] as const),
    ]);
    const silent = learnTwoStyles(examplesOf(first, second));
    const told = learnTwoStyles(examplesOf(first, second, { words: (traits) => said.get(traits) ?? 0 }));
    expect(told.area).toBeGreaterThan(silent.area);
    expect(told.area).toBe(1);
  });

  test('[Y7] the same examples always give the same answer', () => {
    const again = brandWorld(21);
    const twice = [world.pictures(5, 2, 5), world.pictures(5, 2, 6)] as const;
    const [one, other] = [1, 2].map(() => learnTwoStyles(examplesOf(...twice)));
    expect(again.background).toHaveLength(world.background.length);
    expect(one!.judge(twice[0][0]!)).toEqual(other!.judge(twice[0][0]!));
    expect(one!.chance).toBe(other!.chance);
  });
});

test('[Y7] style directions keep what lies along them, and the spread of it', () => {
  const dimensions = 12;
  const rows = new Float32Array(2 * dimensions);
  rows[5] = 1;
  rows[dimensions + 6] = 1;
  const projector = { count: 2, rows };
  const [traits] = world.pictures(1, 3, 5);
  const projected = inStyle(traits!, projector);
  expect([...projected.meaning]).toEqual([traits!.meaning[5], traits!.meaning[6]]);
  expect(projected.palette).toBe(traits!.palette);
  const { moments } = spreadInStyle(world.spreads.meaning.moments, projector);
  expect(moments.covariance[0]).toBeCloseTo(world.spreads.meaning.moments.covariance[5 * dimensions + 5]!, 6);
  expect(moments.covariance[1]).toBeCloseTo(world.spreads.meaning.moments.covariance[5 * dimensions + 6]!, 6);
  const styled = (along: number) => world.pictures(8, 2.5, along).map((one) => inStyle(one, projector));
  const spreads = { ...world.spreads, meaning: spreadInStyle(world.spreads.meaning.moments, projector) };
  expect(learnTwoStyles(examplesOf(styled(5), styled(6), { spreads })).isApart).toBe(true);
});

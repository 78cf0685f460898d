import { describe, expect, test } from 'vitest';
import { calibrationError, fitTemperature, type Judged, meanLoss } from './temperature.js';

/** Questions answered as a softmax at `true_` says: each label is right as often as its probability. */
function questionsAt(true_: number): Judged[] {
  const scores = [0.3, 0.25, 0.1, 0];
  const weights = scores.map((score) => Math.exp(true_ * score));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.flatMap((weight, right) =>
    Array.from({ length: Math.round((10_000 * weight) / total) }, () => ({ scores, right })),
  );
}

describe('the temperature', () => {
  test('[A1] is that at which the answers were given', () => {
    for (const true_ of [5, 20, 60]) expect(fitTemperature(questionsAt(true_))).toBeCloseTo(true_, 0);
  });

  test('[A1] stated and measured confidence agree at it and nowhere else', () => {
    const questions = questionsAt(20);
    expect(calibrationError(questions, 20)).toBeLessThan(0.01);
    expect(calibrationError(questions, 100)).toBeGreaterThan(0.1);
    expect(meanLoss(questions, 20)).toBeLessThan(meanLoss(questions, 40));
  });

  test('[A1] no questions are refused', () => {
    expect(() => fitTemperature([])).toThrow('received none');
  });
});

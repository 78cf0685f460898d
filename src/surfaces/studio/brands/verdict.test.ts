import { expect, test } from 'vitest';
import { verdictOf } from '../../../features/brands/check-pictures.js';
import { countVerdicts, verdictAt } from './verdict.js';

const scored = [0, 0.2, 0.5, 0.74, 0.75, 0.9, 1].flatMap((low) =>
  [0, 0.1, 0.25].map((width) => ({ low, score: low + width / 2, high: Math.min(1, low + width) })),
);

test('[V8] the verdict follows the threshold as the check itself says it', () => {
  for (const one of scored) {
    for (const threshold of [0, 0.3, 0.75, 1]) {
      for (const canJudge of [true, false])
        expect(verdictAt(one, threshold, canJudge)).toBe(verdictOf(one, threshold, canJudge));
    }
  }
});

test('[V8] every picture has one verdict', () => {
  expect(countVerdicts(scored.slice(0, 0), 0.5, true)).toEqual({ pass: 0, fail: 0, 'cannot say': 0 });
  const { pass, fail, 'cannot say': open } = countVerdicts(scored, 0.75, true);
  expect(pass + fail + open).toBe(scored.length);
  expect(Math.min(pass, fail, open)).toBeGreaterThan(0);
});

import { describe, expect, test } from 'vitest';
import { evaluateAnswers } from './evaluate.js';
import { planLibrary } from './plan/index.js';
import { demoQueries } from './queries.js';

const records = planLibrary();

describe('evaluateAnswers', () => {
  const query = demoQueries.find(({ text }) => text === 'headphones')!;
  const right = records.filter((record) => query.isRight(record)).map(({ file }) => file);
  const wrong = records.filter((record) => !query.isRight(record)).map(({ file }) => file);

  test('[D7] counts right pictures among the first five by their attributes', () => {
    expect(evaluateAnswers([{ query, paths: right }], records)).toEqual({
      queries: 1,
      precision: 1,
      answered: 1,
    });
    expect(
      evaluateAnswers([{ query, paths: [...wrong.slice(0, 4), ...right] }], records).precision,
    ).toBeCloseTo(0.2);
    expect(evaluateAnswers([{ query, paths: [...wrong.slice(0, 5), ...right] }], records)).toEqual({
      queries: 1,
      precision: 0,
      answered: 0,
    });
    expect(evaluateAnswers([{ query, paths: ['not/there.png'] }], records).precision).toBe(0);
  });

  test('[D7] judges a query that has fewer right pictures by as many as it has', () => {
    const few = [
      records.find(({ file }) => file === right[0])!,
      ...records.filter((record) => !query.isRight(record)),
    ];
    expect(evaluateAnswers([{ query, paths: [right[0]!, ...wrong] }], few).precision).toBe(1);
  });

  test('[D7] is about right answers only, of none and of no queries', () => {
    expect(evaluateAnswers([{ query, paths: [] }], records).precision).toBe(0);
    expect(evaluateAnswers([], records)).toEqual({ queries: 0, precision: 0, answered: 0 });
  });
});

describe('the questions', () => {
  test('[D7] are twenty in either language and each has several right pictures', () => {
    for (const language of ['en', 'zh'] as const) {
      expect(demoQueries.filter((query) => query.language === language)).toHaveLength(20);
    }
    for (const { isRight } of demoQueries) {
      expect(records.filter(isRight).length).toBeGreaterThanOrEqual(2);
      expect(records.filter(isRight).length).toBeLessThan(records.length / 4);
    }
  });
});

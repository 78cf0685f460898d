import { expect, test } from 'vitest';
import { z } from 'zod';
import { operation } from '../../core/operation.js';
import { fieldsOf } from './fields.js';
import { readValue } from './value-kinds.js';

const declared = operation({
  name: 'made.up',
  summary: 'Take values of many kinds',
  examples: [],
  input: z.object({
    terms: z.array(z.strictObject({ text: z.string() })).optional(),
    names: z.array(z.string()).optional(),
    either: z.union([z.string(), z.array(z.strictObject({ text: z.string() }))]).optional(),
  }),
  output: z.unknown(),
  run: async () => undefined,
});

test('[C1] a list of objects is written as JSON, one of words with commas', () => {
  const [terms, names, either] = fieldsOf(declared as never).map(({ kind }) => kind);
  expect(readValue(terms!, '[{"text": "a, b"}]', '--terms')).toEqual([{ text: 'a, b' }]);
  expect(() => readValue(terms!, 'a, b', '--terms')).toThrow(/JSON/);
  expect(readValue(names!, 'a, b', '--names')).toEqual(['a', 'b']);
  expect(readValue(either!, '[{"text": "a, b"}]', '--either')).toEqual([{ text: 'a, b' }]);
  expect(readValue(either!, 'a, b', '--either')).toBe('a, b');
});

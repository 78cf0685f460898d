import path from 'node:path';
import { expect } from 'vitest';
import type { Drawing } from './small-library.js';

/** Pictures of which the fake encoder's cosines can be told in the head: red and blue in steps, and two that are named. */
export const colourDrawings: Readonly<Record<string, Drawing>> = {
  'plain/red.png': { colour: 'red' },
  'plain/mostly-red.png': { colour: 'red', below: 'blue', share: 0.25 },
  'plain/half.png': { colour: 'red', below: 'blue', share: 0.5 },
  'plain/mostly-blue.png': { colour: 'blue', below: 'red', share: 0.25 },
  'signs/umbrella.png': { colour: 'green', below: 'black', share: 0.125 },
  'signs/黄色雨伞.png': { colour: 'yellow', below: 'black', share: 0.25, widthPx: 128 },
};

/** Returns the file names of an answer, in its order. */
export function namesOf(answer: { results: { path: string }[] }): string[] {
  return answer.results.map((result) => path.basename(result.path));
}

/** Returns what a promise is rejected with; fails the test where it is not. */
export function failureOf(promise: Promise<unknown>) {
  return promise.then(
    () => expect.unreachable('expected a failure'),
    (error) => error,
  );
}

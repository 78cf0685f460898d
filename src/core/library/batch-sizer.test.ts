import { expect, test } from 'vitest';
import { createBatchSizer } from './batch-sizer.js';

/** Returns the sizes that a sizer chooses for an encoder that takes `msPerPicture(size)`. */
function sizes(most: number, batches: number, msPerPicture: (size: number) => number): number[] {
  const sizer = createBatchSizer(most);
  return Array.from({ length: batches }, () => {
    const size = sizer.size();
    sizer.record(size, size * msPerPicture(size));
    return size;
  });
}

test('[L32] batches grow while they cost no more, and keep the size before the one that does', () => {
  expect(sizes(16, 10, () => 5)).toEqual([4, 4, 4, 8, 8, 8, 16, 16, 16, 16]);
  expect(sizes(16, 8, (size) => (size > 4 ? 6 : 5))).toEqual([4, 4, 4, 8, 8, 8, 4, 4]);
});

test('[L32] a measurement blurred by a few percent does not stop the growth, nor does a slow first run', () => {
  const blurred = [9, 5.0, 5.1, 5.2, 5.3, 5.4];
  let at = 0;
  expect(sizes(16, 7, () => blurred[at++] ?? 5)).toEqual([4, 4, 4, 8, 8, 8, 16]);
});

test('[L32] a part of a batch measures nothing', () => {
  const sizer = createBatchSizer(16);
  for (let run = 0; run < 9; run++) sizer.record(3, 1000);
  expect(sizer.size()).toBe(4);
});

import { expect, test } from 'vitest';
import { errorCodes, MotifError, type MotifErrorCode, throwIfCancelled } from './errors.js';

test('[X1] every code has a status of its kind and an exit code of its own', () => {
  const rows = Object.values(errorCodes);
  expect(new Set(rows.map(({ exitCode }) => exitCode)).size).toBe(rows.length);
  for (const code of Object.keys(errorCodes) as MotifErrorCode[]) {
    const error = new MotifError(code, 'Expected x for y, received z');
    expect(error).toMatchObject({ name: 'MotifError', code, ...errorCodes[code] });
    expect(error.httpStatus).toBeGreaterThanOrEqual(400);
    expect(error.exitCode).toBeGreaterThan(1);
  }
});

test('[X1] what is shown has no cause and no stack', () => {
  const cause = new Error('secret');
  const error = new MotifError('store_failed', 'Expected room, received none', {
    hint: 'Make room.',
    path: 'a.png',
    cause,
  });
  expect(error.cause).toBe(cause);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: 'store_failed',
    message: 'Expected room, received none',
    hint: 'Make room.',
    path: 'a.png',
  });
  expect(JSON.parse(JSON.stringify(new MotifError('conflict', 'm')))).toEqual({
    code: 'conflict',
    message: 'm',
  });
});

test('[X2] a fired signal is an error of its own code, with its reason as cause', () => {
  const controller = new AbortController();
  expect(() => throwIfCancelled(undefined)).not.toThrow();
  expect(() => throwIfCancelled(controller.signal)).not.toThrow();
  controller.abort('stop');
  expect(() => throwIfCancelled(controller.signal)).toThrow(
    expect.objectContaining({ code: 'cancelled', cause: 'stop' }),
  );
});

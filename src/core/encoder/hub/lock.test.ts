import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-lock-'));
  file = path.join(folder, 'a.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('[M9] only one holder works at a time, and the lock is gone afterwards', async () => {
  let inside = 0;
  let most = 0;
  const work = () =>
    withLock(file, {}, async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    });
  await Promise.all([work(), work(), work()]);
  expect(most).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test('[M9] a lock whose process died on this machine is taken over at once', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(file, JSON.stringify({ pid, host: hostname() }));
  let waits = 0;
  expect(await withLock(file, { onWait: () => waits++ }, async () => 'done')).toBe('done');
  expect(waits).toBe(1);
});

test('[M9] a lock of another machine is taken over when its holder shows no life', async () => {
  writeFileSync(file, JSON.stringify({ pid: 1, host: 'another-machine' }));
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  expect(await withLock(file, {}, async () => 'done')).toBe('done');
});

test('[M9] waiting for a lock that is held can be cancelled', async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }));
  const waiting = withLock(file, { signal: AbortSignal.timeout(50) }, async () => 'done');
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(file)).toBe(true);
});

test('[M9] the lock is released when the work fails', async () => {
  const failing = withLock(file, {}, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});

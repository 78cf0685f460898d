import { expect, test } from 'vitest';
import { createRateLimit } from './rate.js';
import { createRunning } from './running.js';
import { createTurns } from './turns.js';

test('[O12] an address may ask so often at once and is refilled with time, each for itself', () => {
  let nowMs = 0;
  const rate = createRateLimit({ burst: 3, perSecond: 1 }, () => nowMs);
  const takes = (address: string, times: number) => {
    let taken = 0;
    for (let at = 0; at < times; at++) {
      try {
        rate.take(address);
        taken++;
      } catch (error) {
        expect(error).toMatchObject({ code: 'too_many_requests' });
      }
    }
    return taken;
  };
  expect(takes('192.0.2.1', 5)).toBe(3);
  expect(takes('192.0.2.2', 5)).toBe(3);
  nowMs += 2000;
  expect(takes('192.0.2.1', 5)).toBe(2);
  nowMs += 3_600_000;
  expect(takes('192.0.2.1', 9)).toBe(3);
  expect(takes('127.0.0.1', 99)).toBe(60);
  expect(takes('::ffff:127.0.0.1', 99)).toBe(60);
});

test('[O12] a failed log-in costs as many requests', () => {
  const rate = createRateLimit({ burst: 150, perSecond: 1 }, () => 0);
  rate.take('192.0.2.1', 100);
  expect(() => rate.take('192.0.2.1', 100)).toThrow(/Expected at most/);
  expect(() => rate.take('192.0.2.1')).toThrow(/Expected at most/);
});

test('[O4] work takes turns in order, and one that fails gives its place on', async () => {
  const inTurn = createTurns(2);
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () =>
    new Promise<void>((resolve, reject) => {
      order.push(name);
      ends.push(name === 'b' ? () => reject(new Error(name)) : resolve);
    });
  const all = ['a', 'b', 'c', 'd'].map((name) => inTurn(work(name)));
  expect(order).toEqual(['a', 'b']);
  ends[1]!();
  await expect(all[1]).rejects.toThrow('b');
  expect(order).toEqual(['a', 'b', 'c']);
  ends[0]!();
  await all[0];
  expect(order).toEqual(['a', 'b', 'c', 'd']);
  ends[2]!();
  ends[3]!();
  await Promise.all([all[2], all[3]]);
});

test('[O14] what is running is told to stop and waited for, and nothing new begins', async () => {
  const running = createRunning();
  const request = new AbortController();
  const order: string[] = [];
  const work = (name: string) => (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        order.push(`${name} stops`);
        resolve();
      });
    });
  const own = running.run(request.signal, work('own'));
  const other = running.run(new AbortController().signal, work('other'));
  request.abort();
  await own;
  expect(order).toEqual(['own stops']);
  expect(running.isStopping()).toBe(false);
  running.stop();
  await running.settled();
  await other;
  expect(order).toEqual(['own stops', 'other stops']);
  const behind = createRunning();
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  let isSettled = false;
  expect(await behind.run(new AbortController().signal, async () => 'stream', closed)).toBe('stream');
  const settled = behind.settled().then(() => {
    isSettled = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isSettled).toBe(false);
  close();
  await settled;
  await expect(running.run(request.signal, work('late'))).rejects.toMatchObject({ code: 'cancelled' });
});

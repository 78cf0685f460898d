import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLease } from './lease.js';
import { openSqlite } from './sqlite.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-lease-'));
  file = path.join(folder, 'writer.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const take = () => takeLease(file, (work) => work());

/** Writes the lock of this very process, changed in some respect. */
function writeLock(change: Record<string, unknown>): void {
  const lease = take();
  const own = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  lease.release();
  writeFileSync(file, JSON.stringify({ ...own, ...change }));
}

test('[L23] a second writer is refused with the process that writes, until that one releases', () => {
  const lease = take();
  expect(take).toThrowError(
    expect.objectContaining({ code: 'conflict', message: expect.stringContaining(String(process.pid)) }),
  );
  lease.release();
  expect(existsSync(file)).toBe(false);
  take().release();
});

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1 }],
  ['a time before the machine last started', { boot: 'earlier' }],
  ['nobody who can be told', { pid: 'x' }],
])('[L23] a lock of %s is taken over', (_whose, change) => {
  writeLock(change);
  take().release();
  expect(existsSync(file)).toBe(false);
});

test.skipIf(process.platform !== 'linux')(
  '[L23] a pid that was given to another process is no sign of life (told on Linux only)',
  () => {
    writeLock({ started: '1' });
    take().release();
    expect(existsSync(file)).toBe(false);
  },
);

test('[L23] a lock of another machine holds as long as its heart beats', () => {
  writeLock({ host: `not-${hostname()}` });
  expect(take).toThrowError(expect.objectContaining({ code: 'conflict' }));
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(file, longAgo, longAgo);
  take().release();
});

test('[L23] a lock that was cut off by a power failure is taken over', () => {
  writeFileSync(file, '{"pid": 1');
  take().release();
});

test('[L23] releasing leaves a lock alone that somebody else has taken over', () => {
  const lease = take();
  writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere', boot: 'b', started: '' }));
  lease.release();
  expect(existsSync(file)).toBe(true);
});

test('[L23] a ledger that another connection keeps busy is a conflict that names the writer', () => {
  const busy = openSqlite(path.join(folder, 'ledger.db'));
  const waiting = openSqlite(path.join(folder, 'ledger.db'), { waitMs: 20 });
  const lease = takeLease(file, busy.transaction);
  busy.exec('BEGIN IMMEDIATE');
  expect(() => waiting.transaction(() => undefined)).toThrowError(
    expect.objectContaining({ code: 'conflict', message: expect.stringContaining(`process ${process.pid}`) }),
  );
  busy.exec('ROLLBACK');
  expect(waiting.transaction(() => 'written')).toBe('written');
  lease.release();
  waiting.close();
  busy.close();
});

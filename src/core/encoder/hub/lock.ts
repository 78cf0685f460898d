import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { pause } from './pause.js';

export interface LockOptions {
  signal?: AbortSignal | undefined;
  /** Called once when somebody else holds the lock. */
  onWait?: () => void;
  /** A lock whose holder gave no sign of life for this long is taken over; default 30. */
  staleSeconds?: number;
}

/**
 * Returns what `work` returns, run while no other process holds `file`. The holder touches the file as it works; a
 * lock left by a process that died is taken over, at once on the same machine, else after `staleSeconds`.
 */
export async function withLock<T>(file: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const staleMs = (options.staleSeconds ?? 30) * 1000;
  const owner = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  await mkdir(path.dirname(file), { recursive: true });
  for (let waits = 0; !(await acquire(file, owner)); waits++) {
    if (waits === 0) options.onWait?.();
    if (await isStale(file, staleMs)) await discard(file);
    else await pause(200, options.signal);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A failed touch only makes the lock look older; the next one repairs that.
    utimes(file, now, now).catch(() => undefined);
  }, staleMs / 4);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await contents(file)) === owner) await rm(file, { force: true });
  }
}

async function acquire(file: string, owner: string): Promise<boolean> {
  try {
    await writeFile(file, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function contents(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function isStale(file: string, staleMs: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return false;
  if (Date.now() - found.mtimeMs > staleMs) return true;
  const holder = parseOwner((await contents(file)) ?? '');
  return holder !== undefined && holder.host === hostname() && !isRunning(holder.pid);
}

function parseOwner(text: string): { pid: number; host: string } | undefined {
  try {
    const value = JSON.parse(text) as { pid?: unknown; host?: unknown };
    return typeof value.pid === 'number' && typeof value.host === 'string'
      ? { pid: value.pid, host: value.host }
      : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moves a stale lock away first, so that a lock somebody took in between is noticed and put back. */
async function discard(file: string): Promise<void> {
  const before = await contents(file);
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await contents(aside)) !== before) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const script = new URL('./fixtures/take-lease.mjs', import.meta.url).pathname;
const isBuilt = existsSync(new URL('../dist/core/library/lease.js', import.meta.url));
const processes = 5;
const turns = 15;

function contend(folder: string, startMs: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, folder, String(startMs), String(turns)], {
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}

test.skipIf(!isBuilt)(
  '[L23] of several processes that find a dead lock at one moment, one at a time writes (skipped where dist/ is not built)',
  async () => {
    for (let round = 0; round < 3; round++) {
      const folder = mkdtempSync(path.join(tmpdir(), 'motif-lease-race-'));
      const dead = { pid: 2 ** 22 + 1, host: hostname(), boot: 'earlier', started: '' };
      writeFileSync(path.join(folder, 'writer.lock'), JSON.stringify(dead));
      const startMs = Date.now() + 700;
      const codes = await Promise.all(Array.from({ length: processes }, () => contend(folder, startMs)));
      expect(codes).toEqual(Array(processes).fill(0));
      const log = readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n');
      expect(log.filter((line) => line !== 'alone')).toEqual([]);
      expect(log.length).toBeGreaterThan(0);
      rmSync(folder, { recursive: true, force: true });
    }
  },
  30_000,
);

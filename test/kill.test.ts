import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../src/core/library/open-library.js';
import { coloured, writeFiles } from './fixtures/pictures.js';

const script = new URL('./fixtures/index-slowly.mjs', import.meta.url).pathname;
const isBuilt = existsSync(new URL('../dist/core/library/ingest.js', import.meta.url));
const pictures = 150;
const kills = 10;

/** Runs the indexer and kills it after `killAfterMs`; resolves with its exit code, null when it was killed. */
function index(folder: string, delayMs: number, killAfterMs?: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, folder, String(delayMs)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

test.skipIf(!isBuilt)(
  '[L28] killed at ten moments, the next run finishes: nothing lost, nothing twice (skipped where dist/ is not built)',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'motif-kill-'));
    const files = Array.from({ length: pictures }, (_, number) => [
      `${number}.svg`,
      coloured('red', String(number)),
    ]);
    writeFiles(folder, Object.fromEntries(files));
    // A fixed sequence of moments from before the library exists to far into the run.
    let state = 12345;
    for (let kill = 0; kill < kills; kill++) {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      await index(folder, 4, 100 + (state % 700));
    }
    expect(await index(folder, 0)).toBe(0);
    const library = await openLibrary(folder);
    expect(library.ledger.counts()).toMatchObject({
      assets: pictures,
      files: pictures,
      encoded: pictures,
      problems: 0,
    });
    expect(await library.vectors.count()).toBe(pictures);
    expect((await library.vectors.ids()).size).toBe(pictures);
    for (const id of library.ledger.encodedIds()) expect(existsSync(library.thumbnailPath(id))).toBe(true);
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  },
  60_000,
);

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { drawPng } from './small-library.js';

const isBuilt = existsSync(fileURLToPath(new URL('../dist/index.js', import.meta.url)));

// The example imports the package by its name, as a reader would: that is dist, which `npm test` builds first.
test.skipIf(!isBuilt)(
  '[X11] the first example indexes a folder and finds pictures through the package',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'motif-example-'));
    writeFileSync(path.join(folder, 'umbrella.png'), await drawPng({ colour: 'red', hasFigure: true }));
    writeFileSync(path.join(folder, 'sky.png'), await drawPng({ colour: 'blue' }));
    const { find } = await import('../examples/01-find.js');
    const { found, alike } = await find(folder, 'umbrella');
    expect(found[0]).toBe('umbrella.png');
    expect(alike).toEqual(['sky.png']);
    rmSync(folder, { recursive: true, force: true });
  },
);

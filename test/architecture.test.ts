import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { directionFaults, nativeFaults, outwardFaults, soleImporters } from './architecture-rules.js';
import { type SourceFile, scanSources } from './source-scan.js';

const files = scanSources(fileURLToPath(new URL('../src', import.meta.url)));

describe('the sources', () => {
  test('[H1] import downward only, types included, and no feature imports another', () => {
    expect(directionFaults(files)).toEqual([]);
  });

  test('[H2] load each native or heavy package in one file, on demand', () => {
    expect(nativeFaults(files)).toEqual([]);
  });

  test('[H2] do load every package that the rule names', () => {
    const loaded = files.flatMap(({ imports }) => imports.map(({ specifier }) => `${specifier}/`));
    const unused = Object.keys(soleImporters).filter(
      (name) => !loaded.some((specifier) => specifier.startsWith(`${name}/`)),
    );
    expect(unused).toEqual([]);
  });

  test('[H3] print and exit in surfaces only', () => {
    expect(outwardFaults(files)).toEqual([]);
  });
});

describe('a planted violation', () => {
  let folder: string | undefined;

  afterEach(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  function scan(planted: Record<string, string>): SourceFile[] {
    folder = mkdtempSync(path.join(tmpdir(), 'motif-architecture-'));
    for (const [name, text] of Object.entries(planted)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return scanSources(folder);
  }

  test.each([
    ['a value import', "import { main } from '../surfaces/cli/main.js';"],
    ['a type import', "import type { Main } from '../surfaces/cli/main.js';"],
    ['a re-export', "export { main } from '../surfaces/cli/main.js';"],
    ['an import()', "export const load = () => import('../surfaces/cli/main.js');"],
    ['an import for effect', "import '../operations.js';"],
    ['an import type node', "export type Main = import('../surfaces/cli/main.js').Main;"],
    ['an import of the entrance', "import { open } from '../index.js';"],
  ])('[H1] is found: %s upward', (_, text) => {
    expect(directionFaults(scan({ 'core/a.ts': text }))).toHaveLength(1);
  });

  test('[H1] is found: one feature that imports another', () => {
    const planted = { 'features/brand/a.ts': "import type { Result } from '../search/schemas.js';" };
    expect(directionFaults(scan(planted))).toEqual([
      'features/brand/a.ts imports another feature: ../search/schemas.js',
    ]);
  });

  test('[H1] is not seen where imports point downward', () => {
    const planted = {
      'core/a.ts': "import { b } from './b/c.js';",
      'features/brand/a.ts': "import { x } from '../../core/a.js'; import { y } from './b.js';",
      'operations.ts': "import { z } from './features/brand/a.js';",
      'surfaces/cli/main.ts': "import { all } from '../../operations.js'; // '../../../nothing'",
    };
    expect(directionFaults(scan(planted))).toEqual([]);
  });

  test('[H2] is found: a second importer of a native package', () => {
    const planted = { 'features/demo/draw.ts': "export const load = () => import('sharp');" };
    expect(nativeFaults(scan(planted))).toEqual([
      'features/demo/draw.ts imports sharp; only core/image.ts may',
    ]);
  });

  test('[H2] is found: a subpath or a require of a native package', () => {
    const planted = {
      'core/a.ts': "import { x } from '@lancedb/lancedb/embedding';",
      'core/b.ts': "const sharp = require('sharp');",
    };
    expect(nativeFaults(scan(planted))).toHaveLength(2);
  });

  test('[H2] is found: a native package loaded at start by its own file', () => {
    const planted = { 'core/image.ts': "import type { Sharp } from 'sharp'; import sharp from 'sharp';" };
    expect(nativeFaults(scan(planted))).toEqual([
      'core/image.ts loads sharp at start; it must be loaded on demand',
    ]);
  });

  test.each([
    'console.log(1);',
    "console['error'](1);",
    'globalThis.console.warn(1);',
    'process.exit(1);',
    'process.exitCode = 1;',
    "process.stdout.write('x');",
    'process[name];',
    'const { stdout } = process;',
    "import { stdout } from 'node:process';",
  ])('[H3] is found: %s below the surfaces', (text) => {
    expect(outwardFaults(scan({ 'features/search/a.ts': text }))).toHaveLength(1);
  });

  test('[H3] is not seen in surfaces, comments and texts', () => {
    const planted = {
      'surfaces/cli/main.ts': 'console.log(process.stdout.isTTY); process.exit(0);',
      'core/a.ts': "// console.log(1)\nexport const hint = 'console.log'; process.cwd();",
    };
    expect(outwardFaults(scan(planted))).toEqual([]);
  });
});

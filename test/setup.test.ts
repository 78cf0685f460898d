import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;

/** Lays out a clone with one source file; npm is played by a script that installs the compiler by a link. */
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-setup-'));
  cpSync(path.join(root, 'scripts'), at('scripts'), { recursive: true });
  const compilerOptions = {
    module: 'NodeNext',
    outDir: 'dist',
    rootDir: 'src',
    types: [],
    lib: ['ES5'],
    skipLibCheck: true,
  };
  write('tsconfig.json', '{}');
  write('tsconfig.build.json', JSON.stringify({ compilerOptions, include: ['src'] }));
  write('package-lock.json', lock('1.0.0'));
  write('src/a.ts', 'export const a: number = 1;');
  write('npm.js', `require('node:fs').copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`);
  mkdirSync(at('node_modules'));
  symlinkSync(path.join(root, 'node_modules', 'typescript'), at('node_modules', 'typescript'), 'junction');
});

afterEach(() => rmSync(folder, { recursive: true }));

function at(...parts: string[]): string {
  return path.join(folder, ...parts);
}

function write(name: string, text: string): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

function lock(version: string): string {
  return JSON.stringify({ packages: { 'node_modules/thing': { version } } });
}

/** Makes a file newer than everything before, whatever the clock's resolution. */
function touch(name: string): void {
  const later = new Date(Date.now() + 5000);
  utimesSync(at(name), later, later);
}

function setup(nodeArguments: string[] = []) {
  const env = { ...process.env, npm_execpath: at('npm.js') };
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [...nodeArguments, at('scripts', 'setup.mjs')],
    {
      env,
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return { status, lines: `${stdout}${stderr}`.split('\n').filter(Boolean) };
}

const compiling = 'Compiling src to dist';
const installing = 'Installing dependencies (npm ci)';

test('[H6] setup installs and compiles a fresh clone, then has nothing to do', () => {
  expect(setup()).toEqual({ status: 0, lines: [installing, compiling] });
  expect(existsSync(at('dist', 'a.js'))).toBe(true);
  expect(setup()).toEqual({ status: 0, lines: [] });
});

test('[H6] setup compiles again after a change and drops the output of a deleted source', () => {
  write('src/b.ts', 'export const b = 2;');
  setup();
  touch('src/a.ts');
  expect(setup().lines).toEqual([compiling]);
  rmSync(at('src', 'b.ts'));
  expect(setup().lines).toContain(compiling);
  expect(existsSync(at('dist', 'b.js'))).toBe(false);
});

test('[H6] setup installs when the lock file asks for another version, not when it is only newer', () => {
  setup();
  touch('package-lock.json');
  expect(setup().lines).toEqual([]);
  write('package-lock.json', lock('2.0.0'));
  touch('package-lock.json');
  expect(setup().lines[0]).toBe(installing);
});

test('[H6] setup fails with the compiler, and tries again the next time', () => {
  write('src/a.ts', 'export const a: number = "one";');
  expect(setup().status).toBe(1);
  write('src/a.ts', 'export const a: number = 1;');
  expect(setup()).toEqual({ status: 0, lines: [compiling] });
});

test('[H6] setup builds the page of the studio when what it is made of has changed, and only then', () => {
  // Stands for the bundler: writes the page and counts itself.
  const bundler = `const fs = require('node:fs'); fs.mkdirSync('dist/studio', { recursive: true }); fs.appendFileSync('dist/studio/built', '1');`;
  write('node_modules/vite/bin/vite.js', bundler);
  write('src/surfaces/studio/vite.config.ts', '');
  write('src/surfaces/studio/page.css', '');
  write('src/core/shared.ts', 'export {};');
  const building = 'Building the studio to dist/studio';
  expect(setup().lines).toEqual([installing, compiling, building]);
  expect(setup().lines).toEqual([]);
  touch('src/surfaces/studio/page.css');
  expect(setup().lines).toEqual([building]);
  write('src/surfaces/studio/new.css', '');
  expect(setup().lines).toEqual([building]);
  touch('src/core/shared.ts');
  expect(setup().lines).toEqual([compiling, building]);
});

test('[H6] setup tells an old Node which one it needs', () => {
  const pretend = "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.0'}})";
  expect(setup(['--import', pretend])).toEqual({
    status: 1,
    lines: ['Motif expects Node 20.19 or newer, received 18.20.0. Get a newer one at https://nodejs.org.'],
  });
});

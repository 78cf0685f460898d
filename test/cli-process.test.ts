import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileSources } from './compile-sources.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Operations for a process of its own: one that can be stopped, one that cannot, one that prints a lot. */
const operations = `
import { z } from 'zod';
const declare = (name, run) => ({ name, summary: name, examples: [], input: z.object({}), output: z.unknown(), long: true, run });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export const operations = [
  declare('index', async (input, motif, { signal, progress }) => {
    for (let done = 0; ; done++) {
      progress({ stage: 'work', done, note: 'step' });
      await wait(20);
      signal.throwIfAborted();
    }
  }),
  declare('init', async (input, motif, { progress }) => {
    progress({ stage: 'work', done: 0, note: 'step' });
    await wait(60000);
  }),
  declare('tag.list', async () => ({ tags: Array.from({ length: 200000 }, (_, count) => ({ tag: 'tag', count })) })),
];
`;

describe.skipIf(process.platform === 'win32')('the program', () => {
  let folder: string;
  let program: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'motif-program-'));
    compileSources(path.join(root, 'src'), path.join(folder, 'dist'));
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    symlinkSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
    writeFileSync(path.join(folder, 'dist', 'operations.js'), operations);
    writeFileSync(
      path.join(folder, 'dist', 'core', 'motif.js'),
      `import { writeFileSync } from 'node:fs';
       export const openMotif = async (options) => ({ options, close: async () => writeFileSync(options.env.CLOSED, 'yes') });`,
    );
    program = path.join(folder, 'motif');
    symlinkSync(path.join(folder, 'dist', 'surfaces', 'cli', 'main.js'), program);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function start(...argv: string[]): ChildProcess {
    rmSync(closed(), { force: true });
    const env = { ...process.env, CLOSED: closed() };
    return spawn(process.execPath, [program, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** A file that is there once the library was closed. */
  const closed = () => path.join(folder, 'closed');

  async function ended(
    child: ChildProcess,
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const seen = { stdout: '', stderr: '' };
    child.stdout!.on('data', (part) => {
      seen.stdout += part;
    });
    child.stderr!.on('data', (part) => {
      seen.stderr += part;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, ...seen };
  }

  const firstStep = (child: ChildProcess) => new Promise((resolve) => child.stderr!.once('data', resolve));

  test('[C4] runs through the link that a package manager makes', async () => {
    const { code, stdout, stderr } = await ended(start('--help'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('motif search');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('[C9] one %s stops the work and is told', async (signal) => {
    const child = start('index');
    const end = ended(child);
    await firstStep(child);
    child.kill(signal);
    const { code, stderr } = await end;
    expect({ code, closed: existsSync(closed()) }).toEqual({ code: 130, closed: true });
    expect(stderr).toContain('stopping, press again to quit at once\n');
    expect(stderr.endsWith('motif: Cancelled before it was finished\n')).toBe(true);
  });

  test('[C9] a second Ctrl-C ends work that does not listen', async () => {
    const child = start('init');
    const end = ended(child);
    await firstStep(child);
    child.kill('SIGINT');
    const repeat = setInterval(() => child.kill('SIGINT'), 100);
    const { code } = await end;
    clearInterval(repeat);
    expect(code).toBe(130);
  });

  test('[C9] long work whose reader leaves stops, closes the library and is no success', async () => {
    const child = start('index', '--json');
    child.stdout!.once('data', () => child.stdout!.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, closed: existsSync(closed()) }).toEqual({ code: 130, closed: true });
  });

  test.skipIf(!existsSync('/dev/full'))(
    '[C9] an output that takes nothing is a failure that is told',
    async () => {
      const full = openSync('/dev/full', 'w');
      const env = { ...process.env, CLOSED: closed() };
      const child = spawn(process.execPath, [program, 'tag', 'list'], {
        env,
        stdio: ['ignore', full, 'pipe'],
      });
      let stderr = '';
      child.stderr!.on('data', (part) => {
        stderr += part;
      });
      const code = await new Promise((resolve) => child.on('close', resolve));
      closeSync(full);
      expect({ code, stderr }).toEqual({
        code: 8,
        stderr: 'motif: Expected a place for the output, received ENOSPC\n',
      });
    },
  );

  test('[C9] a reader that leaves early is no error', async () => {
    const child = start('tag', 'list');
    let stderr = '';
    child.stderr!.on('data', (part) => {
      stderr += part;
    });
    child.stdout!.once('data', () => child.stdout!.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('[C6] all of a long output arrives in a pipe', async () => {
    const { code, stdout } = await ended(start('tag', 'list', '--json'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!).result.tags).toHaveLength(200_000);
  });
});

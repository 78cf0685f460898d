import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../src/operations.js';
import { builtInPages } from '../src/surfaces/cli/built-in-pages.js';
import { flagsOf, pageOfOperation } from '../src/surfaces/cli/command-page.js';
import { commandGroups, commandOf, hiddenOperations } from '../src/surfaces/cli/commands.js';
import { parseFlags } from '../src/surfaces/cli/flags.js';
import { readInput } from '../src/surfaces/cli/input.js';
import type { Io } from '../src/surfaces/cli/io.js';
import { main } from '../src/surfaces/cli/main.js';
import { referenceMarkdown } from '../src/surfaces/cli/reference.js';

/** Runs the real command line in process. */
async function motif(
  argv: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
) {
  const seen = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') => ({
    isTty: false,
    write: (text: string) => {
      seen[name] += text;
    },
  });
  const io: Io = {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env: { HF_HUB_OFFLINE: '1', HF_HOME: path.join(cwd, 'hub'), ...env },
    cwd,
    columns: 80,
    signal: new AbortController().signal,
    now: () => performance.now(),
  };
  const code = await main(argv, io);
  return { code, ...seen };
}

describe('the declarations', () => {
  const visible = operations.filter(({ name }) => !hiddenOperations.includes(name));

  test('[C4] the table of commands is that of the operations and the built-in commands', () => {
    const listed = commandGroups.flatMap(({ commands }) => commands);
    const expected = [
      ...visible.map(({ name, summary }) => ({ command: commandOf(name), summary })),
      ...builtInPages.map(({ command, summary }) => ({ command, summary })),
    ];
    const byName = (a: { command: string }, b: { command: string }) => (a.command < b.command ? -1 : 1);
    expect([...listed].sort(byName)).toEqual(expected.sort(byName));
    expect(
      hiddenOperations.filter((name) => !operations.some((operation) => operation.name === name)),
    ).toEqual([]);
  });

  test('[C1] every option has a description and every example is a command line that is understood', () => {
    const mute = visible.flatMap((operation) =>
      pageOfOperation(operation)
        .fields.filter(({ description }) => !description)
        .map(({ flag }) => `${operation.name} --${flag}`),
    );
    expect(mute).toEqual([]);
    for (const operation of visible) {
      const page = pageOfOperation(operation);
      for (const { command } of operation.examples) {
        const words = shellWords(command);
        const name = page.command.split(' ');
        expect(words.slice(0, name.length)).toEqual(name);
        const parsed = parseFlags(words.slice(name.length), flagsOf(page), { command: page.command });
        expect(operation.input.safeParse(readInput(page, parsed)).error, command).toBeUndefined();
      }
    }
  });

  test('[C11] docs/cli.md is up to date; npm run docs writes it', () => {
    const page = readFileSync(new URL('../docs/cli.md', import.meta.url), 'utf8');
    expect(page.replaceAll('\r\n', '\n')).toBe(referenceMarkdown(commandGroups, operations));
  });
});

/** Returns the words that a shell makes of a line with simple quotes. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!);
}

describe('bad usage of the real thing', () => {
  let empty: string;
  let library: string;

  beforeAll(async () => {
    empty = mkdtempSync(path.join(tmpdir(), 'motif-none-'));
    library = mkdtempSync(path.join(tmpdir(), 'motif-some-'));
    writeFileSync(
      path.join(library, 'red.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60" fill="red"/></svg>',
    );
    expect(await motif(['index', '--quiet'], { cwd: library })).toMatchObject({ code: 0, stderr: '' });
  });

  afterAll(() => {
    for (const folder of [empty, library]) rmSync(folder, { recursive: true });
  });

  test.each([
    ['empty', ['search', 'x'], 3, 'motif index'],
    ['empty', ['status'], 3, 'motif index'],
    ['empty', ['embed', '--text', 'x', '--model', 'nothing-like-it'], 3, 'mini'],
    ['empty', ['embed', '--text', 'x', '--model', 'siglip2-b16'], 6, 'motif models pull'],
    ['empty', ['embed'], 2, '--image'],
    ['empty', ['embed', ' '], 2, '<text>'],
    ['empty', ['embed', '--image', 'absent.png'], 3, 'absent.png'],
    ['empty', ['classify', 'absent.png', '--labels', 'a'], 2, 'motif help classify'],
    ['empty', ['index', 'absent'], 3, 'absent'],
    ['library', ['search', 'x', '--model', 'clip-b32'], 5, 'motif init --force'],
    ['library', ['search', 'image(absent.png)'], 3, 'absent.png'],
    ['library', ['search', '0.5*"red'], 2, '^'],
    ['library', ['search', 'width:>wide'], 2, '^'],
    ['library', ['similar', 'absent.png'], 3, 'absent.png'],
    ['library', ['show', 'absent.png'], 3, 'absent.png'],
    ['library', ['tag', 'add', 'x', 'absent.png'], 3, 'absent.png'],
    ['library', ['init'], 4, 'motif index'],
    ['library', ['search', 'x', '--limit', '0'], 2, '--limit'],
    ['library', ['search', 'x', '--limit', 'many'], 2, 'motif help search'],
    ['library', ['duplicates', '--max-bits', '9'], 2, '--max-bits'],
    ['library', ['models', 'pull', 'siglip2-b16'], 6, 'HF_HUB_OFFLINE'],
  ] as const)(
    '[C15] in the %s folder, motif %j ends with %i and a next step',
    async (where, argv, exit, next) => {
      const { code, stdout, stderr } = await motif(argv, { cwd: where === 'empty' ? empty : library });
      expect({ code, stdout }, stderr).toEqual({ code: exit, stdout: '' });
      const lines = stderr.trimEnd().split('\n');
      expect(lines[0]).toMatch(/^motif: /);
      expect(lines.filter((line) => line.startsWith('motif: '))).toHaveLength(1);
      expect(lines.filter((line) => line.startsWith('hint: '))).toHaveLength(1);
      expect(stderr).toContain(next);
      expect(stderr).not.toMatch(/\n {4}at |node:internal/);
    },
  );

  test('[C14] a library, a search, a picture and its tags are shown', async () => {
    const cwd = library;
    expect((await motif(['status'], { cwd })).stdout).toMatch(/pictures +1\n/);
    expect((await motif(['search', 'red', 'rectangle'], { cwd })).stdout).toMatch(
      /1 +\d+ +red\.svg +meaning/,
    );
    expect((await motif(['tag', 'add', 'warm,红色', 'red.svg'], { cwd })).stdout).toBe(
      '2 tags changed on 1 picture.\n',
    );
    expect((await motif(['tag', 'list'], { cwd })).stdout).toMatch(/红色 +1\n/);
    const shown = await motif(['show', 'red.svg'], { cwd });
    expect(shown.stdout).toMatch(/tags +(warm, 红色|红色, warm)\n/);
    expect(shown.stdout).toMatch(/palette +#f\w+ 100 %\n/);
    const json = await motif(['search', 'red', '--json'], { cwd });
    expect(JSON.parse(json.stdout).results).toMatchObject([{ path: 'red.svg', rank: 1 }]);
  });
});

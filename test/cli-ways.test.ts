import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtInPages } from '../src/surfaces/cli/built-in-pages.js';
import { pageOfOperation } from '../src/surfaces/cli/command-page.js';
import { completionScript } from '../src/surfaces/cli/completion.js';
import { openWithSystem } from '../src/surfaces/cli/open-file.js';
import { fakeOperations, run } from './cli-world.js';
import { scanSources } from './source-scan.js';
import { temporaryFolder } from './temporary-folder.js';

const esc = '\u001b[';

describe('help', () => {
  test('[C4] the program starts without the operations, zod or anything of the features', () => {
    const sources = new Map(
      scanSources(fileURLToPath(new URL('../src', import.meta.url))).map((file) => [file.path, file]),
    );
    const loaded = new Set(['surfaces/cli/main.ts']);
    const packages = new Set<string>();
    for (const file of loaded) {
      for (const { specifier, isDynamic, isTypeOnly } of sources.get(file)!.imports) {
        if (isDynamic || isTypeOnly) continue;
        if (!specifier.startsWith('.')) packages.add(specifier);
        else loaded.add(path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts'));
      }
    }
    expect([...loaded].filter((file) => !/^(surfaces\/cli|core\/errors\.ts)/.test(file))).toEqual([]);
    expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual([]);
    expect(loaded.size).toBeGreaterThan(8);
  });

  test.each([[[]], [['--help']], [['-h']], [['help']], [['--json', '--help']]])(
    '[C4] motif %j lists the commands and the options of all of them',
    async (argv) => {
      const { code, stdout, stderr } = await run(argv);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const text of ['tag add', 'Give a tag to pictures', '--device', '--no-colour', 'motif demo']) {
        expect(stdout).toContain(text);
      }
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    },
  );

  test.each([[['help', 'search']], [['search', '--help']], [['search', 'x', '-h']], [['--help', 'search']]])(
    '[C4] motif %j shows options with defaults, descriptions and examples',
    async (argv) => {
      const { code, stdout, inputs } = await run(argv);
      expect({ code, inputs }).toEqual({ code: 0, inputs: [] });
      expect(stdout).toContain('Usage: motif search <query> [options]');
      expect(stdout).toMatch(/--limit <n> +Most results \(default 20\)/);
      expect(stdout).toMatch(/--no-fold +Fold copies/);
      expect(stdout).toMatch(/--order <best\|newest> +Order \(default best\)/);
      expect(stdout).toContain('  motif search "a red umbrella"\n      in words');
    },
  );

  test('[C4] a group has a page, and a helped word behind -- is a word', async () => {
    expect((await run(['help', 'tag'])).stdout).toContain('tag add');
    expect((await run(['search', '--', '--help'])).inputs).toMatchObject([{ query: '--help' }]);
  });

  test('[C4] --version is the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect((await run(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('errors', () => {
  test('[C8] an error is one line, a hint and its exit code, with nothing that steers the terminal', async () => {
    const { code, stdout, stderr, closed } = await run(['break', 'error'], { env: { MOTIF_DEBUG: '1' } });
    expect({ code, stdout, closed }).toEqual({ code: 3, stdout: '', closed: 1 });
    expect(stderr).toBe(
      'motif: Expected a library, received \\x1b[2J\\x0anone (/tmp/place)\nhint: Run: motif init\n',
    );
  });

  test('[C8] a mistake of the program is one line and a hint, the stack only with MOTIF_DEBUG=1', async () => {
    const { code, stderr } = await run(['break', 'bug']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'motif: This is a bug in Motif: TypeError: x is not a function\n' +
        'hint: Please report it; MOTIF_DEBUG=1 shows where it happened.\n',
    });
    const debugged = await run(['break', 'bug'], { env: { MOTIF_DEBUG: '1' } });
    expect(debugged.stderr).toMatch(/\n +at /);
    expect(JSON.parse((await run(['break', 'bug', '--json'])).stdout).error.code).toBe('internal');
  });

  test('[C8] a finished run with failures has their exit code and still its result', async () => {
    const { code, stdout, closed } = await run(['scan', '--fail', '--json']);
    expect({ code, closed }).toEqual({ code: 7, closed: 1 });
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toEqual({
      event: 'result',
      result: { read: 3, failed: 1 },
    });
  });

  test.each([
    [['scan'], 'motif: Cancelled before it was finished\n'],
    [['break', 'abort'], 'motif: Cancelled before it was finished\n'],
  ])('[C9] motif %j ends with 130 when it is asked to stop', async (argv, stderr) => {
    const ran = await run(argv, { signal: AbortSignal.abort() });
    expect({ code: ran.code, stderr: ran.stderr, closed: ran.closed }).toEqual({
      code: 130,
      stderr,
      closed: 1,
    });
  });

  test('[C9] long work with --json says that it was cancelled as an event', async () => {
    const { stdout } = await run(['scan', '--json'], { signal: AbortSignal.abort() });
    expect(JSON.parse(stdout)).toMatchObject({ event: 'error', error: { code: 'cancelled' } });
  });
});

describe('contact sheets', () => {
  test('[C10] --open writes a sheet to a temporary file, or to --sheet, and opens it', async () => {
    const ran = await run(['search', 'x', '--open']);
    expect(ran.files).toHaveLength(1);
    expect(ran.inputs).toMatchObject([{ sheet: ran.files[0] }]);
    expect(ran.files[0]).toMatch(/contact-sheet\.html$/);
    rmSync(path.dirname(ran.files[0]!), { recursive: true });
    const named = await run(['search', 'x', '--open', '--sheet', 'a.html'], { cwd: tmpdir() });
    expect(named.inputs).toMatchObject([{ sheet: 'a.html' }]);
    expect(named.files).toEqual([path.join(tmpdir(), 'a.html')]);
    expect((await run(['search', 'x'])).files).toEqual([]);
  });

  test('[C10] where nothing can open it, the place is told', async () => {
    const { code, stderr } = await run(['search', 'x', '--open', '--sheet', '/s/a.html'], {
      canOpenFiles: false,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('/s/a.html') });
  });

  test.skipIf(process.platform === 'win32')('[C10] no shell sees the name of the file', async () => {
    const folder = temporaryFolder('open');
    const seen = path.join(folder, 'seen');
    writeFileSync(
      path.join(folder, 'xdg-open'),
      `#!/bin/sh\nprintf %s "$1" > "${seen}.part" && mv "${seen}.part" "${seen}"\n`,
      {
        mode: 0o755,
      },
    );
    const env = { PATH: `${folder}:${process.env.PATH}`, DISPLAY: ':0' };
    const name = `${folder}/a $(touch b); 'c.html`;
    expect(await openWithSystem(name, { platform: 'linux', env })).toBe(true);
    await expect.poll(() => existsSync(seen), { timeout: 5000 }).toBe(true);
    expect(readFileSync(seen, 'utf8')).toBe(name);
  });

  test('[C10] without a screen or a program nothing is started', async () => {
    expect(await openWithSystem('a.html', { platform: 'linux', env: {} })).toBe(false);
    const folder = temporaryFolder('open');
    writeFileSync(path.join(folder, 'xdg-open'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    const failing = { PATH: folder, DISPLAY: ':0' };
    expect(await openWithSystem('a.html', { platform: 'linux', env: failing })).toBe(false);
    const env = { PATH: '/nowhere', DISPLAY: ':0' };
    expect(await openWithSystem('a.html', { platform: 'linux', env })).toBe(false);
  });
});

describe('pages that are made', () => {
  test('[C11] docs writes the page, --check accepts it and refuses another', async () => {
    const cwd = temporaryFolder('docs');
    expect((await run(['docs', '--check'], { cwd })).code).toBe(4);
    expect((await run(['docs'], { cwd })).code).toBe(0);
    const file = path.join(cwd, 'docs', 'cli.md');
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('## motif tag add\n');
    expect(page).toContain('| `--order <best\\|newest>` | Order | best |');
    expect((await run(['docs', '--check'], { cwd })).code).toBe(0);
    writeFileSync(file, `${page} `);
    const refused = await run(['docs', '--check'], { cwd });
    expect({ code: refused.code, stderr: refused.stderr }).toEqual({
      code: 4,
      stderr: expect.stringContaining('npm run docs'),
    });
  });

  const pages = [...fakeOperations.map(pageOfOperation), ...builtInPages];

  test('[C12] bash completes commands, their second words and their options', async () => {
    const complete = (...words: string[]) => {
      const script = `${completionScript('bash', pages)}
COMP_WORDS=(motif ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _motif; echo "\${COMPREPLY[*]}"`;
      return output('bash', ['-c', script]);
    };
    expect(await complete('sea')).toBe('search\n');
    expect(await complete('tag', '')).toBe('add\n');
    expect(await complete('search', '--no')).toBe('--no-fold\n');
    expect(await complete('search', 'x', '--li')).toBe('--limit\n');
  });

  test.each(['zsh', 'fish'] as const)(
    '[C12] the script for %s names every command and option',
    async (shell) => {
      const { code, stdout } = await run(['completion', shell]);
      expect(code).toBe(0);
      for (const word of ['search', 'tag', 'add', 'meaning-only', 'no-fold', 'completion', 'device']) {
        expect(stdout).toContain(word);
      }
    },
  );

  test('[C12] an unknown shell is told which there are', async () => {
    const { code, stderr } = await run(['completion', 'csh']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('bash, zsh, fish') });
  });
});

describe('the demo', () => {
  const demo = (fail: boolean) => ({
    runDemo: async (
      terminal: Parameters<NonNullable<Parameters<typeof run>[1]>['runDemo'] & object>[0],
      options: { dir: string; open: boolean },
    ) => {
      terminal.print(`in ${options.dir} ${options.open} ${terminal.interactive}${esc}1m`);
      await terminal.run('search', { query: 'a' }, options.dir);
      await terminal.run('search', { query: 'b' }, options.dir);
      if (fail) throw new TypeError('broken');
      await terminal.open('/sheet.html');
      return { dir: options.dir } as never;
    },
  });

  test('[C13] one library is opened for all of its searches and closed', async () => {
    const ran = await run(['demo', '--dir', '/d', '--model', 'mini'], { tty: true, ...demo(false) });
    expect(ran.opened).toEqual([{ dir: '/d', model: 'mini', env: {} }]);
    expect({ code: ran.code, closed: ran.closed, files: ran.files }).toEqual({
      code: 0,
      closed: 1,
      files: ['/sheet.html'],
    });
    expect(ran.stdout).toContain('in /d true true\\x1b[1m\n');
    const failed = await run(['demo', '--dir', '/d'], demo(true));
    expect({ code: failed.code, closed: failed.closed }).toEqual({ code: 1, closed: 1 });
  });

  test.each([
    [['demo', '--exit'], true],
    [['demo', '--no-open'], true],
    [['demo'], false],
  ])('[C13] motif %j opens nothing, terminal: %s', async (argv, tty) => {
    const { stdout } = await run(argv, { tty, cwd: '/here', ...demo(false) });
    expect(stdout).toContain('in /here/demo-library false');
  });
});

function output(command: string, argv: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

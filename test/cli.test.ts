import { writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './cli-world.js';
import { temporaryFolder } from './temporary-folder.js';

const usual = { limit: 20, meaningOnly: false, fold: true, order: 'best' };

describe('words and options', () => {
  test.each([
    [['red', 'umbrella'], { query: 'red umbrella' }],
    [['umbrella', '--limit', '3', '--meaning-only'], { query: 'umbrella', limit: 3, meaningOnly: true }],
    [['--limit=3', 'umbrella', '--no-fold'], { query: 'umbrella', limit: 3, fold: false }],
    [['umbrella', '--meaning-only=false'], { query: 'umbrella' }],
    [['umbrella', '--order', 'NEWEST'], { query: 'umbrella', order: 'newest' }],
    [['u', '--formats', 'svg,png', '--formats', 'a\\,b'], { query: 'u', formats: ['svg', 'png', 'a,b'] }],
    [['u', '--at-least', '-0.5'], { query: 'u', atLeast: -0.5 }],
    [['cat', '-', '0.4*"people"'], { query: 'cat - 0.4*"people"' }],
    [['cat', '-0.4*people'], { query: 'cat -0.4*people' }],
    [['--limit', '2', '--', '--fold', '-x'], { query: '--fold -x', limit: 2 }],
    [['--query', '雨伞'], { query: '雨伞' }],
  ])('[C1] search %j runs with the typed input', async (argv, input) => {
    const { code, inputs, stderr } = await run(['search', ...argv]);
    expect({ code, stderr, inputs }).toEqual({ code: 0, stderr: '', inputs: [{ ...usual, ...input }] });
  });

  test('[C1] a last list takes the rest of the words, and options may stand before the command', async () => {
    const { inputs } = await run(['--quiet', 'tag', 'add', 'cozy', 'a,b.png', '--', '-c.png']);
    expect(inputs).toEqual([{ tag: 'cozy', assets: ['a,b.png', '-c.png'] }]);
  });

  test.each([
    [['serach', 'x'], 'Expected a command, received "serach"', 'motif search'],
    [['tag', 'ad', 'x'], 'Expected one of add after motif tag, received "ad"', 'motif help tag'],
    [['tag'], 'Expected one of add after motif tag, received nothing', 'motif help tag'],
    [['search', 'x', '--limt', '3'], 'Expected a known option, received --limt', '--limit'],
    [['scan', '-x'], 'Expected a known option, received -x', 'motif help scan'],
    [['tag', 'add', 'x', '-y'], 'Expected a known option, received -y', 'motif help tag add'],
    [['--nonsense'], 'Expected a known option, received --nonsense', 'motif --help'],
    [['search', 'x', '--limit', 'ten'], 'Expected a whole number for --limit, received "ten"', ''],
    [['search', 'x', '--limit', '0x10'], 'Expected a whole number for --limit, received "0x10"', ''],
    [['search', 'x', '--limit'], 'Expected a value for --limit, received nothing', 'motif help search'],
    [['search', 'x', '--limit', '--fold'], 'Expected a value for --limit, received nothing', ''],
    [['search', 'x', '--order', 'bets'], 'Expected one of best, newest for --order, received "bets"', 'best'],
    [['search'], 'Expected <query> for motif search, received nothing', 'motif search "a red umbrella"'],
    [['tag', 'add', 'x'], 'Expected <assets> for motif tag add, received nothing', 'tag add cozy a.png'],
    [['scan', 'more'], 'Expected no further words for motif scan, received "more"', 'motif help scan'],
    [['demo', 'more'], 'Expected no further words for motif demo, received "more"', 'motif help demo'],
    [['help', 'nothing'], 'Expected a command, received "nothing"', 'motif --help'],
  ])('[C2] motif %j is one line, a hint and exit code 2', async (argv, message, hint) => {
    const { code, stdout, stderr, opened } = await run(argv);
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe(`motif: ${message}`);
    expect(lines.slice(1).join('\n')).toContain(hint);
    expect({ code, stdout, opened, lines: lines.length <= 2 }).toEqual({
      code: 2,
      stdout: '',
      opened: [],
      lines: true,
    });
  });
});

describe('settings', () => {
  async function folder(config: string): Promise<string> {
    const top = temporaryFolder('cli');
    writeFileSync(path.join(top, 'motif.config.json'), config);
    await mkdir(path.join(top, 'deep', 'er'), { recursive: true });
    return top;
  }

  test('[C3] an option comes before MOTIF_*, that before motif.config.json, that before the default', async () => {
    const top = await folder('{"dir":"lib","model":"./own","device":"cpu","threads":1}');
    const cwd = path.join(top, 'deep', 'er');
    const env = { MOTIF_MODEL: 'clip-b32', MOTIF_DEVICE: 'cuda', MOTIF_THREADS: '' };
    const { opened } = await run(['scan', '--device', 'auto'], { cwd, env });
    expect(opened).toEqual([
      { dir: path.join(top, 'lib'), model: 'clip-b32', device: 'auto', threads: 1, env },
    ]);
    const plain = await run(['scan'], { cwd });
    expect(plain.opened[0]).toMatchObject({ model: path.join(top, 'own'), device: 'cpu' });
    await writeFile(path.join(top, 'motif.config.json'), '{"lexicon":"styles"}');
    expect((await run(['scan'], { cwd })).opened).toMatchObject([{ lexicon: path.join(top, 'styles') }]);
    const here = await run(['scan', '--lexicon', 'own'], { cwd });
    expect(here.opened).toMatchObject([{ lexicon: path.join(cwd, 'own') }]);
    const elsewhere = await run(['scan', '--dir', 'x'], { cwd: '/nowhere' });
    expect(elsewhere.opened).toEqual([{ dir: path.resolve('/nowhere/x'), env: {} }]);
  });

  test.each([
    ['{"modle":"x"}', 'Did you mean "model"?'],
    ['{"threads":"four"}', 'Expected a number for "threads"'],
    ['{"threads":0}', 'Expected at least 1 for "threads"'],
    ['{"threads":1.5}', 'Expected a whole number for "threads"'],
    ['{"model":""}', 'Expected a name or path for "model"'],
    ['{"dtype":"int4"}', 'Expected one of fp32, fp16, int8'],
    ['[1]', 'Expected an object for motif.config.json, received [1]'],
    ['{', 'Expected JSON'],
  ])('[C3] a motif.config.json of %s is invalid input that names the file', async (config, message) => {
    const cwd = await folder(config);
    const { code, stderr } = await run(['scan'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    expect(stderr).toContain('motif.config.json');
  });

  test('[C3] with --dir the settings are those of that folder', async () => {
    const top = await folder('{"model":"clip-b32"}');
    const other = await folder('{"model":"siglip2-b16"}');
    const dir = path.join(other, 'deep');
    for (const how of [
      { argv: ['scan', '--dir', path.relative(top, dir)], env: {} },
      { argv: ['scan'], env: { MOTIF_DIR: dir } },
    ]) {
      const { opened } = await run(how.argv, { cwd: top, env: how.env });
      expect(opened).toMatchObject([{ dir, model: 'siglip2-b16' }]);
    }
  });

  test('[C3] a model folder on the command line is meant from the working directory', async () => {
    const { opened } = await run(['scan', '--dir', 'lib', '--model', './own'], { cwd: '/place' });
    expect(opened).toMatchObject([{ dir: path.resolve('/place/lib'), model: path.resolve('/place/own') }]);
  });

  test('[C3] a wrong MOTIF_* variable is named', async () => {
    const { code, stderr } = await run(['scan'], { env: { MOTIF_THREADS: 'many' } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'motif: Expected a whole number for MOTIF_THREADS, received "many"\n',
    });
  });
});

describe('output', () => {
  test('[C5] off a terminal there are no colours, nothing is cut and control characters are escaped', async () => {
    const { stdout, stderr } = await run(['search', 'x'], { columns: 40 });
    expect(stderr).toBe('');
    expect(stdout).toBe(
      [
        '#  relevance  path                     matched        size         copies  id',
        '1         43  spring/雨伞\\x1b[31m.svg  meaning, name  640x480 svg      +1  aaaaaaaa',
        '1 of 12 pictures, x (mini)',
        '',
      ].join('\n'),
    );
  });

  test('[C5] on a terminal there are colours and bars, and NO_COLOR or --no-colour turns them off', async () => {
    const esc = '\u001b[';
    expect((await run(['search', 'x'], { tty: true })).stdout).toContain(`${esc}1m`);
    expect((await run(['search', 'x'], { tty: true })).stdout).toContain('███');
    for (const [argv, env] of [
      [['search', 'x'], { NO_COLOR: '1' }],
      [['search', 'x', '--no-color'], {}],
      [['search', 'x', '--no-colour'], {}],
    ] as const) {
      expect((await run(argv, { tty: true, env })).stdout).not.toMatch(/\p{Cc}\[|█/u);
    }
  });

  test('[C6] --json prints the result as one document, or long work as one event a line', async () => {
    const one = await run(['tag', 'add', 'x', 'a', '--json']);
    expect(JSON.parse(one.stdout)).toEqual({ changed: 1 });
    const many = await run(['scan', '--json', '--steps', '2']);
    expect(many.stderr).toBe('');
    const events = many.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.at(-1)).toEqual({ event: 'result', result: { read: 2, failed: 0 } });
    expect(events[0]).toEqual({ event: 'progress', stage: 'encode', done: 0, total: 2, unit: 'pictures' });
  });

  test('[C6] --json prints errors on stdout with the same exit code', async () => {
    const { code, stdout, stderr } = await run(['break', 'error', '--json']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'not_found',
        message: 'Expected a library, received \u001b[2J\nnone',
        hint: 'Run: motif init',
        path: '/tmp/place',
      },
    });
    const unknown = await run(['search', '--json', '--nope']);
    expect({ code: unknown.code, error: JSON.parse(unknown.stdout).error.code }).toEqual({
      code: 2,
      error: 'invalid_input',
    });
  });

  test('[C7] on a terminal progress is a bar on stderr that is taken away, with rate and time left', async () => {
    const { stdout, stderr } = await run(['scan', '--steps', '4'], { tty: true });
    expect(stderr).toContain('█');
    expect(stderr).toMatch(/encode: 2 of 4 pictures, 50 %, 1\.0\/s, 0:02 left/);
    expect(stderr.endsWith('\r\u001b[K')).toBe(true);
    expect(stderr).toContain('odd\\x07.png: no\n');
    expect(stdout).not.toContain('█');
  });

  test('[C7] off a terminal progress is a plain line every five seconds, and --quiet has none', async () => {
    const { stderr } = await run(['scan', '--steps', '12']);
    expect(stderr.split('\n').filter((line) => line.startsWith('encode:'))).toHaveLength(2);
    expect(stderr).not.toContain('\r');
    expect((await run(['scan', '--steps', '12', '--quiet'])).stderr).toBe('');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Io } from '../src/surfaces/cli/io.js';
import { main } from '../src/surfaces/cli/main.js';
import { realParts } from '../src/surfaces/cli/parts.js';
import { run } from './cli-world.js';
import { send } from './server-world.js';
import { smallLibrary } from './small-library.js';

const stopped = AbortSignal.abort();

describe('motif serve', () => {
  test('[O17] it opens the library as other commands do, says where it is, and ends with 0 when told to stop', async () => {
    const ran = await run(['serve', '--dir', 'pictures', '--threads', '1'], {
      signal: stopped,
      cwd: '/campaign',
    });
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({
      code: 0,
      stdout: 'Motif is at http://127.0.0.1:4477\n',
    });
    expect(ran.opened).toMatchObject([{ dir: path.resolve('/campaign/pictures'), threads: 1 }]);
    expect(ran.servers).toMatchObject([
      { host: '127.0.0.1', port: 4477, version: expect.stringMatching(/^\d/) },
    ]);
    expect(ran.servers[0]).not.toHaveProperty('token');
    // The server first, then what it stands on.
    expect(ran.closed).toBe(2);
  });

  test('[O17] its options and MOTIF_TOKEN reach the server; the address that is told opens the page', async () => {
    const env = { MOTIF_TOKEN: 'from-the-environment' };
    const given = ['serve', '--port', '0', '--host', '0.0.0.0', '--open'];
    const ran = await run(given, { signal: stopped, env });
    expect(ran.servers).toMatchObject([{ port: 0, host: '0.0.0.0', token: env.MOTIF_TOKEN }]);
    expect(ran.stdout).toBe(`Motif is at http://127.0.0.1:4477/?token=${env.MOTIF_TOKEN}\n`);
    expect(ran.files).toEqual([`http://127.0.0.1:4477/?token=${env.MOTIF_TOKEN}`]);
    const option = await run(['serve', '--token', 'from-the-option-itself'], { signal: stopped, env });
    expect(option.servers).toMatchObject([{ token: 'from-the-option-itself' }]);
  });

  test('[O17] for scripts it says where it is as JSON, without the token', async () => {
    const ran = await run(['serve', '--json', '--token', 'a-token-of-the-test'], { signal: stopped });
    expect(JSON.parse(ran.stdout)).toEqual({ url: 'http://127.0.0.1:4477' });
  });

  test('[O17] where no page can be opened it says so and goes on', async () => {
    const ran = await run(['serve', '--open'], { signal: stopped, canOpenFiles: false });
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({
      code: 0,
      stderr: 'Found no program or screen to open it with.\n',
    });
  });

  test.each([
    [['serve', '--port', 'many'], '--port'],
    [['serve', '--log', 'loud'], '--log'],
    [['serve', 'pictures'], 'serve'],
    [['serve', '--prot', '1'], '--port'],
  ])('[O17] %j is bad usage', async (argv, named) => {
    const ran = await run(argv, { signal: stopped });
    expect({ code: ran.code, opened: ran.opened }).toEqual({ code: 2, opened: [] });
    expect(ran.stderr).toContain(named);
  });
});

test('[O17] the real one answers until it is told to stop', async () => {
  const library = await smallLibrary({ 'red.png': { colour: 'red' } });
  const stop = new AbortController();
  const told: string[] = [];
  const io = ioOf(library.root, told, stop.signal);
  const ended = main(['serve', '--port', '0', '--json'], io, realParts);
  await expect.poll(() => told.join(''), { timeout: 20_000 }).toContain('"url"');
  const { url } = JSON.parse(told.join('')) as { url: string };
  expect(JSON.parse((await send(url, '/api/status')).body)).toMatchObject({ files: 1, root: library.root });
  stop.abort();
  expect(await ended).toBe(0);
  await expect(send(url, '/healthz')).rejects.toThrow();
  await library.remove();
});

test('[O17] a folder without a library is told with the next step', async () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'motif-none-'));
  const told: string[] = [];
  expect(await main(['serve', '--port', '0'], ioOf(cwd, told, stopped), realParts)).toBe(3);
  expect(told.join('')).toContain('motif index');
  rmSync(cwd, { recursive: true });
});

function ioOf(cwd: string, told: string[], signal: AbortSignal): Io {
  const sink = { isTty: false, write: (text: string) => told.push(text) };
  return { stdout: sink, stderr: sink, env: {}, cwd, columns: 80, signal, now: () => performance.now() };
}

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { operations } from '../src/operations.js';
import { callTool, textOf } from './agent-world.js';
import { run } from './cli-world.js';
import { compileSources } from './compile-sources.js';
import { drawPng } from './small-library.js';
import { temporaryFolder } from './temporary-folder.js';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('motif mcp', () => {
  test('[T9] serves all operations for the folder of --dir, and closes the library at the end', async () => {
    const { code, stdout, stderr, served, opened, closed } = await run(['mcp', '--dir', 'lib'], {
      cwd: '/nowhere',
    });
    expect({ code, stdout, stderr, closed }).toEqual({ code: 0, stdout: '', stderr: '', closed: 1 });
    expect(opened).toEqual([{ dir: path.resolve('/nowhere/lib'), env: {} }]);
    expect(served).toMatchObject([{ version: expect.stringMatching(/^\d+\.\d+/) }]);
    expect(served[0]!.offer).toBeUndefined();
    expect((await run(['mcp', '--read-only'])).served).toMatchObject([{ offer: 'reading' }]);
  });

  test('[T9] --settings prints what an agent starts, in whole paths, and serves nothing', async () => {
    const { code, stdout, served } = await run(
      ['mcp', '--settings', '--dir', '../库', '--model', './own', '--read-only'],
      {
        cwd: '/a/b',
      },
    );
    expect({ code, served }).toEqual({ code: 0, served: [] });
    const { motif } = JSON.parse(stdout).mcpServers;
    expect(motif.command).toBe(process.execPath);
    expect(motif.args).toEqual([
      path.join(root, 'src', 'surfaces', 'cli', 'main.js'),
      'mcp',
      '--dir',
      path.resolve('/a/库'),
      '--model',
      path.resolve('/a/b/own'),
      '--read-only',
    ]);
  });

  test('[T9] on a terminal says on stderr that it waits for an agent', async () => {
    const { stdout, stderr } = await run(['mcp'], { tty: true });
    expect(stdout).toBe('');
    expect(stderr).toContain('Waiting for an agent');
  });

  test('[T9] refuses what it does not know before anything is opened', async () => {
    const { code, stderr, opened } = await run(['mcp', 'more']);
    expect({ code, opened }).toEqual({ code: 2, opened: [] });
    expect(stderr).toContain('Expected no further words for motif mcp');
  });
});

describe.skipIf(process.platform === 'win32')('the program, started by an agent', () => {
  let folder: string;
  let program: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'motif-agent-'));
    compileSources(path.join(root, 'src'), path.join(folder, 'dist'));
    for (const name of ['node_modules', 'models', 'lexicon'])
      symlinkSync(path.join(root, name), path.join(folder, name));
    cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
    program = path.join(folder, 'dist', 'surfaces', 'cli', 'main.js');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function start(dir: string, cwd = tmpdir()): Promise<{ client: Client; stderr: () => string }> {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program, 'mcp', '--dir', dir],
      cwd,
      stderr: 'pipe',
    });
    let stderr = '';
    transport.stderr!.on('data', (part) => {
      stderr += part;
    });
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(transport);
    onTestFinished(() => client.close());
    return { client, stderr: () => stderr };
  }

  test('[T9] indexes, searches and shows pictures with the built-in model, paths relative to the library', async () => {
    const dir = temporaryFolder('agent');
    mkdirSync(path.join(dir, 'plain'));
    for (const colour of ['red', 'blue', 'green']) {
      writeFileSync(path.join(dir, `plain/${colour}.png`), await drawPng({ colour, hasFigure: true }));
    }
    const { client, stderr } = await start(dir);
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(operations.length);
    const none = await callTool(client, 'search', { query: 'red' });
    expect(none.isError).toBe(true);
    expect(textOf(none)).toMatch(/^Expected a library in .*\nHint: Run `motif index`/);

    const reports: { message?: string | undefined }[] = [];
    const indexed = await callTool(
      client,
      'index',
      {},
      { onprogress: (report) => void reports.push(report) },
    );
    expect(indexed.structuredContent).toMatchObject({ created: true, added: 3, model: 'mini' });
    expect(reports.length).toBeGreaterThan(0);

    const found = await callTool(client, 'search', {
      query: 'a red square',
      sheet: 'sheet.html',
      limit: 2,
      weak: true,
    });
    expect(found.structuredContent).toMatchObject({ results: [{ path: 'plain/red.png' }, {}] });
    expect(found.content.filter(({ type }) => type === 'image')).toHaveLength(2);
    expect(readFileSync(path.join(dir, 'sheet.html'), 'utf8')).toContain('plain/red.png');
    const alike = await callTool(client, 'similar', { image: 'plain/blue.png' });
    expect(alike.isError).toBeFalsy();
    expect(stderr()).toBe('');
  });

  test('[T9] ends by itself when the agent leaves, and writes nothing but the protocol', async () => {
    const child = spawn(process.execPath, [program, 'mcp', '--dir', temporaryFolder('agent')], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const seen = { stdout: '', stderr: '' };
    child.stdout.on('data', (part) => {
      seen.stdout += part;
    });
    child.stderr.on('data', (part) => {
      seen.stderr += part;
    });
    child.stdin.write('this is no message\n');
    child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
    await expect.poll(() => seen.stdout, { timeout: 20_000 }).toContain('"id":1');
    child.stdin.end();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stdout: seen.stdout }).toEqual({
      code: 0,
      stdout: '{"result":{},"jsonrpc":"2.0","id":1}\n',
    });
    expect(seen.stderr).not.toBe('');
  });

  test('[T9] a folder that is not there ends it with one line', async () => {
    const child = spawn(process.execPath, [program, 'mcp', '--dir', '/not/there'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(3);
    expect(stderr).toBe(
      'motif: Expected a folder for --dir, received "/not/there"\nhint: Give the folder that holds your pictures.\n',
    );
  });
});

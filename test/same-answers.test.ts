import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MotifError } from '../src/core/errors.js';
import { libraryReach } from '../src/core/library/library-reach.js';
import { type Motif, openMotif } from '../src/core/motif.js';
import { runOperation } from '../src/core/operation.js';
import { operations } from '../src/operations.js';
import { kebabCase } from '../src/surfaces/cli/fields.js';
import type { Io } from '../src/surfaces/cli/io.js';
import { main } from '../src/surfaces/cli/main.js';
import { realParts } from '../src/surfaces/cli/parts.js';
import { createClient, MotifFailure, type OperationName } from '../src/surfaces/client/index.js';
import { createLog } from '../src/surfaces/server/log.js';
import { type RunningServer, startServer } from '../src/surfaces/server/serve.js';
import { drawPng } from './small-library.js';

/** What operations are asked, in this order, for changes build on one another; those that are not here are asked nothing. */
const questions: readonly (readonly [OperationName, object])[] = [
  ['index', {}],
  ['index', { folders: ['warm'] }],
  ['init', {}],
  ['status', {}],
  ['search', { query: 'a red square', limit: 5 }],
  ['search', { query: '0.7*image(warm/0.png) - 0.3*"blue" + palette(#ff0000) type:png' }],
  ['search', { query: 'width:>0 -folder:warm' }],
  ['search', { query: '0.7*' }],
  ['search', { query: '' }],
  ['similar', { image: 'warm/1.png', by: 'colour' }],
  ['similar', { image: 'nothing.png' }],
  ['duplicates', {}],
  ['show', { asset: 'cold/2.png' }],
  ['tag.add', { tags: ['calm'], query: 'folder:cold' }],
  ['tag.remove', { tags: ['calm'], assets: ['cold/0.png'] }],
  ['tag.list', {}],
  ['board.add', { name: 'mood', assets: ['warm/0.png', 'cold/1.png', 'cold/2.png'] }],
  ['board.remove', { name: 'mood', assets: ['cold/1.png'] }],
  ['board.note', { name: 'mood', text: 'warm' }],
  ['board.list', {}],
  ['board.show', { name: 'MOOD' }],
  ['board.rename', { name: 'mood', newName: 'Mood 2' }],
  ['board.delete', { name: 'Mood 2' }],
  ['saved.add', { name: 'reds', query: 'red tag:calm' }],
  ['saved.list', {}],
  ['saved.run', { name: 'reds', limit: 3 }],
  ['saved.rename', { name: 'reds', newName: 'more reds' }],
  ['saved.delete', { name: 'more reds' }],
  ['concept.learn', { name: 'warmth', examples: ['warm/0.png', 'warm/1.png'], text: 'warm' }],
  ['concept.show', { name: 'warmth' }],
  ['concept.list', {}],
  ['search', { query: '@warmth', limit: 3 }],
  ['concept.rename', { name: 'warmth', newName: 'heat' }],
  ['concept.export', { name: 'heat', file: 'heat.json' }],
  ['concept.import', { file: 'heat.json' }],
  ['concept.delete', { name: 'heat' }],
  ['brand.create', { name: 'acme', assets: ['warm'], palette: '#ff0000' }],
  ['brand.check', { name: 'acme', files: ['warm/0.png', 'cold/0.png'] }],
  ['brand.show', { name: 'acme', baseRate: 0.1 }],
  ['brand.list', {}],
  ['brand.update', { name: 'acme', add: ['cold/0.png'] }],
  ['brand.rename', { name: 'acme', newName: 'acme 2' }],
  ['brand.export', { name: 'acme 2', file: 'acme.json' }],
  ['brand.import', { file: 'acme.json' }],
  ['brand.delete', { name: 'acme 2' }],
  ['style.list', { field: 'design' }],
  ['style.show', { id: 'memphis' }],
  ['style.show', { id: 'no-such-style' }],
  ['style.classify', { files: ['warm/0.png', 'cold/0.png'], top: 3 }],
  ['style.explain', { first: 'warm/0.png', second: 'cold/0.png' }],
  [
    'style.discriminate',
    {
      a: 'warm',
      b: 'cold',
      examplesA: [0, 1, 2, 3, 4].map((at) => `warm/${at}.png`),
      examplesB: [0, 1, 2, 3, 4].map((at) => `cold/${at}.png`),
      files: ['warm/7.png', 'cold/7.png'],
    },
  ],
  ['feedback.up', { query: 'a red square', assets: ['warm/3.png'] }],
  ['feedback.down', { query: 'a red square', assets: ['cold/3.png'] }],
  ['feedback.show', {}],
  ['search', { query: 'a red square', limit: 5 }],
  ['evaluate', {}],
  ['feedback.clear', { query: 'a red square' }],
  ['undo', { list: true }],
  ['undo', {}],
  ['models.list', {}],
  ['models.pull', { model: 'mini' }],
  ['models.pull', { model: 'clip-b32' }],
  ['models.info', {}],
  ['models.calibrate', { model: 'mini' }],
  ['embed', { text: 'a red square' }],
  ['embed', {}],
  ['classify', { images: ['gone.png'], labels: ['red', 'blue'] }],
  ['demo.draw', {}],
];

const startedMs = Date.now();
let folder: string;
/** Three libraries that hold the same: asked directly, through a server, and at the command line. */
let direct: Motif;
let served: Motif;
let commanded: Motif;
let server: RunningServer;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'motif-same-')));
  const root = path.join(folder, 'one');
  const env = { HF_HUB_OFFLINE: '1', HF_HOME: path.join(folder, 'hub') };
  for (const [name, colour, below] of [
    ['warm', 'red', 'yellow'],
    ['cold', 'blue', 'green'],
    ['plain', 'white', 'black'],
  ] as const) {
    mkdirSync(path.join(root, name), { recursive: true });
    for (let at = 0; at < 12; at++) {
      const drawing = { colour, below, share: at / 16, hasFigure: at % 2 === 0, widthPx: 64 + 8 * at };
      const file = path.join(root, name, `${at}.png`);
      writeFileSync(file, await drawPng(drawing));
      // A whole second, which a copy keeps.
      utimesSync(file, 1_700_000_000, 1_700_000_000);
    }
  }
  const making = await openMotif({ dir: root, env });
  await runOperation(operations.find(({ name }) => name === 'index')!, {}, making);
  await making.close();
  for (const name of ['two', 'three']) {
    cpSync(root, path.join(folder, name), { recursive: true, preserveTimestamps: true });
  }
  direct = await openMotif({ dir: root, env });
  served = await openMotif({ dir: path.join(folder, 'two'), env });
  commanded = await openMotif({ dir: path.join(folder, 'three'), env });
  const log = createLog(() => undefined, 'json');
  server = await startServer({ motif: served, operations, version: '0', host: '127.0.0.1', port: 0, log });
}, 300_000);

afterAll(async () => {
  await server.close();
  await Promise.all([direct, served, commanded].map((motif) => motif.close()));
  rmSync(folder, { recursive: true, force: true });
});

test('[O1] a program, HTTP with its client and the command line give the same answer for every operation', async () => {
  const client = createClient({ url: server.url });
  const library = await direct.library();
  const reach = libraryReach(library, (id) => path.join(library.root, '.motif', 'uploads', id));
  const asked = new Set<string>(questions.map(([name]) => name));
  const others = operations.flatMap(({ name }) =>
    asked.has(name) ? [] : [[name as OperationName, {}] as const],
  );
  for (const [name, input] of [...questions, ...others]) {
    const operation = operations.find((one) => one.name === name)!;
    const run = async () => jsonOf(await runOperation(operation, input, direct, { reach }));
    const expected = comparable(await run().catch(failed), 'one');
    const received = await client.call(name, input as never).then(jsonOf, failed);
    expect({ name, input, answer: comparable(received, 'two') }).toEqual({ name, input, answer: expected });
    // The person at the machine may do what is refused to others.
    if (isRefused(expected)) continue;
    const printed = comparable(await command(name, input), 'three');
    // The command line names a field as its option, and says so.
    const answer = isFailure(expected)
      ? { ...expected, ...pick(printed, ['message', 'hint', 'path']) }
      : expected;
    expect({ name, input, answer: printed }).toEqual({ name, input, answer });
  }
}, 300_000);

/** Returns what `motif <command> --json` prints in the end: the answer or the error. */
async function command(name: string, input: object): Promise<unknown> {
  const words = Object.entries(input).flatMap(([field, value]) => optionsOf(kebabCase(field), value));
  let stdout = '';
  const sink = (write: (text: string) => void) => ({ isTty: false, write });
  const cwd = path.join(folder, 'three');
  const io: Io = {
    stdout: sink((text) => {
      stdout += text;
    }),
    stderr: sink(() => undefined),
    env: {},
    cwd,
    columns: 80,
    signal: new AbortController().signal,
    now: () => performance.now(),
  };
  const open = { ...commanded, close: async () => undefined };
  await main([...name.split('.'), ...words, '--json'], io, { ...realParts, openMotif: async () => open });
  const end = stdout.startsWith('{"event"') ? stdout.trim().split('\n').at(-1)! : stdout;
  const { event: _event, result, error, ...rest } = JSON.parse(end);
  return error ?? result ?? rest;
}

function optionsOf(flag: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.map((item) => `--${flag}=${item}`);
  if (typeof value === 'boolean') return [value ? `--${flag}` : `--no-${flag}`];
  return [`--${flag}=${value}`];
}

interface Told {
  code: string;
  message: string;
}

function isFailure(answer: unknown): answer is Told {
  const { code, message } = answer as Partial<Told>;
  return code !== undefined && message !== undefined;
}

function isRefused(answer: unknown): boolean {
  return isFailure(answer) && answer.code === 'unauthorised';
}

function pick(of: unknown, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(of as object).filter(([field]) => fields.includes(field)));
}

function jsonOf(output: unknown): unknown {
  return JSON.parse(JSON.stringify(output));
}

function failed(error: unknown): unknown {
  if (!(error instanceof MotifError || error instanceof MotifFailure)) throw error;
  const { code, message, hint, path: place } = error;
  return { code, message, hint, path: place };
}

/** What differs between two libraries that hold the same: where they lie, and when and how fast something was done. */
function comparable(answer: unknown, name: string): unknown {
  const own = path.join(folder, name);
  const text = JSON.stringify(answer, (key, value) => (varying.includes(key) ? undefined : value));
  return JSON.parse(text.replaceAll(own, '<root>').replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, timeOrNow));
}

const varying = ['seconds', 'learnedMs', 'libraryBytes'];

function timeOrNow(text: string): string {
  return Date.parse(JSON.parse(text)) < startedMs ? text : '"now"';
}

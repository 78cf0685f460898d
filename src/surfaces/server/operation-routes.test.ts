import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ask, type ServedLibrary, send, sendRaw, serveSmall } from '../../../test/server-world.js';
import { type Operation, operation, type Progress } from '../../core/operation.js';
import { operations } from '../../operations.js';

/** Made-up work that a test can hold, end and watch. */
const held = { started: 0, ended: 0, cancelled: 0, let: [] as (() => void)[] };
const hold = operation({
  name: 'hold',
  summary: 'Work until told to end',
  examples: [],
  input: z.object({ steps: z.number().int().default(2) }),
  output: z.object({ done: z.boolean() }),
  long: true,
  changes: true,
  async run({ steps }, _motif, { signal, progress }) {
    held.started++;
    for (let done = 1; done <= steps; done++) progress({ stage: 'hold', done, total: steps });
    await new Promise<void>((resolve, reject) => {
      held.let.push(resolve);
      signal.addEventListener('abort', () => {
        held.cancelled++;
        reject(new Error('stopped'));
      });
    });
    held.ended++;
    return { done: true };
  },
});
const broken = operation({
  name: 'broken',
  summary: 'Show a bug',
  examples: [],
  input: z.object({}),
  output: z.unknown(),
  run: () => Promise.reject(new TypeError('secret of the machine')),
});

let world: ServedLibrary;
beforeAll(async () => {
  world = await serveSmall(undefined, {
    operations: [...operations, ...[hold, broken].map((one) => one as unknown as Operation)],
  });
});
afterAll(() => world.remove());

test('[O1] an operation answers POST with its output, and GET where it changes nothing', async () => {
  const posted = await ask(world.url, 'search', { query: 'red', limit: 1 });
  expect(posted.status).toBe(200);
  expect(JSON.parse(posted.body).results[0].path).toBe('red.png');
  const input = encodeURIComponent(JSON.stringify({ query: 'red', limit: 1 }));
  const got = await send(world.url, `/api/search?input=${input}`);
  expect(got.body).toBe(posted.body);
  expect((await send(world.url, '/api/status')).status).toBe(200);
  const empty = await send(world.url, '/api/tag/list', { method: 'POST' });
  expect(JSON.parse(empty.body)).toEqual({ tags: [] });
});

test('[O1] what changes something refuses GET and stays undone', async () => {
  const input = encodeURIComponent(JSON.stringify({ tags: ['x'], assets: ['red.png'] }));
  const refused = await send(world.url, `/api/tag/add?input=${input}`);
  expect({ status: refused.status, allow: refused.headers.allow }).toEqual({ status: 405, allow: 'POST' });
  expect(refused.json().error.code).toBe('method_not_allowed');
  expect(JSON.parse((await ask(world.url, 'tag.list', {})).body)).toEqual({ tags: [] });
});

test.each([
  ['a missing field', '{}', 400, 'invalid_input', 'image'],
  ['an unknown field', '{"image":"red.png","colour":1}', 400, 'invalid_input', 'colour'],
  ['a wrong type', '{"image":7}', 400, 'invalid_input', 'image'],
  ['no object', '[1]', 400, 'invalid_input', 'the input'],
  ['null', 'null', 400, 'invalid_input', 'the input'],
  ['no such picture', '{"image":"ffffffff"}', 404, 'not_found', 'ffffffff'],
])('[O2] %s is told with its status and place', async (_name, body, status, code, path) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await send(world.url, '/api/similar', { method: 'POST', headers, body });
  expect(answer.status).toBe(status);
  expect(answer.json().error).toMatchObject({ code, path, message: expect.stringMatching(/^Expected /) });
});

test.each([
  ['broken JSON', 'application/json', '{"query":', 400, 'invalid_input'],
  ['JSON cut inside a letter', 'application/json', Buffer.from([0x22, 0xe7, 0x8c]), 400, 'invalid_input'],
  ['text that claims nothing', '', '{}', 415, 'wrong_media_type'],
  ['a form of another site', 'text/plain', '{"query":"red"}', 415, 'wrong_media_type'],
])('[O2] %s is refused', async (_name, type, body, status, code) => {
  const headers = type === '' ? {} : { 'content-type': type };
  const answer = await send(world.url, '/api/search', { method: 'POST', headers, body });
  expect({ status: answer.status, code: answer.json().error.code }).toEqual({ status, code });
});

test('[O2] broken JSON in the address is refused, and what is not there is not found', async () => {
  expect((await send(world.url, '/api/search?input=%7B')).json().error.path ?? 'input').toBe('input');
  for (const path of ['/api/nothing', '/api/', '/api/search/', '/api/search/x', '/nothing.txt']) {
    const answer = await send(world.url, path);
    expect({ path, status: answer.status, code: answer.json().error.code }).toEqual({
      path,
      status: 404,
      code: 'not_found',
    });
  }
});

test('[O2] a bug is called one: its words go to the log and not to the client', async () => {
  const answer = await ask(world.url, 'broken', {});
  expect({ status: answer.status, code: answer.json().error.code }).toEqual({
    status: 500,
    code: 'internal',
  });
  expect(answer.body).not.toContain('secret');
  expect(world.lines.find(({ event }) => event === 'bug')?.error).toContain('secret of the machine');
  const events = await ask(world.url, 'broken', {}, { accept: 'text/event-stream' });
  expect(events.body).toContain('event: error\ndata: {"error":{"code":"internal"');
  expect(events.body).not.toContain('secret');
});

test('[O3] progress comes as events before the result', async () => {
  const answer = ask(world.url, 'hold', {}, { accept: 'text/event-stream' });
  await expect.poll(() => held.let.length).toBe(1);
  held.let.pop()!();
  const { headers, body } = await answer;
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  const events = body.split('\n\n').filter((event) => event !== '' && !event.startsWith(':'));
  expect(events.map((event) => event.split('\n')[0])).toEqual([
    'event: progress',
    'event: progress',
    'event: result',
  ]);
  const [, second, result] = events.map((event) => JSON.parse(event.split('\ndata: ')[1]!) as Progress);
  expect({ second, result }).toEqual({
    second: { stage: 'hold', done: 2, total: 2 },
    result: { done: true },
  });
});

test('[O3] a failure is the last event', async () => {
  const answer = await ask(world.url, 'similar', { image: 'ffffffff' }, { accept: 'text/event-stream' });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('event: error\ndata: {"error":{"code":"not_found"');
  expect(answer.body).not.toContain('event: result');
});

test.each(['text/event-stream', 'application/json'])(
  '[O3] a client that goes away cancels its run, waiting for %s',
  async (accept) => {
    const { cancelled, started } = held;
    const leaving = new AbortController();
    const request = fetch(`${world.url}/api/hold`, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: '{}',
      signal: leaving.signal,
    }).then((response) => response.text());
    await expect.poll(() => held.started).toBe(started + 1);
    leaving.abort();
    await expect(request).rejects.toThrow();
    await expect.poll(() => held.cancelled).toBe(cancelled + 1);
    held.let.length = 0;
  },
);

test('[O3] an agent that goes away cancels its run, too', async () => {
  const { cancelled, started } = held;
  const leaving = new AbortController();
  const params = { name: 'hold', arguments: {} };
  const response = await fetch(`${world.url}/mcp`, {
    method: 'POST',
    headers: { accept: 'application/json, text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    signal: leaving.signal,
  });
  expect(response.status).toBe(200);
  await expect.poll(() => held.started).toBe(started + 1);
  leaving.abort();
  await expect.poll(() => held.cancelled).toBe(cancelled + 1);
  held.let.length = 0;
});

test('[O4] long changes take turns, and a search is answered meanwhile', async () => {
  const { started } = held;
  const both = [ask(world.url, 'hold', {}), ask(world.url, 'hold', {})];
  await expect.poll(() => held.started).toBe(started + 1);
  expect((await ask(world.url, 'search', { query: 'red' })).status).toBe(200);
  expect(held.started).toBe(started + 1);
  held.let.pop()!();
  await expect.poll(() => held.started).toBe(started + 2);
  held.let.pop()!();
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
});

test('[O4] who leaves while waiting never begins', async () => {
  const { started } = held;
  const first = ask(world.url, 'hold', {});
  await expect.poll(() => held.started).toBe(started + 1);
  const leaving = new AbortController();
  const second = fetch(`${world.url}/api/hold`, { method: 'POST', signal: leaving.signal });
  const figures = async () => (await send(world.url, '/metrics')).body;
  await ask(world.url, 'search', {});
  const left = () => world.lines.filter(({ status }) => status === 499).length;
  const before = left();
  leaving.abort();
  await expect(second).rejects.toThrow();
  await expect.poll(left).toBe(before + 1);
  held.let.pop()!();
  expect((await first).status).toBe(200);
  await expect.poll(figures).toContain('motif_operations_running{operation="hold"} 0');
  expect(held.started).toBe(started + 1);
});

test('[O2] what is no HTTP is answered as such and harms nothing', async () => {
  expect(await sendRaw(world.url, 'no http at all\r\n\r\n')).toContain('400 Bad Request');
  expect((await send(world.url, '/healthz')).status).toBe(200);
});

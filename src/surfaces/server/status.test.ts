import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ask, send, serveSmall } from '../../../test/server-world.js';
import { smallLibrary } from '../../../test/small-library.js';
import { type Operation, operation } from '../../core/operation.js';
import { operations } from '../../operations.js';
import { createLog } from './log.js';
import { startServer } from './serve.js';

/** Returns work that a test can hold, and what became of it. */
function heldWork() {
  const seen = { started: 0, cancelled: 0, ended: 0, end() {} };
  const hold = operation({
    name: 'hold',
    summary: 'Work until told to end',
    examples: [],
    input: z.object({}),
    output: z.object({ done: z.boolean() }),
    run: (_input, _motif, { signal }) => {
      seen.started++;
      return new Promise<{ done: boolean }>((resolve, reject) => {
        seen.end = () => {
          seen.ended++;
          resolve({ done: true });
        };
        signal.addEventListener('abort', () => {
          if (seen.ended === 0) seen.cancelled++;
          reject(new Error('stopped'));
        });
      });
    },
  }) as unknown as Operation;
  return { hold, seen };
}

test('[O13] health, readiness and figures are told', async () => {
  const world = await serveSmall();
  try {
    expect((await send(world.url, '/healthz')).body).toBe('{"status":"ok"}');
    expect((await send(world.url, '/readyz')).body).toBe('{"status":"ready"}');
    await ask(world.url, 'search', { query: 'red' });
    await ask(world.url, 'similar', {});
    await send(world.url, `/api/assets/${'0'.repeat(32)}/thumbnail`);
    await expect.poll(async () => (await send(world.url, '/metrics')).body).toContain('status="404"} 1');
    const { body, headers } = await send(world.url, '/metrics');
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = body.split('\n');
    expect(lines).toContain('motif_requests_total{route="/api/search",status="200"} 1');
    expect(lines).toContain('motif_requests_total{route="/api/similar",status="400"} 1');
    expect(lines).toContain('motif_requests_total{route="/api/assets/:id/thumbnail",status="404"} 1');
    expect(lines).toContain('motif_request_duration_seconds_count{route="/api/search"} 1');
    expect(lines).toContain('motif_request_duration_seconds_bucket{route="/api/search",le="+Inf"} 1');
    expect(lines).toContain('motif_operations_running{operation="search"} 0');
    expect(Number(/^motif_memory_bytes{kind="resident"} (\d+)$/m.exec(body)?.[1])).toBeGreaterThan(1e6);
    // Every line is a comment or a sample of the text format.
    const sample = /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.e+-]+|)$/;
    expect(lines.filter((line) => !sample.test(line))).toEqual([]);
  } finally {
    await world.remove();
  }
});

test('[O13] a server whose model is not there is alive and not ready', async () => {
  const library = await smallLibrary({});
  const motif = { ...library.motif, encoder: () => Promise.reject(new Error('no model')) };
  const log = createLog(() => undefined, 'json');
  const server = await startServer({ motif, operations, version: '0', host: '127.0.0.1', port: 0, log });
  try {
    expect((await send(server.url, '/healthz')).status).toBe(200);
    const { status, body } = await send(server.url, '/readyz');
    expect({ status, body }).toEqual({ status: 503, body: '{"status":"starting"}' });
  } finally {
    await server.close();
    await library.remove();
  }
});

test('[O13] each request is one line of the log, without what was asked', async () => {
  const world = await serveSmall();
  try {
    await ask(world.url, 'search', { query: 'a secret campaign' });
    await send(world.url, '/api/search?input=%7B%22query%22%3A%22secret%22%7D');
    await expect.poll(() => world.lines.length).toBe(2);
    expect(world.lines[0]).toMatchObject({
      event: 'request',
      method: 'POST',
      route: '/api/search',
      status: 200,
    });
    expect(JSON.stringify(world.lines)).not.toContain('secret');
  } finally {
    await world.remove();
  }
});

test('[O13] lines for people leave out what went well and fast', () => {
  let text = '';
  const log = createLog((piece) => {
    text += piece;
  }, 'text');
  const line = { method: 'GET', route: '/api/search', status: 200, ms: 3.4, address: '::1' };
  log.request(line);
  expect(text).toBe('');
  log.request({ ...line, ms: 1500.2 });
  log.request({ ...line, method: 'POST' });
  log.request({ ...line, status: 404 });
  expect(text).toBe('GET /api/search 200 1500 ms\nPOST /api/search 200 3 ms\nGET /api/search 404 3 ms\n');
});

test('[O14] what runs may end before the server does', async () => {
  const { hold, seen } = heldWork();
  const world = await serveSmall({}, { operations: [...operations, hold] });
  const answer = ask(world.url, 'hold', {});
  await expect.poll(() => seen.started).toBe(1);
  const closing = world.server.close();
  await expect(send(world.url, '/healthz')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
  seen.end();
  expect((await answer).body).toBe('{"done":true}');
  await closing;
  expect(seen).toMatchObject({ ended: 1, cancelled: 0 });
  await world.motif.close();
});

test.each(['application/json', 'text/event-stream'])(
  '[O14] what takes too long is cancelled, and told so, as %s',
  async (accept) => {
    const { hold, seen } = heldWork();
    const world = await serveSmall({}, { operations: [...operations, hold], limits: { graceMs: 100 } });
    const answer = ask(world.url, 'hold', {}, { accept });
    await expect.poll(() => seen.started).toBe(1);
    await world.server.close();
    expect(seen).toMatchObject({ ended: 0, cancelled: 1 });
    expect((await answer).body).toContain('"code":"cancelled"');
    await world.motif.close();
  },
);

test('[O14] connections on which nothing was asked do not hold it up', async () => {
  const world = await serveSmall({}, { limits: { graceMs: 60_000 } });
  const { hostname, port } = new URL(world.url);
  const idle = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<net.Socket>((resolve) => {
          const socket = net.connect(Number(port), hostname, () => resolve(socket));
        }),
    ),
  );
  const kept = await fetch(`${world.url}/healthz`);
  await kept.text();
  const ended = idle.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  await world.remove();
  await Promise.all(ended);
});

test('[O16] without a built studio the page says what is here', async () => {
  const world = await serveSmall({});
  try {
    const { status, body, headers } = await send(world.url, '/');
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
    });
    expect(body).toContain('href="/api"');
    expect(body).not.toContain('<script');
    expect((await send(world.url, '/boards/mood')).status).toBe(404);
  } finally {
    await world.remove();
  }
});

test('[O16] the built studio is served with its page for every address of its own', async () => {
  const library = await smallLibrary({});
  const studioFolder = path.join(library.root, 'built');
  mkdirSync(path.join(studioFolder, 'assets'), { recursive: true });
  const files = {
    'index.html': '<!doctype html><title>Studio</title>',
    'large.css': 'a { color: red }\n'.repeat(500),
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/index-DiwrgTda.js': 'export {};',
    'assets/index-Bk3x_0aZ.css': 'a{}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(studioFolder, name), text);
  const { motif } = library;
  const log = createLog(() => undefined, 'json');
  const server = await startServer({
    motif,
    operations,
    version: '0',
    host: '127.0.0.1',
    port: 0,
    log,
    studioFolder,
  });
  try {
    const of = async (address: string, headers = {}) => {
      const answer = await send(server.url, address, { headers });
      return { ...answer, cache: answer.headers['cache-control'] };
    };
    for (const address of ['/', '/index.html', '/boards/mood', '/boards/%E6%98%A5?x=1']) {
      expect(await of(address)).toMatchObject({ status: 200, body: files['index.html'], cache: 'no-cache' });
    }
    const immutable = 'private, max-age=31536000, immutable';
    const script = await of('/assets/index-DiwrgTda.js');
    expect(script).toMatchObject({ status: 200, body: 'export {};', cache: immutable });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(await of('/assets/index-Bk3x_0aZ.css')).toMatchObject({ status: 200, cache: immutable });
    expect(await of('/icon.svg')).toMatchObject({ status: 200, cache: 'no-cache' });
    const large = await fetch(`${server.url}/large.css`);
    expect(large.headers.get('content-encoding')).toBe('gzip');
    expect(await large.text()).toBe(files['large.css']);
    const plain = await of('/large.css');
    expect(plain.body).toBe(files['large.css']);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.etag).not.toBe(large.headers.get('etag'));
    const again = await of('/', { 'if-none-match': (await of('/')).headers.etag! });
    expect(again.status).toBe(304);
    const policy = (await of('/')).headers['content-security-policy']!;
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toContain('unsafe');
    for (const address of [
      '/missing.js',
      '/assets/missing-12345678.js',
      '/api/missing',
      '/../package.json',
    ]) {
      expect({ address, status: (await of(address)).status }).toEqual({ address, status: 404 });
    }
    // The list was made at the start.
    writeFileSync(path.join(studioFolder, 'late.txt'), 'late');
    expect((await of('/late.txt')).status).toBe(404);
    expect(readFileSync(path.join(studioFolder, 'late.txt'), 'utf8')).toBe('late');
  } finally {
    await server.close();
    await library.remove();
  }
});

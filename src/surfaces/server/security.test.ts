import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type ServedLibrary, send, sendRaw, serveSmall } from '../../../test/server-world.js';

describe('a server without a token', () => {
  let world: ServedLibrary;
  beforeAll(async () => {
    world = await serveSmall(undefined, { limits: { headersMs: 400, requestMs: 800, jsonBytes: 1000 } });
  });
  afterAll(() => world.remove());

  test.each([
    'evil.example',
    'evil.example:4477',
    '127.0.0.1.evil.example',
    'localhost.evil',
    '10.0.0.1',
    '[::2]',
    'a@localhost',
  ])('[O11] the foreign Host "%s" is refused', async (host) => {
    for (const path of ['/', '/api/search', '/healthz', '/api/uploads']) {
      const answer = await send(world.url, path, { headers: { host } });
      expect([400, 403]).toContain(answer.status);
      expect(answer.body).not.toContain('red.png');
    }
  });

  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:4477'])(
    '[O11] the own Host %s is taken',
    async (host) => {
      expect((await send(world.url, '/api/status', { headers: { host } })).status).toBe(200);
    },
  );

  test.each(['Host:\r\n', ''])('[O11] an empty or missing Host is refused: %j', async (head) => {
    const answer = await sendRaw(world.url, `GET /api/status HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 (400|403)/);
  });

  test('[O11] an address of another host in the request line is refused', async () => {
    const answer = await sendRaw(
      world.url,
      'GET http://evil.example/api/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 403/);
  });

  test.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { origin: 'https://127.0.0.1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  ])('[O11] a request of another site is refused: %j', async (headers) => {
    const got = await send(world.url, '/api/status', { headers });
    expect({ status: got.status, code: got.json().error.code }).toEqual({ status: 403, code: 'forbidden' });
    const posted = await ask(world.url, 'tag.add', { tags: ['evil'], assets: ['red.png'] }, headers);
    expect(posted.status).toBe(403);
    expect((await ask(world.url, 'tag.list', {})).body).toBe('{"tags":[]}');
  });

  test('[O11] the own pages ask, and a link of another site leads to a page but to nothing else', async () => {
    const own = { origin: world.url, 'sec-fetch-site': 'same-origin' };
    expect((await ask(world.url, 'status', {}, own)).status).toBe(200);
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await send(world.url, '/', { headers: link })).status).toBe(200);
    expect((await send(world.url, '/', { method: 'POST', headers: link })).status).toBe(403);
  });

  test('[O11] no answer allows another site to read it', async () => {
    const preflight = await send(world.url, '/api/search', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    for (const path of ['/', '/api', '/api/status', '/api/openapi.json', '/nothing']) {
      const { headers } = await send(world.url, path);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('[O6] every page and answer has its policy', async () => {
    for (const path of ['/', '/api', '/api/status', '/metrics', '/nothing', '/api/search?input=%7B']) {
      const { headers } = await send(world.url, path);
      expect({ path, ...headers }).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|http/);
    }
  });

  test.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..\\..\\etc\\passwd',
    '/assets/../../../package.json',
    '/.motif/ledger.db',
    '/%2emotif/ledger.db',
    '/red.png',
    '//etc/passwd',
    '/api/../red.png',
    '/%00',
    '/%',
    '/%c0%ae%c0%ae/etc/passwd',
  ])('[O16] the path %s leads to no file', async (path) => {
    const { status, body } = await send(world.url, path);
    expect([400, 404]).toContain(status);
    expect(body).not.toMatch(/root:|SQLite|"name": "motif"/);
  });

  test('[O12] a body that is announced or comes too large is refused, and the server goes on', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: 'x'.repeat(2000) });
    const answer = await send(world.url, '/api/search', { method: 'POST', headers, body });
    expect({ status: answer.status, code: answer.json().error.code }).toEqual({
      status: 413,
      code: 'too_large',
    });
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await send(world.url, '/api/search', { method: 'POST', headers: chunked, body })).status).toBe(
      413,
    );
    const lying =
      'POST /api/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{';
    expect(await sendRaw(world.url, lying)).toMatch(/^HTTP\/1.1 413/);
    expect((await send(world.url, '/healthz')).status).toBe(200);
  });

  test('[O12] heads that are too long are refused', async () => {
    const headers = { 'x-long': 'x'.repeat(40_000) };
    expect((await send(world.url, '/healthz', { headers })).status).toBe(431);
    expect((await send(world.url, `/api/search?input=${'x'.repeat(40_000)}`)).status).toBe(431);
  });

  test.each([
    ['a head that never ends', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n'],
    [
      'a body that never comes',
      'POST /api/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{',
    ],
  ])('[O12] %s is given up on while others are answered', async (_name, text) => {
    const slow = Array.from({ length: 20 }, () => sendRaw(world.url, text));
    expect((await send(world.url, '/healthz')).status).toBe(200);
    expect(await Promise.race(slow)).toMatch(/408 Request Timeout|^$/);
    await Promise.all(slow);
    expect((await ask(world.url, 'status', {})).status).toBe(200);
  });

  test('[O12] a connection that leaves in the middle of a body harms nothing', async () => {
    const { hostname, port } = new URL(world.url);
    await new Promise<void>((resolve) => {
      const socket = net.connect(Number(port), hostname, () => {
        socket.write(
          'POST /api/uploads HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nabc',
          () => {
            socket.destroy();
            resolve();
          },
        );
      });
    });
    await expect
      .poll(() => world.lines.some(({ route, status }) => route === '/api/uploads' && status === 499))
      .toBe(true);
    expect(world.lines.filter(({ event }) => event === 'bug')).toEqual([]);
    expect((await send(world.url, '/healthz')).status).toBe(200);
  });
});

test('[O12] who asks too often is told to wait', async () => {
  const world = await serveSmall({}, { limits: { burst: 0.25, perSecond: 0.001 } });
  try {
    // At the machine itself twenty times as much is allowed: five here.
    const answers = [];
    for (let at = 0; at < 7; at++) answers.push(await send(world.url, '/healthz'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(answers[5]!.json().error.code).toBe('too_many_requests');
    expect(Number(answers[5]!.headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    await world.remove();
  }
});

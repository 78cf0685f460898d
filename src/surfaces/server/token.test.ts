import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedLibrary, send, serveSmall } from '../../../test/server-world.js';
import { drawPng } from '../../../test/small-library.js';

const token = 'correct-horse-battery';

describe('a server with a token', () => {
  let world: ServedLibrary;
  beforeAll(async () => {
    world = await serveSmall(undefined, { token });
  });
  afterAll(() => world.remove());

  test('[O10] nothing is told without it, but that the server is there', async () => {
    const picture = await drawPng({ colour: 'green' });
    for (const path of [
      '/api/status',
      '/api',
      '/api/openapi.json',
      '/metrics',
      '/assets/x.js',
      '/api/assets/x/original',
      '/nothing',
    ]) {
      const answer = await send(world.url, path);
      expect({ path, status: answer.status, code: answer.json().error.code }).toEqual({
        path,
        status: 401,
        code: 'unauthorised',
      });
    }
    expect((await send(world.url, '/api/uploads', { method: 'POST', body: picture })).status).toBe(401);
    expect((await send(world.url, '/mcp', { method: 'POST', body: '{}' })).status).toBe(401);
    const page = await send(world.url, '/');
    expect({ status: page.status, leaks: page.body.includes(token) }).toEqual({ status: 401, leaks: false });
    expect((await send(world.url, '/healthz')).status).toBe(200);
    expect((await send(world.url, '/readyz')).status).toBe(200);
  });

  test.each([
    ['Bearer wrong-horse-battery', 401],
    [`Bearer ${token.slice(0, -1)}`, 401],
    [`Bearer ${token}x`, 401],
    ['Bearer ', 401],
    [token, 401],
    [`Basic ${token}`, 401],
    [`Bearer ${token}`, 200],
    [`bearer ${token}`, 200],
  ])('[O10] Authorization: %s is answered with %i', async (authorization, status) => {
    expect((await send(world.url, '/api/status', { headers: { authorization } })).status).toBe(status);
  });

  test('[O10] a visit with the token sets a cookie that opens the rest, and leaves no token in the address', async () => {
    const visit = await send(world.url, `/?token=${token}`);
    const cookie = visit.headers['set-cookie']![0]!;
    expect({ status: visit.status, location: visit.headers.location }).toEqual({
      status: 303,
      location: '/',
    });
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookie).not.toContain(token);
    const [pair] = cookie.split(';');
    expect((await send(world.url, '/api/status', { headers: { cookie: `a=b; ${pair}` } })).status).toBe(200);
    expect((await send(world.url, '/api/status', { headers: { cookie: `${pair}0` } })).status).toBe(401);
    const [name, session] = pair!.split('=');
    expect(
      (await send(world.url, '/api/status', { headers: { authorization: `Bearer ${session}` } })).status,
    ).toBe(401);
    expect((await send(world.url, '/api/status', { headers: { cookie: `${name}=${token}` } })).status).toBe(
      401,
    );
    const wrong = await send(world.url, '/?token=wrong-horse-battery');
    expect({ status: wrong.status, cookie: wrong.headers['set-cookie'] }).toEqual({
      status: 401,
      cookie: undefined,
    });
  });

  test('[O10] the token does not excuse another site', async () => {
    const headers = { authorization: `Bearer ${token}`, origin: 'http://evil.example' };
    expect((await send(world.url, '/api/status', { headers })).status).toBe(403);
  });
});

test.each([
  ['an open address without a token', { host: '0.0.0.0' }, 'unauthorised'],
  ['another address without a token', { host: '192.0.2.1' }, 'unauthorised'],
  ['a name that is not this machine', { host: 'localhost.example' }, 'unauthorised'],
  ['a short token', { token: 'short' }, 'invalid_input'],
  ['a token with spaces', { token: 'a token of many words' }, 'invalid_input'],
  ['no port', { port: 70_000 }, 'invalid_input'],
  ['an address of another machine', { host: '192.0.2.1', token }, 'invalid_input'],
])('[O10] %s is refused before anything listens', async (_name, options, code) => {
  await expect(serveSmall({}, options)).rejects.toMatchObject({ code });
});

test('[O10] an open address with a token answers those who show it', async () => {
  const world = await serveSmall({}, { host: '0.0.0.0', token });
  try {
    expect((await send(world.url, '/api/status')).status).toBe(401);
    expect(
      (await send(world.url, '/api/status', { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(200);
    expect((await send(world.url, '/healthz', { headers: { host: 'evil.example' } })).status).toBe(403);
  } finally {
    await world.remove();
  }
});

test('[O10] a port that is taken is a conflict with what to do', async () => {
  const world = await serveSmall({});
  try {
    const { port } = new URL(world.url);
    await expect(serveSmall({}, { port: Number(port) })).rejects.toMatchObject({
      code: 'conflict',
      hint: expect.stringContaining('--port'),
    });
  } finally {
    await world.remove();
  }
});

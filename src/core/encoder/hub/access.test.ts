import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as forward, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addTinyModel, FakeHub } from '../../../../test/fake-hub.js';
import { createModelStore } from '../model-store.js';

let hub: FakeHub;
let proxy: Server;
let folder: string;
let hostsAsked: string[];

/** Starts a proxy that reaches the hub whatever host it is asked for. */
beforeEach(async () => {
  hub = await new FakeHub().start();
  addTinyModel(hub);
  folder = mkdtempSync(path.join(tmpdir(), 'motif-proxy-'));
  hostsAsked = [];
  const { hostname, port } = new URL(hub.url);
  proxy = createServer((request, response) => {
    const target = new URL(request.url ?? '');
    hostsAsked.push(target.host);
    const options = { hostname, port, path: `${target.pathname}${target.search}`, headers: request.headers };
    request.pipe(
      forward(options, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  proxy.on('connect', (request, socket) => {
    hostsAsked.push(request.url ?? '');
    const tunnel = connect(Number(port), hostname, () =>
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n'),
    );
    tunnel.pipe(socket).pipe(tunnel);
    for (const end of [tunnel, socket]) end.on('error', () => end.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await hub.stop();
  proxy.closeAllConnections();
  proxy.close();
  rmSync(folder, { recursive: true });
});

function store(env: Record<string, string>) {
  const { port } = proxy.address() as AddressInfo;
  const all = { HF_HOME: folder, HTTP_PROXY: `http://127.0.0.1:${port}`, ...env };
  return createModelStore({ env: all, timing: { retryDelayMs: 1 } });
}

test('[M17] a download goes through the proxy that the environment names', async () => {
  const { dtypes } = await store({ HF_ENDPOINT: 'http://hub.motif.invalid' }).pull(hub.id, {});
  expect(dtypes).toEqual(['int8']);
  expect(hostsAsked[0]).toMatch(/^hub\.motif\.invalid/);
});

test('[M17] a host that NO_PROXY names is reached directly', async () => {
  await store({ HF_ENDPOINT: hub.url, NO_PROXY: '127.0.0.1' }).pull(hub.id, {});
  expect(hostsAsked).toEqual([]);
});

test('[M17] a proxy address without a scheme is invalid_input', async () => {
  const failure = store({ HF_ENDPOINT: hub.url, HTTP_PROXY: 'proxy.example:8080' }).pull(hub.id, {});
  await expect(failure).rejects.toMatchObject({ code: 'invalid_input', hint: /scheme/ });
});

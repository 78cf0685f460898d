import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { callTool, textOf } from '../../../test/agent-world.js';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { libraryReach } from '../../core/library/library-reach.js';
import { type Operation, operation } from '../../core/operation.js';
import { operations } from '../../operations.js';
import { createLog } from '../server/log.js';
import { startServer } from '../server/serve.js';
import { type AgentHandlerOptions, createAgentHandler } from './http.js';

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary({ 'red.png': { colour: 'red' }, 'blue.png': { colour: 'blue' } });
});
afterAll(() => small.remove());

async function handler(more: Partial<AgentHandlerOptions> = {}) {
  const reach = libraryReach(await small.motif.library(), (id) => path.join(tmpdir(), 'no-uploads', id));
  return createAgentHandler({ operations, motif: small.motif, version: '1.2.3', reach, ...more });
}

/** Returns the SDK's own client, whose requests the handler answers without a network. */
async function connect(more: Partial<AgentHandlerOptions> = {}): Promise<Client> {
  const answer = await handler(more);
  const transport = new StreamableHTTPClientTransport(new URL('http://127.0.0.1/mcp'), {
    fetch: (url, init) => answer(new Request(url, init)),
  });
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(transport as Parameters<Client['connect']>[0]);
  onTestFinished(() => client.close());
  return client;
}

const post = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/mcp', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
  });

test('[T10] each request over HTTP stands for itself, with thumbnails and progress', async () => {
  const client = await connect();
  expect(client.getServerVersion()).toMatchObject({ name: 'motif', version: '1.2.3' });
  expect(client.getInstructions()).not.toContain(small.root);
  const found = await callTool(client, 'search', { query: 'red' });
  expect(found.structuredContent).toMatchObject({ results: [{ path: 'red.png' }, {}] });
  expect(found.content.filter(({ type }) => type === 'image')).toHaveLength(2);
  const reports: unknown[] = [];
  const input = { images: ['red.png', 'blue.png'], labels: ['red', 'blue'] };
  const classified = await callTool(client, 'classify', input, {
    onprogress: (report) => void reports.push(report),
  });
  expect(classified.isError, textOf(classified)).toBeFalsy();
  expect(reports.length).toBeGreaterThan(0);
});

test('[T10] what is for the machine of the library is not offered, and no file beyond it is read', async () => {
  const client = await connect();
  const { tools } = await client.listTools();
  const names = tools.map(({ name }) => name);
  for (const name of ['init', 'concept_export', 'brand_import', 'demo_draw'])
    expect(names).not.toContain(name);
  const search = tools.find(({ name }) => name === 'search')!;
  expect(search.annotations?.readOnlyHint).toBe(true);
  expect(Object.keys(search.inputSchema.properties ?? {})).not.toContain('sheet');
  const outside = path.join(temporaryFolder('outside'), 'secret.png');
  writeFileSync(outside, 'secret');
  for (const [name, input] of [
    ['search', { query: 'red', sheet: 'out.html' }],
    ['similar', { image: outside }],
    ['similar', { image: '../secret.png' }],
    ['embed', { image: '/etc/hostname' }],
  ] as const) {
    const answer = await callTool(client, name, input);
    expect(answer.isError, JSON.stringify(input)).toBe(true);
    expect(answer._meta).toMatchObject({ 'motif/error': { code: /unauthorised|invalid_input/ } });
  }
});

test.each([
  ['no JSON', () => post('{'), 400],
  ['no message', () => post('{"hello":1}'), 400],
  ['an empty body', () => post(''), 400],
  ['another type of content', () => post('{}', { 'content-type': 'text/plain' }), 415],
  ['an answer that the client does not take', () => post('{}', { accept: 'text/html' }), 406],
  ['too large a body', () => post(`{"a":"${'x'.repeat(1024 * 1024)}"}`), 413],
  ['GET', () => new Request('http://127.0.0.1/mcp', { headers: { accept: 'text/event-stream' } }), 405],
  ['DELETE', () => new Request('http://127.0.0.1/mcp', { method: 'DELETE' }), 405],
])('[T10] a request with %s is refused', async (_, request, status) => {
  const response = await (await handler())(request());
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { message: expect.any(String) } });
});

test('[T10] what a request runs ends with its connection', async () => {
  let isEnded = false;
  const started = new AbortController();
  const scan = operation({
    name: 'scan',
    summary: 'Wait to be told to stop',
    examples: [],
    input: z.object({}),
    output: z.object({}),
    async run(_input, _motif, { signal }) {
      started.abort();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      isEnded = true;
      return {};
    },
  }) as unknown as Operation;
  const answer = await handler({ operations: [scan] });
  const leave = new AbortController();
  const request = post(
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"scan","arguments":{}}}',
  );
  await answer(request, leave.signal);
  await expect.poll(() => started.signal.aborted).toBe(true);
  leave.abort();
  await expect.poll(() => isEnded).toBe(true);
});

test('[T10] a wrong name of a tool is told over HTTP, too', async () => {
  const client = await connect();
  await expect(client.callTool({ name: 'nothing' })).rejects.toMatchObject({ code: -32602 });
  expect(textOf(await callTool(client, 'show', { asset: 'absent' }))).toContain('absent');
});

test('[T10] motif serve answers agents at /mcp, with its token', async () => {
  const token = 'a-token-that-is-long-enough';
  const log = createLog(() => undefined, 'json');
  const server = await startServer({
    motif: small.motif,
    operations,
    version: '1.2.3',
    host: '127.0.0.1',
    port: 0,
    token,
    log,
  });
  onTestFinished(() => server.close());
  const connectWith = async (headers: Record<string, string>) => {
    const client = new Client({ name: 'test', version: '0' });
    const transport = new StreamableHTTPClientTransport(new URL('/mcp', server.url), {
      requestInit: { headers },
    });
    await client.connect(transport as Parameters<Client['connect']>[0]);
    onTestFinished(() => client.close());
    return client;
  };
  const client = await connectWith({ authorization: `Bearer ${token}` });
  const found = await callTool(client, 'search', { query: 'red' });
  expect(found.structuredContent).toMatchObject({ results: [{ path: 'red.png' }, {}] });
  expect(found.content.some(({ type }) => type === 'image')).toBe(true);
  expect((await callTool(client, 'similar', { image: '/etc/hostname' })).isError).toBe(true);
  await expect(connectWith({})).rejects.toThrow();
});

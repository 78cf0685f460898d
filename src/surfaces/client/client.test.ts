import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { type ServedLibrary, serveSmall } from '../../../test/server-world.js';
import { drawPng } from '../../../test/small-library.js';
import { operations } from '../../operations.js';
import { readEvents } from './events.js';
import {
  createClient,
  type MotifClient,
  MotifFailure,
  type OperationName,
  type OutputOf,
  type Progress,
} from './index.js';

const token = 'a-token-of-the-test';
let world: ServedLibrary;
let client: MotifClient;
beforeAll(async () => {
  world = await serveSmall(undefined, { token });
  client = createClient({ url: `${world.url}/`, token });
});
afterAll(() => world.remove());

const failure = (promise: Promise<unknown>): Promise<MotifFailure> =>
  promise.then(
    () => expect.unreachable('expected a failure'),
    (error) => error,
  );

test('[O18] it answers as the operations do, typed by them', async () => {
  const answer = await client.call('search', { query: 'red', limit: 1 });
  expectTypeOf(answer).toEqualTypeOf<OutputOf<'search'>>();
  expectTypeOf(answer.results[0]!.path).toEqualTypeOf<string>();
  expect(answer.results[0]!.path).toBe('red.png');
  expect(await client.call('tag.add', { tags: ['warm'], assets: ['red.png'] })).toEqual({
    assets: 1,
    changes: 1,
  });
  expect((await client.call('tag.list', {})).tags).toEqual([{ tag: 'warm', count: 1 }]);
});

test('[O18] its names are those of the operations, each for itself', () => {
  // A name that is any text would take every other into it.
  expectTypeOf<string>().not.toExtend<OperationName>();
  expectTypeOf<'board.add' | 'brand.check' | 'saved.run' | 'models.calibrate'>().toExtend<OperationName>();
  // @ts-expect-error there is no such operation
  const unknown: OperationName = 'no.such';
  expect(operations.map(({ name }) => name)).not.toContain(unknown);
  // @ts-expect-error a query is text
  void ((one: MotifClient) => one.call('search', { query: 7 }));
});

test('[O18] it reports progress before the result', async () => {
  const reports: Progress[] = [];
  const answer = await client.call('index', {}, { onProgress: (report) => reports.push(report) });
  expect(answer.unchanged).toBe(2);
  expect(reports[0]).toMatchObject({ stage: 'index', unit: 'pictures' });
});

test.each([undefined, () => undefined])(
  '[O18] a failure has code, hint and path, with progress %s',
  async (onProgress) => {
    const error = await failure(
      client.call('similar', { image: 'ffffffff' }, onProgress ? { onProgress } : {}),
    );
    expect(error).toBeInstanceOf(MotifFailure);
    expect(error).toMatchObject({ code: 'not_found', path: 'ffffffff', hint: expect.any(String) });
  },
);

test('[O18] it says when the token is wrong and when nobody answers', async () => {
  const stranger = createClient({ url: world.url, token: 'another-token-here' });
  expect(await failure(stranger.call('status', {}))).toMatchObject({ code: 'unauthorised', status: 401 });
  const nobody = createClient({ url: 'http://127.0.0.1:1' });
  expect(await failure(nobody.call('status', {}))).toMatchObject({ code: 'unreachable', status: 0 });
  const other = createClient({ fetch: async () => new Response('<html>', { status: 502 }) });
  expect(await failure(other.call('status', {}))).toMatchObject({ code: 'internal', status: 502 });
  const cut = createClient({
    fetch: async () =>
      new Response(': begun\n\nevent: result\n', { headers: { 'content-type': 'text/event-stream' } }),
  });
  expect(await failure(cut.call('index', {}, { onProgress: () => undefined }))).toMatchObject({
    code: 'unreachable',
  });
});

test('[O18] a signal that fires ends the call', async () => {
  const signal = AbortSignal.abort();
  await expect(client.call('search', {}, { signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('[O18] it uploads pictures and knows where pictures are', async () => {
  const green = new Blob([new Uint8Array(await drawPng({ colour: 'green' }))]);
  const { uploads, failures } = await client.upload([new File([green], '绿.png'), green, new Blob(['text'])]);
  expect(uploads.map(({ name }) => name)).toEqual(['绿.png', 'picture']);
  expect(failures).toMatchObject([{ name: 'picture', code: 'unreadable_media' }]);
  const found = await client.call('similar', { image: uploads[0]!.ref, limit: 1 });
  const { id } = found.results[0]!;
  for (const url of [
    client.thumbnailUrl(id),
    client.previewUrl(id),
    client.previewUrl(id, 512),
    client.originalUrl(id),
  ]) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('content-type')).toMatch(/^image\//);
    await response.body?.cancel();
  }
});

test('[O18] events come whole however the stream is cut', async () => {
  const bytes = new TextEncoder().encode(
    'event: progress\r\ndata: {"done":1}\r\n\r\n: still here\n\nevent:result\ndata: {"a":\ndata: "猫"}\n\nevent: cut\ndata: off',
  );
  for (const size of [1, 2, 3, 7, bytes.length]) {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
        controller.close();
      },
    });
    const events = [];
    for await (const event of readEvents(stream)) events.push(event);
    expect(events).toEqual([
      { event: 'progress', data: '{"done":1}' },
      { event: 'result', data: '{"a":\n"猫"}' },
    ]);
  }
});

test('[O18] it loads nothing but its own files, and nothing of Node', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const loaded: string[] = [];
  const visit = (file: string): void => {
    for (const statement of ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
      .statements) {
      const isImport = ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly;
      const isExport =
        ts.isExportDeclaration(statement) && !statement.isTypeOnly && statement.moduleSpecifier;
      if (!isImport && !isExport) continue;
      const { text } = statement.moduleSpecifier as ts.StringLiteral;
      loaded.push(text);
      if (text.startsWith('./')) visit(path.join(folder, text.replace(/\.js$/, '.ts')));
    }
  };
  visit(path.join(folder, 'index.ts'));
  expect([...new Set(loaded)].sort()).toEqual(['./events.js', './failure.js']);
});

import { describe, expect, test } from 'vitest';
import { FakeHub, serve, serveUntil } from '../../../../test/fake-hub.js';
import { expectWhole, hub, misbehaveAt, store, useHub, vision } from '../../../../test/hub-world.js';

useHub();

describe('a connection', () => {
  test('[M6] that breaks half-way goes on at the next byte', async () => {
    misbehaveAt(vision, 1, (request, response, bytes) => {
      serveUntil(request, response, bytes, 0.5, 'break');
      return true;
    });
    const { folder: model } = await store().pull(hub.id, {});
    expectWhole(model, [vision]);
    const [first, second] = hub.fetches(vision);
    expect(first!.range).toBeUndefined();
    expect(Number(/^bytes=(\d+)-$/.exec(second!.range ?? '')?.[1])).toBeGreaterThan(0);
  });

  test('[M6] that keeps breaking goes on as long as it brings something', async () => {
    let share = 0;
    misbehaveAt(vision, 8, (request, response, bytes) => {
      share += 0.1;
      serveUntil(request, response, bytes, share, 'break');
      return true;
    });
    expectWhole((await store().pull(hub.id, {})).folder, [vision]);
  });

  test('[M6] that brings nothing for a while is given up and taken up again', async () => {
    misbehaveAt(vision, 1, (request, response, bytes) => {
      serveUntil(request, response, bytes, 0.5, 'hang');
      return true;
    });
    expectWhole((await store({}, 200).pull(hub.id, {})).folder, [vision]);
    expect(hub.fetches(vision)[1]!.range).toMatch(/^bytes=\d+-$/);
  });

  test('[M6] to a server that knows no ranges starts the file again', async () => {
    let count = 0;
    hub.misbehave = (request, response, bytes, name) => {
      if (name !== vision) return false;
      delete request.headers.range;
      if (count++ === 0) serveUntil(request, response, bytes, 0.5, 'break');
      else serve(request, response, bytes);
      return true;
    };
    expectWhole((await store().pull(hub.id, {})).folder, [vision]);
    expect(hub.fetches(vision)[1]!.range).toBeDefined();
  });

  test('[M10] to an overloaded server is tried again, not before the time that it asks for', async () => {
    let failures = 0;
    hub.intercept = (request, response) => {
      if (!request.url!.includes('/tree/') || failures++ > 1) return false;
      response.writeHead(failures === 1 ? 503 : 429, failures === 1 ? {} : { 'retry-after': '1' }).end();
      return true;
    };
    const startedMs = Date.now();
    await store().pull(hub.id, {});
    expect(Date.now() - startedMs).toBeGreaterThan(900);
    expect(failures).toBe(3);
  });

  test('[M10] to a server that stays down is given up with the next step', async () => {
    hub.intercept = (_, response) => {
      response.writeHead(502).end();
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      message: /status 502/,
      hint: /HF_ENDPOINT/,
    });
    expect(hub.requests).toHaveLength(5);
  });

  test('[M10] to a server that asks for a wait of hours is given up at once', async () => {
    hub.intercept = (_, response) => {
      response.writeHead(429, { 'retry-after': '7200' }).end();
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(hub.requests).toHaveLength(1);
  });

  test('[M10] that nobody answers is model_unavailable and names the host', async () => {
    const other = await new FakeHub().start();
    const gone = other.url;
    await other.stop();
    await expect(store({ HF_ENDPOINT: gone }).pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining(new URL(gone).host),
    });
  });
});

describe('bytes', () => {
  test('[M7] with a wrong hash are deleted, fetched once more and then refused with both hashes', async () => {
    hub.misbehave = (request, response, bytes, name) => {
      if (name !== vision) return false;
      serve(request, response, Buffer.alloc(bytes.length));
      return true;
    };
    const failure = store().pull(hub.id, {});
    await expect(failure).rejects.toMatchObject({ code: 'model_unavailable', path: vision });
    await expect(failure).rejects.toThrow(/hash [0-9a-f]{64}, received [0-9a-f]{64}/);
    expect(hub.fetches(vision).map(({ range }) => range)).toEqual([undefined, undefined]);
    await expect(store().resolve(hub.id)).rejects.toMatchObject({ code: 'model_unavailable' });
    hub.misbehave = () => false;
    expectWhole((await store().pull(hub.id, {})).folder, [vision]);
  });

  test('[M7] with a wrong hash once are fetched again', async () => {
    misbehaveAt('tokenizer.json', 1, (request, response, bytes) => {
      serve(request, response, Buffer.alloc(bytes.length));
      return true;
    });
    expectWhole((await store().pull(hub.id, {})).folder, ['tokenizer.json']);
  });

  test.each([
    ['fewer', 10],
    ['more', 400_000],
  ])('[M7] that are %s than the hub lists are refused', async (_, length) => {
    hub.misbehave = (request, response, _bytes, name) => {
      if (name !== vision) return false;
      serve(request, response, Buffer.alloc(length));
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toThrow(`300000 bytes, received ${length}`);
  });

  test('[M7] that go on without end are cut off', async () => {
    hub.misbehave = (_, response, bytes, name) => {
      if (name !== vision) return false;
      response.writeHead(200);
      response.write(Buffer.alloc(bytes.length + 1));
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toThrow('300000 bytes, received more');
  });
});

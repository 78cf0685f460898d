import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compileSources } from '../../../../test/compile-sources.js';
import { addTinyModel, FakeHub, serve, serveUntil } from '../../../../test/fake-hub.js';
import type { Progress } from '../../operation.js';
import { createModelStore } from '../model-store.js';

const vision = 'onnx/vision_model_quantized.onnx';
const secret = 'hf_doNotShowThis';

let hub: FakeHub;
let folder: string;

beforeEach(async () => {
  hub = await new FakeHub().start();
  addTinyModel(hub);
  folder = mkdtempSync(path.join(tmpdir(), 'motif-hub-'));
});

afterEach(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

function store(more: Record<string, string> = {}, stallMs = 5000) {
  const env = { HF_ENDPOINT: hub.url, HF_HOME: folder, ...more };
  return createModelStore({ env, timing: { retryDelayMs: 1, stallMs } });
}

/** Makes the hub misbehave for the first `times` requests of a file. */
function misbehaveAt(name: string, times: number, how: FakeHub['misbehave']) {
  let count = 0;
  hub.misbehave = (request, response, bytes, requested) =>
    requested === name && count++ < times && how(request, response, bytes, requested);
}

function sha256(name: string): string {
  return createHash('sha256').update(hub.files.get(name)!).digest('hex');
}

function expectWhole(modelFolder: string, names: string[]) {
  for (const name of names)
    expect(readFileSync(path.join(modelFolder, name)).equals(hub.files.get(name)!), name).toBe(true);
}

describe('a download', () => {
  test('[M5] brings settings, tokenizer and the towers of one dtype, and nothing else', async () => {
    const { folder: model, dtypes, bytes } = await store().pull(hub.id, { dtype: 'int8' });
    const names = [
      'config.json',
      'preprocessor_config.json',
      'tokenizer.json',
      vision,
      'onnx/text_model_quantized.onnx',
    ];
    expectWhole(model, names);
    const fetched = hub.requests
      .filter(({ path }) => path.includes('/resolve/'))
      .map(({ path }) => path.split('/resolve/')[1]);
    expect(new Set(fetched)).toEqual(new Set(names.map((name) => `${hub.commit}/${name}`)));
    expect({ dtypes, bytes }).toEqual({
      dtypes: ['int8'],
      bytes: names.reduce((sum, name) => sum + hub.files.get(name)!.length, 0),
    });
    expect((await store().resolve(hub.id)).folder).toBe(model);
  });

  test('[M5] brings the external weights of a tower and adds a dtype to a model that has another', async () => {
    await store().pull(hub.id, { dtype: 'int8' });
    const { folder: model, dtypes } = await store().pull(hub.id, { dtype: 'fp32' });
    expectWhole(model, ['onnx/text_model.onnx', 'onnx/text_model.onnx_data', vision]);
    expect(dtypes).toEqual(['fp32', 'int8']);
    expect(hub.fetches('tokenizer.json')).toHaveLength(1);
  });

  test('[M5] of a dtype that the repository lacks names those it has', async () => {
    await expect(store().pull(hub.id, { dtype: 'fp16' })).rejects.toMatchObject({
      code: 'model_unavailable',
      message: /fp32, int8/,
      hint: /--dtype fp32/,
    });
  });

  test('[M18] reports bytes that rise to the total', async () => {
    const reports: Progress[] = [];
    await store().pull(hub.id, { progress: (report) => reports.push(report) });
    const { done, total, unit } = reports.at(-1)!;
    expect({ done, unit }).toEqual({ done: total, unit: 'bytes' });
    expect(reports.map((report) => report.done)).toEqual(
      reports.map((report) => report.done).sort((a, b) => a - b),
    );
  });

  test('[M14] uses the blobs that another tool fetched', async () => {
    const blobs = path.join(folder, 'hub', 'models--studio--tiny', 'blobs');
    mkdirSync(blobs, { recursive: true });
    writeFileSync(path.join(blobs, sha256(vision)), hub.files.get(vision)!);
    const { folder: model } = await store().pull(hub.id, { dtype: 'int8' });
    expectWhole(model, [vision]);
    expect(hub.fetches(vision)).toHaveLength(0);
  });

  test('[M15] of a model that is there fetches nothing, and repairs a damaged file', async () => {
    const { folder: model } = await store().pull(hub.id, {});
    await store().pull(hub.id, {});
    expect(hub.fetches(vision)).toHaveLength(1);
    appendFileSync(path.join(model, vision), 'x');
    await store().pull(hub.id, {});
    expectWhole(model, [vision]);
    expect(hub.fetches(vision)).toHaveLength(2);
  });
});

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

describe('a model', () => {
  test('[M8] is not there before its last file is, and a killed download goes on', async () => {
    const code = path.join(folder, 'code');
    compileSources(fileURLToPath(new URL('../..', import.meta.url)), code);
    misbehaveAt(vision, 1, (request, response, bytes) => {
      serveUntil(request, response, bytes, 0.5, 'hang');
      return true;
    });
    const script = `import { createModelStore } from ${JSON.stringify(path.join(code, 'encoder', 'model-store.js'))};
      await createModelStore().pull(${JSON.stringify(hub.id)}, {});`;
    const env = { PATH: process.env.PATH, HF_ENDPOINT: hub.url, HF_HOME: folder };
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env });
    const exited = once(child, 'exit');
    const part = path.join(folder, 'hub', 'models--studio--tiny', 'blobs', `${sha256(vision)}.motif-part`);
    await vi.waitUntil(() => existsSync(part) && statSync(part).size > 100_000, { timeout: 10_000 });
    child.kill('SIGKILL');
    await exited;
    await expect(store().resolve(hub.id)).rejects.toMatchObject({ code: 'model_unavailable' });
    expect((await store().installed()).map(({ id }) => id)).toEqual(['mini']);
    expectWhole((await store().pull(hub.id, {})).folder, [vision]);
    expect(hub.fetches(vision)[1]!.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('[M8] whose download is cancelled is not there; the error is cancelled', async () => {
    const controller = new AbortController();
    misbehaveAt(vision, 1, (request, response, bytes) => {
      serveUntil(request, response, bytes, 0.5, 'hang');
      setTimeout(() => controller.abort(), 100);
      return true;
    });
    await expect(store().pull(hub.id, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await expect(store().resolve(hub.id)).rejects.toMatchObject({ code: 'model_unavailable' });
    expectWhole((await store().pull(hub.id, {})).folder, [vision]);
  });

  test('[M9] that two pull at once is downloaded once', async () => {
    const notes: (string | undefined)[] = [];
    const progress = (report: Progress) => notes.push(report.note);
    const models = await Promise.all([
      store().pull(hub.id, { progress }),
      store().pull(hub.id, { progress }),
    ]);
    expect(models[0]).toEqual(models[1]);
    expect(hub.fetches(vision)).toHaveLength(1);
    expect(notes.filter((note) => note?.includes('waiting'))).toHaveLength(1);
  });

  test('[M20] that cannot be written is store_failed and names HF_HOME', async () => {
    writeFileSync(path.join(folder, 'file'), 'x');
    await expect(store({ HF_HOME: path.join(folder, 'file') }).pull(hub.id, {})).rejects.toMatchObject({
      code: 'store_failed',
      hint: /HF_HOME/,
    });
  });
});

describe('the hub', () => {
  test('[M11] that asks for an account is unauthorised and names HF_TOKEN', async () => {
    hub.intercept = (request, response) => {
      if (request.headers.authorization === `Bearer ${secret}`) return false;
      response.writeHead(401).end();
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({ code: 'unauthorised', hint: /HF_TOKEN/ });
    const wrong = store({ HF_TOKEN: 'hf_wrong' }).pull(hub.id, {});
    await expect(wrong).rejects.toMatchObject({ code: 'unauthorised', hint: /HF_TOKEN/ });
    expectWhole((await store({ HF_TOKEN: secret }).pull(hub.id, {})).folder, [vision]);
  });

  test('[M11] that does not know the model is not_found, in one request', async () => {
    await expect(store().pull('studio/unknown', {})).rejects.toMatchObject({
      code: 'not_found',
      hint: /models list/,
    });
    expect(hub.requests).toHaveLength(1);
  });

  test('[M12] that sends elsewhere gets the token, the other host does not', async () => {
    const elsewhere = await new FakeHub().start();
    elsewhere.intercept = (request, response) => {
      serve(request, response, hub.files.get(vision)!);
      return true;
    };
    misbehaveAt(vision, 1, (_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/signed?signature=abc` }).end();
      return true;
    });
    const { folder: model } = await store({ HF_TOKEN: secret }).pull(hub.id, {});
    await elsewhere.stop();
    expectWhole(model, [vision]);
    expect(new Set(hub.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${secret}`]),
    );
    expect(elsewhere.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test('[M12] that fails does not bring the token or a signed link into an error', async () => {
    misbehaveAt(vision, 9, (_, response) => {
      response.writeHead(302, { location: `/gone?signature=${secret}` }).end();
      return true;
    });
    const error: Error = await store({ HF_TOKEN: secret })
      .pull(hub.id, {})
      .then(
        () => new Error('installed'),
        (failure: Error) => failure,
      );
    expect(error).toMatchObject({ code: 'not_found' });
    expect(JSON.stringify([error, error.message, String(error.cause)])).not.toContain(secret);
  });

  test('[M13] is not asked in offline mode: a model that is there works, another is model_unavailable', async () => {
    const offline = store({ HF_HUB_OFFLINE: '1' });
    await expect(offline.pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      message: /offline/,
    });
    expect(hub.requests).toHaveLength(0);
    await store().pull(hub.id, {});
    hub.requests.length = 0;
    await store({ TRANSFORMERS_OFFLINE: 'true' }).pull(hub.id, {});
    expect(hub.requests).toHaveLength(0);
  });

  test('[M16] that lists names outside the model and malformed hashes gets none of them written', async () => {
    hub.alterListing = (entries) => [
      ...entries,
      { ...entries[0], path: '../../../../escaped.json' },
      { ...entries[0], path: '/etc/escaped.json' },
      { ...entries[0], path: 'C:\\escaped.json' },
      { type: 'file', path: 'README.md', size: 5, oid: '../../../../escaped' },
      { type: 'file', path: 'calibration.json', size: -1, oid: 'a'.repeat(40) },
      null,
    ];
    await store().pull(hub.id, {});
    expect(hub.requests.filter(({ path }) => /escaped|README|calibration/.test(path))).toEqual([]);
  });

  test('[M16] that answers with something else than a listing is model_unavailable', async () => {
    hub.alterListing = () => ({ error: 'none' });
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      hint: /HF_ENDPOINT/,
    });
  });

  test('[M16] that sends in circles is given up', async () => {
    hub.intercept = (request, response) => {
      response.writeHead(302, { location: request.url! }).end();
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({
      code: 'model_unavailable',
      message: /redirects/,
    });
  });

  test('[M16] that lists its files on several pages is read to the end', async () => {
    hub.intercept = (request, response) => {
      const [start, rest] = [3, hub.files];
      if (!request.url!.includes('/tree/') || !request.url!.endsWith('recursive=true')) return false;
      const link = `<${hub.url}${request.url}&cursor=2>; rel="next"`;
      response.writeHead(200, { link }).end(JSON.stringify([...rest].slice(0, start).map(() => null)));
      return true;
    };
    await expect(store().pull(hub.id, {})).rejects.toMatchObject({ code: 'not_found', message: /tree/ });
    expect(hub.requests.at(-1)!.path).toContain('cursor=2');
  });

  test.each(['ftp://example.org', 'not an address', `http://me:${secret}@127.0.0.1`])(
    '[M21] at the address %s is invalid_input, and the address is not repeated',
    async (HF_ENDPOINT) => {
      const failure = store({ HF_ENDPOINT }).pull(hub.id, {});
      await expect(failure).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.not.stringContaining(secret),
      });
    },
  );

  test('[M21] is not given a token with a line break, and the token is not repeated', async () => {
    const failure = store({ HF_TOKEN: `${secret}\nx` }).pull(hub.id, {});
    await expect(failure).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.not.stringContaining(secret),
    });
    expect(hub.requests).toHaveLength(0);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { compileSources } from '../../../../test/compile-sources.js';
import { serveUntil } from '../../../../test/fake-hub.js';
import {
  expectWhole,
  folder,
  hub,
  misbehaveAt,
  sha256,
  store,
  useHub,
  vision,
} from '../../../../test/hub-world.js';
import type { Progress } from '../../operation.js';

useHub();

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

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileSources } from '../../../test/compile-sources.js';
import { findKnown, knownModels, parseHubReference } from './catalogue.js';
import { createModelStore } from './model-store.js';

const packageFolder = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
let env: { HF_HOME: string };

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-models-'));
  env = { HF_HOME: path.join(folder, 'hf') };
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Writes what a hub's tool leaves in its cache: a snapshot folder and the reference of its branch. */
function putInCache(id: string, files: Record<string, string>, commit = 'a'.repeat(40)): string {
  const repository = path.join(env.HF_HOME, 'hub', `models--${id.replace('/', '--')}`);
  const snapshot = path.join(repository, 'snapshots', commit);
  for (const [name, text] of Object.entries({ ...files })) {
    mkdirSync(path.dirname(path.join(snapshot, name)), { recursive: true });
    writeFileSync(path.join(snapshot, name), text);
  }
  mkdirSync(path.join(repository, 'refs'), { recursive: true });
  writeFileSync(path.join(repository, 'refs', 'main'), commit);
  return snapshot;
}

const wholeModel = {
  'config.json': '{"model_type":"siglip","vision_config":{"hidden_size":768}}',
  'tokenizer.json': '{}',
  'onnx/vision_model_fp16.onnx': 'x',
  'onnx/text_model_fp16.onnx': 'y',
};

describe('names of models', () => {
  test('[M1] an alias, a hub id, a hub id with its revision and a folder each name a model', async () => {
    const mini = path.join(packageFolder, 'models', 'mini');
    const store = createModelStore({ env, dir: packageFolder });
    putInCache('studio/named', wholeModel);
    expect((await store.resolve('mini')).folder).toBe(mini);
    expect((await store.resolve('MINI')).id).toBe('mini');
    expect(await store.resolve(mini)).toEqual({ id: 'mini', folder: mini });
    expect((await store.resolve('./models/mini')).folder).toBe(mini);
    expect((await store.resolve('studio/named')).id).toBe('studio/named');
    expect((await store.resolve('studio/named@main')).folder).toContain('models--studio--named');
  });

  test('[M1] a name that is none of them is not_found and lists the aliases', async () => {
    await expect(createModelStore({ env }).resolve('clipp')).rejects.toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('mini, clip-b32, siglip2-b16'),
    });
  });

  test.each([
    '',
    '../up',
    'a/../b',
    'owner/..',
    'a/b/c',
    'owner/na me',
    'owner/name@',
    'owner/name@../x',
    'a--b/c',
    'o/n@a@b',
  ])('[M1] %j is no hub id', (text) => {
    expect(parseHubReference(text)).toBeUndefined();
  });

  test('[M1] a path that leads nowhere, to a file or to a folder without a model says so', async () => {
    const store = createModelStore({ env, dir: folder });
    writeFileSync(path.join(folder, 'file.txt'), 'x');
    mkdirSync(path.join(folder, 'empty'), { recursive: true });
    await expect(store.resolve('./nowhere')).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.resolve('./file.txt')).rejects.toMatchObject({ code: 'not_found', message: /a file/ });
    await expect(store.resolve('./empty')).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  test('[M2] the built-in model is found from the compiled package as from the sources', async () => {
    const built = path.join(folder, 'package');
    compileSources(path.join(packageFolder, 'src', 'core'), path.join(built, 'dist', 'core'));
    cpSync(path.join(packageFolder, 'models'), path.join(built, 'models'), { recursive: true });
    const file = path.join(built, 'dist', 'core', 'encoder', 'model-store.js');
    const compiled = (await import(/* @vite-ignore */ file)) as typeof import('./model-store.js');
    expect((await compiled.createModelStore({ env }).resolve('mini')).folder).toBe(
      path.join(built, 'models', 'mini'),
    );
  });
});

describe('the table of models', () => {
  test('[M3] every alias pins a commit or says that no export is published', () => {
    for (const model of knownModels.slice(1)) {
      if (model.originalWeights === undefined) {
        expect(parseHubReference(`${model.hubId}@${model.revision}`), model.alias).toBeDefined();
        expect(model.revision, model.alias).toMatch(/^[0-9a-f]{40}$/);
      } else expect(model.hubId, model.alias).toBeUndefined();
    }
    expect(new Set(knownModels.map(({ alias }) => alias)).size).toBe(knownModels.length);
  });

  test('[M3] every alias may be used commercially', () => {
    expect(new Set(knownModels.map(({ licence }) => licence))).toEqual(new Set(['Apache-2.0', 'MIT']));
  });

  test('[M3] an alias without a published export names the weights to export', async () => {
    await expect(createModelStore({ env }).pull('xlm-r-b32', {})).rejects.toMatchObject({
      code: 'model_unavailable',
      hint: expect.stringContaining(findKnown('xlm-r-b32')!.originalWeights!),
    });
  });
});

describe('models on this machine', () => {
  test('[M4] a known model that is absent is model_unavailable and names the command that gets it', async () => {
    await expect(createModelStore({ env }).resolve('clip-b32')).rejects.toMatchObject({
      code: 'model_unavailable',
      hint: expect.stringContaining('motif models pull clip-b32'),
    });
  });

  test('[M14] a model that another tool put into the cache is found, also at another commit than the alias names', async () => {
    const snapshot = putInCache('Xenova/clip-vit-base-patch32', wholeModel, 'b'.repeat(40));
    const store = createModelStore({ env });
    expect((await store.resolve('clip-b32')).folder).toBe(snapshot);
    expect(await store.installed()).toContainEqual({
      id: 'clip-b32',
      folder: snapshot,
      dtypes: ['fp16'],
      bytes: 63,
    });
  });

  test('[M14] the built-in model is always installed, in int8', async () => {
    const store = createModelStore({ env: { HF_HOME: path.join(folder, 'never') } });
    expect(await store.installed()).toMatchObject([{ id: 'mini', dtypes: ['int8'] }]);
  });

  test.each([
    ['one tower', { ...wholeModel, 'onnx/text_model_fp16.onnx': undefined }],
    ['an empty tower', { ...wholeModel, 'onnx/text_model_fp16.onnx': '' }],
    [
      'towers of different dtypes',
      { ...wholeModel, 'onnx/text_model_fp16.onnx': undefined, 'onnx/text_model.onnx': 'y' },
    ],
    [
      'no external weights',
      { ...wholeModel, 'onnx/text_model_fp16.onnx': '\x0a\x19text_model_fp16.onnx_dataj' },
    ],
    ['no tokenizer', { ...wholeModel, 'tokenizer.json': undefined }],
    ['broken settings', { ...wholeModel, 'config.json': '{' }],
    ['another kind of model', { ...wholeModel, 'config.json': '{"model_type":"bert"}' }],
  ])('[M8] a folder in the cache with %s is no model', async (_, files) => {
    const id = 'studio/partial';
    rmSync(path.join(env.HF_HOME, 'hub', 'models--studio--partial'), { recursive: true, force: true });
    const present = Object.entries(files).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    putInCache(id, Object.fromEntries(present));
    const store = createModelStore({ env });
    await expect(store.resolve(id)).rejects.toMatchObject({ code: 'model_unavailable' });
    expect((await store.installed()).map((model) => model.id)).not.toContain(id);
  });
});

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addTinyModel, FakeHub } from '../../../test/fake-hub.js';
import { createModelStore } from '../../core/encoder/model-store.js';
import type { Motif } from '../../core/motif.js';
import type { Progress } from '../../core/operation.js';
import { parseCard } from './card.js';
import { listModels, modelInfo, pullModel } from './operations.js';

const mini = fileURLToPath(new URL('../../../models/mini', import.meta.url));
const context = { signal: new AbortController().signal, progress: () => undefined };

let folder: string;
let env: Record<string, string>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-models-'));
  env = { HF_HOME: path.join(folder, 'hf') };
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The models operations use nothing of a Motif but its models. */
function motif(): Motif {
  return { models: createModelStore({ env, dir: folder }) } as Motif;
}

const list = async (input: { installed?: boolean } = {}) =>
  listModels.output.parse(await listModels.run(listModels.input.parse(input), motif(), context)).models;

const info = async (input: { model?: string } = {}) =>
  modelInfo.output.parse(await modelInfo.run(modelInfo.input.parse(input), motif(), context));

describe('models.list', () => {
  test('[M19] says what each model is good for and which are here', async () => {
    const models = await list();
    expect(models.map(({ id }) => id)).toEqual(
      motif()
        .models.known()
        .map(({ alias }) => alias),
    );
    expect(models.filter(({ installed }) => installed).map(({ id }) => id)).toEqual(['mini']);
    for (const model of models) {
      expect(model.licence, model.id).toBeTruthy();
      expect(model.goodFor, model.id).toBeTruthy();
    }
    expect(models.filter(({ available }) => !available).map(({ id }) => id)).toEqual(['xlm-r-b32']);
  });

  test('[M19] includes models of the cache that have no alias, described by their own files', async () => {
    const hub = await new FakeHub().start();
    addTinyModel(hub);
    hub.files.set('README.md', Buffer.from('---\nlicense: mit\nlanguage:\n- en\n---\n# Tiny\n'));
    env.HF_ENDPOINT = hub.url;
    const reports: Progress[] = [];
    const input = pullModel.input.parse({ model: hub.id });
    await pullModel.run(input, motif(), { ...context, progress: (report) => reports.push(report) });
    await hub.stop();
    expect(reports.at(-1)).toMatchObject({ stage: 'download', unit: 'bytes' });
    expect((await list({ installed: true })).slice(1)).toMatchObject([
      {
        id: hub.id,
        family: 'clip',
        dimensions: 8,
        licence: 'mit',
        languages: ['en'],
        dtypes: ['int8'],
        installed: true,
      },
    ]);
  });
});

describe('models.info', () => {
  test('[M19] shows the built-in model with its card and measured figures', async () => {
    const shown = await info();
    expect(shown).toMatchObject({
      id: 'mini',
      dimensions: 256,
      licence: 'Apache-2.0',
      dtypes: ['int8'],
      folder: mini,
    });
    expect(shown.card).toContain('#');
    expect(shown.figures[0]!.length).toBeGreaterThan(3);
    expect(new Set(shown.figures[0]!.map((cells) => cells.length)).size).toBe(1);
  });

  test('[M19] shows licence and size of a known model before it is downloaded', async () => {
    expect(await info({ model: 'clip-b32' })).toMatchObject({
      installed: false,
      licence: 'MIT',
      downloadMb: 156,
      hubId: 'Xenova/clip-vit-base-patch32',
    });
  });

  test('[M19] shows a folder by its own settings, without a card where it has none', async () => {
    cpSync(mini, path.join(folder, 'mine'), { recursive: true });
    rmSync(path.join(folder, 'mine', 'README.md'));
    expect(await info({ model: './mine' })).toMatchObject({
      id: 'mine',
      family: 'motif-mini',
      dimensions: 256,
      licence: null,
      card: null,
      figures: [],
    });
  });

  test('[M19] of a folder that lacks a tower is model_unavailable', async () => {
    cpSync(mini, path.join(folder, 'broken'), { recursive: true });
    writeFileSync(path.join(folder, 'broken', 'onnx', 'text_model_quantized.onnx'), '');
    await expect(info({ model: './broken' })).rejects.toMatchObject({ code: 'model_unavailable' });
  });
});

describe('a model card', () => {
  test('[M19] gives its licence, languages, prose and tables', () => {
    const card = parseCard(
      '---\r\nlicense: "apache-2.0"\nlanguage: [en, zh]\n---\n\n# Name\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n| no | table |\n',
    );
    expect(card).toMatchObject({ licence: 'apache-2.0', languages: ['en', 'zh'] });
    expect(card.text.startsWith('# Name')).toBe(true);
    expect(card.figures).toEqual([
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ]);
  });

  test('[M19] without settings, or empty, is prose alone', () => {
    expect(parseCard('')).toEqual({ text: '', languages: [], figures: [] });
    expect(parseCard('---\nunfinished: block')).toMatchObject({ languages: [], figures: [] });
  });
});

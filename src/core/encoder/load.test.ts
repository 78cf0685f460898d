import { copyFileSync, cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { drawPixels } from '../../../test/drawn-pixels.js';
import { writeModelFolder } from '../../../test/onnx-fixture.js';
import {
  framedTokenizer,
  halfImageTower,
  imageTower,
  jointGraph,
  roundingImageTower,
  squarePreprocessing,
  textTower,
  tokenizerConfig,
  wordTable,
  wordTokenizer,
} from '../../../test/tiny-models.js';
import { MotifError } from '../errors.js';
import { dot, normalise, row } from '../vector.js';
import type { Encoder } from './encoder.js';
import { type LoadOptions, loadEncoder } from './load.js';

const root = mkdtempSync(path.join(tmpdir(), 'motif-encoders-'));
const opened: Encoder[] = [];
const miniFolder = fileURLToPath(new URL('../../../models/mini', import.meta.url));
const red = drawPixels(40, 30, () => '#ff0000');
const sidePx = 4;

afterAll(async () => {
  for (const encoder of opened) await encoder.close();
  rmSync(root, { recursive: true });
});

async function load(folder: string, options: Partial<LoadOptions> = {}): Promise<Encoder> {
  const encoder = await loadEncoder({ folder, modelId: path.basename(folder), threads: 1, ...options });
  opened.push(encoder);
  return encoder;
}

function model(
  name: string,
  modelType: string,
  graphs: Record<string, Uint8Array>,
  tokenizer: object = wordTokenizer,
) {
  const folder = path.join(root, name);
  const config = { model_type: modelType, projection_dim: 3, logit_scale_init_value: 2.6592 };
  writeModelFolder(folder, {
    'config.json': modelType.startsWith('siglip')
      ? { model_type: modelType, vision_config: { hidden_size: 3 } }
      : config,
    'preprocessor_config.json': squarePreprocessing,
    'tokenizer.json': tokenizer,
    'tokenizer_config.json': tokenizerConfig,
    ...Object.fromEntries(Object.entries(graphs).map(([file, graph]) => [`onnx/${file}`, graph])),
  });
  return folder;
}

function clipModel(name: string) {
  return model(name, 'clip', {
    'vision_model.onnx': imageTower('image_embeds'),
    'text_model.onnx': textTower('text_embeds', 'int32'),
    'vision_model_fp16.onnx': halfImageTower('image_embeds'),
    'text_model_fp16.onnx': textTower('text_embeds'),
  });
}

async function imageVector(encoder: Encoder): Promise<Float32Array> {
  return encoder.encodeImages({ values: await encoder.preprocess(red), count: 1 });
}

function expectVector(received: Float32Array, expected: readonly number[]) {
  expect(received).toHaveLength(expected.length);
  expect(dot(received, normalise(expected))).toBeCloseTo(1, 5);
}

/** Mean of the rows of the table. */
function meanOf(...ids: number[]): number[] {
  return [0, 1, 2].map((axis) => ids.reduce((sum, id) => sum + wordTable[id]![axis]!, 0) / ids.length);
}

async function failureOf(work: Promise<unknown>): Promise<MotifError> {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(MotifError);
  return error as MotifError;
}

describe('families', () => {
  test('[E7] CLIP gives the projected vectors, by name, whatever comes first', async () => {
    const encoder = await load(clipModel('clip'));
    expectVector(await imageVector(encoder), [1, -1, -1]);
    expectVector(await encoder.encodeTexts(['red blue']), meanOf(1, 2));
    expect(encoder.identity.dimensions).toBe(3);
  });

  test.each(['siglip', 'siglip2'])(
    '[E7] %s gives the pooled vectors of lower-case texts filled to 64 places',
    async (type) => {
      const encoder = await load(
        model(type, type === 'siglip' ? 'siglip' : 'siglip2', {
          'vision_model.onnx': imageTower('pooler_output'),
          'text_model.onnx': textTower('pooler_output'),
        }),
      );
      expectVector(await imageVector(encoder), [1, -1, -1]);
      expectVector(await encoder.encodeTexts(['RED']), meanOf(1, ...new Array<number>(63).fill(3)));
      expect(encoder.card.maxTokens).toBe(64);
    },
  );

  test('[E7] Chinese-CLIP runs from one joint graph, whichever half is asked', async () => {
    const encoder = await load(
      model('chinese', 'chinese_clip', { 'model.onnx': jointGraph() }, framedTokenizer),
    );
    expectVector(await imageVector(encoder), [1, -1, -1]);
    const vectors = await encoder.encodeTexts(['red', 'red blue', 'blue']);
    expectVector(row(vectors, 0, 3), meanOf(4, 1, 5));
    expectVector(row(vectors, 1, 3), meanOf(4, 1, 2, 5));
    expectVector(row(vectors, 2, 3), meanOf(4, 2, 5));
  });

  test('[E7] outputs of other names are model_unavailable and listed', async () => {
    const encoder = await load(
      model('unprojected', 'clip', {
        'vision_model.onnx': imageTower('other'),
        'text_model.onnx': textTower('other'),
      }),
    );
    const error = await failureOf(imageVector(encoder));
    expect(error.code).toBe('model_unavailable');
    expect(error.message).toContain('last_hidden_state, other');
  });

  test('[E7] vectors of another length than the settings state are model_unavailable', async () => {
    const folder = clipModel('short');
    writeModelFolder(folder, { 'config.json': { model_type: 'clip', projection_dim: 5 } });
    const error = await failureOf((await load(folder)).encodeTexts(['red']));
    expect(error.message).toBe('Expected vectors of 1 x 5 from the model, received 1 x 3');
  });
});

describe('precision and device', () => {
  test('[E8] the default dtype is fp32 where it is there, else what is there', async () => {
    const folder = clipModel('dtypes');
    expect((await load(folder)).card.dtype).toBe('fp32');
    rmSync(path.join(folder, 'onnx', 'text_model.onnx'));
    expect((await load(folder)).card.dtype).toBe('fp16');
    expect((await load(miniFolder)).card.dtype).toBe('int8');
  });

  test('[E8] a dtype that is not there is an error that lists those that are', async () => {
    const error = await failureOf(load(clipModel('choices'), { dtype: 'int8' }));
    expect(error.code).toBe('invalid_input');
    expect(error.message).toBe('Expected dtype fp32 or fp16 for choices, received int8');
  });

  test('[E8] fp16 inputs and outputs give what fp32 gives, within their precision', async () => {
    expectVector(await imageVector(await load(clipModel('half'), { dtype: 'fp16' })), [1, -1, -1]);
  });

  test('[E9] auto is the processor; a device that is absent is model_unavailable and lists the others', async () => {
    const folder = clipModel('devices');
    expect((await load(folder, { device: 'auto' })).card.device).toBe('cpu');
    const absent = process.platform === 'win32' ? 'coreml' : 'dml';
    const error = await failureOf(imageVector(await load(folder, { device: absent })));
    expect(error.code).toBe('model_unavailable');
    expect(error.message).toContain(absent);
    expect(error.hint).toContain('cpu');
  });
});

describe('batches', () => {
  test('[E10] a vector of a text or a picture does not depend on what else is encoded with it', async () => {
    const encoder = await load(miniFolder);
    const texts = [
      'a red umbrella',
      'sun',
      '',
      '蓝色的房子',
      'green tree with many leaves and a bird',
      'a red umbrella',
    ];
    const together = await encoder.encodeTexts(texts);
    for (const [index, text] of texts.entries()) {
      expect(dot(await encoder.encodeTexts([text]), row(together, index, 256))).toBeCloseTo(1, 6);
    }
    const pictures = [
      red,
      drawPixels(20, 50, (x) => (x < 9 ? '#0000ff' : '#ffff00')),
      drawPixels(9, 9, () => '#101010'),
    ];
    const prepared = await Promise.all(pictures.map((picture) => encoder.preprocess(picture)));
    const values = Float32Array.from(prepared.flatMap((each) => [...each]));
    const all = await encoder.encodeImages({ values, count: 3 });
    for (const [index, each] of prepared.entries()) {
      expect(dot(await encoder.encodeImages({ values: each, count: 1 }), row(all, index, 256))).toBeCloseTo(
        1,
        6,
      );
    }
  });

  test('[E10] int8 graphs, which scale a batch by its largest value, give the same vector in every batch', async () => {
    const folder = model('rounding', 'clip', {
      'vision_model_quantized.onnx': roundingImageTower('image_embeds'),
      'text_model_quantized.onnx': textTower('text_embeds'),
    });
    const encoder = await load(folder);
    const dark = await encoder.preprocess(drawPixels(4, 4, () => '#848382'));
    const bright = await encoder.preprocess(red);
    const alone = await encoder.encodeImages({ values: dark, count: 1 });
    const together = await encoder.encodeImages({
      values: Float32Array.from([...dark, ...bright]),
      count: 2,
    });
    expect([...row(together, 0, 3)]).toEqual([...alone]);
  });

  test('[E10] any number is encoded, in order, none included', async () => {
    const encoder = await load(clipModel('many'));
    const words = Array.from({ length: 200 }, (_, index) =>
      index % 3 === 0 ? 'red red' : index % 3 === 1 ? 'blue' : 'red',
    );
    const vectors = await encoder.encodeTexts(words);
    words.forEach((word, index) => {
      expectVector(row(vectors, index, 3), word === 'blue' ? [0, 1, 0] : [1, 0, 0]);
    });
    const image = await encoder.preprocess(red);
    const values = new Float32Array(image.length * 50);
    for (let index = 0; index < 50; index++) values.set(image, index * image.length);
    expect(await encoder.encodeImages({ values, count: 50 })).toHaveLength(150);
    expect(await encoder.encodeTexts([])).toHaveLength(0);
    expect(await encoder.encodeImages({ values: new Float32Array(0), count: 0 })).toHaveLength(0);
  });

  test('[E11] a cancelled signal stops the work with cancelled', async () => {
    const encoder = await load(clipModel('cancelled'));
    const signal = AbortSignal.abort();
    expect((await failureOf(encoder.encodeTexts(['red'], signal))).code).toBe('cancelled');
    const batch = { values: await encoder.preprocess(red), count: 1 };
    expect((await failureOf(encoder.encodeImages(batch, signal))).code).toBe('cancelled');
  });
});

describe('broken models', () => {
  test.each<[string, (file: string) => void, string]>([
    ['a truncated', (file) => truncateSync(file, 60), 'truncated'],
    [
      'a pointer in place of a',
      (file) => writeFileSync(file, 'version https://git-lfs.github.com/spec/v1\noid 1'),
      'Git LFS',
    ],
    ['a scrambled', (file) => writeFileSync(file, 'not a graph at all'), 'broken'],
  ])(
    '[E6] %s weights file is model_unavailable with path and hint, and can be mended',
    async (_, harm, says) => {
      const folder = clipModel(`broken-${says}`.replace(' ', '-'));
      const file = path.join(folder, 'onnx', 'vision_model.onnx');
      copyFileSync(file, `${file}.whole`);
      harm(file);
      const encoder = await load(folder);
      const error = await failureOf(imageVector(encoder));
      expect([error.code, error.path]).toEqual(['model_unavailable', file]);
      expect(error.message).toContain(says);
      expect(error.hint).toBeTruthy();
      copyFileSync(`${file}.whole`, file);
      expectVector(await imageVector(encoder), [1, -1, -1]);
    },
  );

  test('[E6] a folder that is absent, empty or of another kind of model is model_unavailable', async () => {
    const absent = await failureOf(load(path.join(root, 'nowhere')));
    expect([absent.code, absent.path]).toEqual([
      'model_unavailable',
      path.join(root, 'nowhere', 'config.json'),
    ]);
    const other = await failureOf(load(model('bert', 'bert', { 'model.onnx': jointGraph() })));
    expect(other.message).toContain('type bert');
  });

  test('[E6] broken settings are model_unavailable and name the file', async () => {
    const folder = clipModel('settings');
    writeFileSync(path.join(folder, 'preprocessor_config.json'), '{');
    expect((await failureOf(load(folder))).path).toBe(path.join(folder, 'preprocessor_config.json'));
  });
});

describe('identity and card', () => {
  test('[E12] the hash changes with settings, tokenizer and weights, not with the place of the folder', async () => {
    const hashOf = async (folder: string, options = {}) =>
      (await load(folder, options)).identity.preprocessingHash;
    const folder = clipModel('hash');
    const first = await hashOf(folder);
    cpSync(folder, path.join(root, 'moved'), { recursive: true });
    expect(await hashOf(path.join(root, 'moved'))).toBe(first);
    const others = [await hashOf(folder, { dtype: 'fp16' })];
    writeModelFolder(folder, { 'preprocessor_config.json': { ...squarePreprocessing, resample: 3 } });
    others.push(await hashOf(folder));
    writeModelFolder(folder, { 'tokenizer.json': framedTokenizer });
    others.push(await hashOf(folder));
    expect(new Set([first, ...others]).size).toBe(4);
  });

  test("[E13] the temperature is the model's own: 100 for trained CLIP, what the settings state otherwise", async () => {
    const folder = clipModel('scale');
    expect((await load(folder)).card.logitScale).toBe(100);
    writeModelFolder(folder, {
      'config.json': { model_type: 'clip', projection_dim: 3, logit_scale_init_value: Math.log(50) },
    });
    expect((await load(folder)).card.logitScale).toBeCloseTo(50, 6);
  });

  test('[E13] the card says what the model takes and where it came from', async () => {
    const folder = clipModel('card');
    const { card } = await load(folder);
    expect(card).toEqual({
      family: 'clip',
      imageSizePx: sidePx,
      maxTokens: 77,
      logitScale: 100,
      dtype: 'fp32',
      device: 'cpu',
      folder,
    });
  });

  test('[E14][E20] what the built-in model does beyond the others, CLIP does not', async () => {
    const clip = await load(clipModel('plain'));
    expect(clip.shrinksToPx).toBeUndefined();
    expect(clip.unknownWords).toBeUndefined();
  });
});

import { fork } from 'node:child_process';
import { appendFile, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createModelStore } from '../src/core/encoder/model-store.js';
import type { Figure } from './figures.js';
import type { IdealCost, IndexTask, IngestCost } from './index-run.js';
import { vitB32, writeVitTower } from './onnx-vit.js';
import { writePhotographs } from './photographs.js';

export interface IndexBenchOptions {
  /** JPEGs of 12 million pixels with which a run is held against the ideal; default 600 (2.5 GB in the temporary folder). */
  photographs?: number;
  /** Small pictures in the two libraries whose memory is compared; default 2,000 and 10,000. */
  assets?: [number, number];
}

const batch = 16;

/**
 * Returns how near an index run comes to decoding and encoding alone, for the built-in model and for a ViT-B/32 with
 * random weights; its memory at two sizes of library; and what adding ten files and moving a thousand cost.
 */
export async function benchIndex(options: IndexBenchOptions = {}): Promise<Figure[]> {
  const { photographs = 600, assets = [2_000, 10_000] } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'motif-bench-index-'));
  try {
    const mini = (await createModelStore().resolve('mini')).folder;
    const vit = await writeVitModel(path.join(folder, 'vit'), mini);
    const large = await makePictures(folder, { count: photographs, widthPx: 4000, heightPx: 3000 });
    const figures = [
      ...(await againstIdeal('mini', mini, large)),
      ...(await againstIdeal('ViT-B/32 fp32', vit, large)),
    ];
    for (const count of assets) {
      const pictures = await makePictures(folder, { count, widthPx: 480, heightPx: 360 });
      const { summary, wallMs, peakBytes } = await run<IngestCost>({
        kind: 'ingest',
        model: mini,
        folder: pictures,
      });
      expectAll(summary.encoded, count);
      const note = `mini, ${count} JPEGs of 480 x 360`;
      figures.push({ name: 'index, peak memory', value: peakBytes / 1e6, unit: 'MB', note });
      figures.push({ name: 'index, rate', value: (count * 1000) / wallMs, unit: 'pictures/s', note });
      if (count === assets.at(-1)) figures.push(...(await small(mini, pictures, count)));
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function againstIdeal(name: string, model: string, folder: string): Promise<Figure[]> {
  await rm(path.join(folder, '.motif'), { recursive: true, force: true });
  const names = (await readdir(folder)).slice(0, 60);
  const files = names.map((file) => path.join(folder, file));
  const ideal = await run<IdealCost>({ kind: 'ideal', model, files, batch });
  const { summary, wallMs, processorMs } = await run<IngestCost>({ kind: 'ingest', model, folder });
  const idealMs = ideal.decodeMs + ideal.encodeMs;
  const perCore = wallMs * availableParallelism();
  const note = `${summary.encoded} JPEGs of 4000 x 3000, ${availableParallelism()} cores`;
  return [
    { name: `${name}, decoding alone`, value: ideal.decodeMs, unit: 'CPU ms/picture', note },
    { name: `${name}, encoding alone`, value: ideal.encodeMs, unit: 'CPU ms/picture', note },
    { name: `${name}, rate`, value: (summary.encoded * 1000) / wallMs, unit: 'pictures/s', note },
    {
      name: `${name}, share of the ideal rate`,
      value: (idealMs * summary.encoded) / perCore,
      unit: '',
      note,
    },
    {
      name: `${name}, share of its own CPU time`,
      value: (idealMs * summary.encoded) / processorMs,
      unit: '',
      note: 'free of what else the machine does',
    },
  ];
}

/** What a person does every day to a library that is there already. */
async function small(model: string, folder: string, count: number): Promise<Figure[]> {
  const again = () => run<IngestCost>({ kind: 'ingest', model, folder });
  const unchanged = await again();
  const names = await readdir(folder).then((all) => all.filter((name) => name.endsWith('.jpg')));
  for (const name of names.slice(0, 10)) await appendCopy(folder, name, `new-${name}`);
  const added = await again();
  expectAll(added.summary.added, 10);
  await mkdir(path.join(folder, 'moved'));
  for (const name of names.slice(0, 1000)) {
    await rename(path.join(folder, name), path.join(folder, 'moved', name));
  }
  const moved = await again();
  const note = `library of ${count}, without starting the process`;
  return [
    { name: 'index, nothing changed', value: unchanged.wallMs / 1000, unit: 's', note },
    { name: 'index, 10 files added', value: added.wallMs / 1000, unit: 's', note },
    { name: 'index, 1,000 files moved', value: moved.wallMs / 1000, unit: 's', note },
    { name: 'index, encoded for the move', value: moved.summary.encoded, unit: 'pictures', note },
  ];
}

/** Twelve scenes, again and again; a few bytes after the end of the picture make each file another content. */
async function makePictures(
  parent: string,
  { count, ...size }: { count: number; widthPx: number; heightPx: number },
): Promise<string> {
  const { folder: scenes, files } = await writePhotographs({ count: Math.min(count, 12), ...size });
  const folder = path.join(parent, `pictures-${count}-${size.widthPx}`);
  await mkdir(folder);
  for (let index = 0; index < count; index++) {
    const file = path.join(folder, `${index}.jpg`);
    await copyFile(files[index % files.length]!, file);
    await appendFile(file, String(index));
  }
  await rm(scenes, { recursive: true });
  return folder;
}

async function appendCopy(folder: string, from: string, to: string): Promise<void> {
  await copyFile(path.join(folder, from), path.join(folder, to));
  await appendFile(path.join(folder, to), to);
}

/** The text tower and its tokenizer stand for any: an index run needs none, but a model folder has both. */
async function writeVitModel(folder: string, mini: string): Promise<string> {
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  const { imageSizePx: side, dimensions } = vitB32;
  const settings = {
    'config.json': { model_type: 'clip', projection_dim: dimensions },
    'preprocessor_config.json': {
      size: { shortest_edge: side },
      do_center_crop: true,
      crop_size: { height: side, width: side },
      resample: 3,
    },
  };
  for (const [name, value] of Object.entries(settings))
    await writeFile(path.join(folder, name), JSON.stringify(value));
  await copyFile(path.join(mini, 'tokenizer.json'), path.join(folder, 'tokenizer.json'));
  await copyFile(
    path.join(mini, 'onnx', 'text_model_quantized.onnx'),
    path.join(folder, 'onnx', 'text_model.onnx'),
  );
  await writeVitTower(path.join(folder, 'onnx', 'vision_model.onnx'), vitB32);
  return folder;
}

function run<Cost>(task: IndexTask): Promise<Cost> {
  const script = fileURLToPath(new URL('./index-run.js', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(script, [JSON.stringify(task)]);
    let cost: Cost | undefined;
    child.on('message', (message) => {
      cost = message as Cost;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (cost === undefined) reject(new Error(`Expected a measurement, received exit code ${code}`));
      else resolve(cost);
    });
  });
}

function expectAll(received: number, expected: number): void {
  if (received !== expected) throw new Error(`Expected ${expected} pictures, received ${received}`);
}

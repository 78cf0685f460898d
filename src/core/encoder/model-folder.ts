import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dtype } from './encoder.js';
import { dtypesAmong, externalData, graphFiles, selectModelFiles } from './model-files.js';
import type { KnownModel } from './models.js';

export interface ModelFolder {
  family: KnownModel['family'];
  /** Length of the joint space's vectors. */
  dimensions: number;
  /** Dtypes whose towers are there whole. */
  dtypes: Dtype[];
  /** Size of the model's files, bytes. */
  bytes: number;
}

/** A graph larger than this holds its own weights; reading it for names of external files would be waste. */
const maxGraphWithExternalData = 16_000_000;

/**
 * Returns what the folder of a model holds, or undefined when it is no whole model of a family that Motif reads:
 * settings, tokenizer, and both towers with their external weights. Reads file names and settings, not weights.
 */
export async function inspectModelFolder(folder: string): Promise<ModelFolder | undefined> {
  const config = await readSettings(path.join(folder, 'config.json'));
  const family = config && familyOf(config);
  const names = await fileNames(folder);
  if (config === undefined || family === undefined || !names.has('tokenizer.json')) return undefined;
  const whole: Dtype[] = [];
  const files = new Set<string>();
  for (const dtype of dtypesAmong(names)) {
    if (!(await hasExternalData(folder, names, dtype))) continue;
    whole.push(dtype);
    for (const file of selectModelFiles(names, dtype).files) files.add(file);
  }
  if (whole.length === 0) return undefined;
  const sizes = await Promise.all([...files].map(async (name) => (await stat(path.join(folder, name))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { family, dimensions: dimensionsOf(config, family), dtypes: whole, bytes };
}

type Settings = Record<string, unknown>;

async function readSettings(file: string): Promise<Settings | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Settings) : undefined;
  } catch {
    return undefined;
  }
}

async function fileNames(folder: string): Promise<Set<string>> {
  const [root, onnx] = await Promise.all([
    readdir(folder).catch(() => [] as string[]),
    readdir(path.join(folder, 'onnx')).catch(() => [] as string[]),
  ]);
  return new Set([...root, ...onnx.map((name) => `onnx/${name}`)]);
}

function familyOf(config: Settings): KnownModel['family'] | undefined {
  switch (config.model_type) {
    case 'clip':
      return 'clip';
    case 'siglip':
      return 'siglip';
    case 'siglip2':
      return 'siglip2';
    case 'chinese_clip':
      return 'chinese-clip';
    case 'motif-mini':
      return 'motif-mini';
    default:
      return undefined;
  }
}

/** Where the settings are silent, the values of the reference implementation's base models hold. */
function dimensionsOf(config: Settings, family: KnownModel['family']): number {
  if (typeof config.projection_dim === 'number') return config.projection_dim;
  if (family !== 'siglip' && family !== 'siglip2') return 512;
  // SigLIP has no projection: its joint space is as wide as its image tower.
  const vision = config.vision_config;
  const width = typeof vision === 'object' && vision !== null ? (vision as Settings).hidden_size : undefined;
  return typeof width === 'number' ? width : 768;
}

/** A graph names the files of its external weights in plain text; all of them must be there. */
async function hasExternalData(folder: string, names: ReadonlySet<string>, dtype: Dtype): Promise<boolean> {
  const graphs = graphFiles(names, dtype);
  if (graphs === undefined) return false;
  for (const graph of new Set([graphs.image, graphs.text])) {
    const file = path.join(folder, graph);
    const { size } = await stat(file).catch(() => ({ size: 0 }));
    if (size === 0) return false;
    if (size > maxGraphWithExternalData) continue;
    const text = (await readFile(file)).toString('latin1');
    const named = new Set(text.match(/[A-Za-z0-9_.-]+\.onnx(?:_data(?:_\d+)?|\.data)/g) ?? []);
    const present = new Set(externalData(names, graph));
    for (const name of named) if (!present.has(`onnx/${name}`)) return false;
  }
  return true;
}

import type { Dtype } from './encoder.js';

export const dtypes: readonly Dtype[] = ['fp32', 'fp16', 'int8'];

/** Endings of a graph's file name for each dtype, preferred first; the hub's exporters use these. */
const endings: Record<Dtype, readonly string[]> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: ['_quantized', '_int8', '_uint8'],
};

const requiredSettings = ['config.json', 'preprocessor_config.json', 'tokenizer.json'];
const optionalSettings = [
  'tokenizer_config.json',
  'special_tokens_map.json',
  'processor_config.json',
  'calibration.json',
  'README.md',
];

export interface GraphFiles {
  /** Path of the image tower's graph, relative to the model's folder, with `/`. */
  image: string;
  /** The same file as `image` when one joint graph holds both towers. */
  text: string;
}

/** Returns the graphs that hold the towers in `dtype`, two towers before a joint graph; undefined when there are none. */
export function graphFiles(fileNames: ReadonlySet<string>, dtype: Dtype): GraphFiles | undefined {
  const first = (stem: string) =>
    endings[dtype].map((ending) => `onnx/${stem}${ending}.onnx`).find((name) => fileNames.has(name));
  const image = first('vision_model');
  const text = first('text_model');
  if (image !== undefined && text !== undefined) return { image, text };
  const joint = first('model');
  return joint === undefined ? undefined : { image: joint, text: joint };
}

/** Returns the dtypes for which `fileNames` holds both towers. */
export function dtypesAmong(fileNames: ReadonlySet<string>): Dtype[] {
  return dtypes.filter((dtype) => graphFiles(fileNames, dtype) !== undefined);
}

/** Returns the files in which graph `graph` keeps weights that are too large for itself. */
export function externalData(fileNames: ReadonlySet<string>, graph: string): string[] {
  return [...fileNames].filter((name) => {
    const rest = name.startsWith(graph) ? name.slice(graph.length) : '';
    return rest === '.data' || /^_data(_\d+)?$/.test(rest);
  });
}

export interface ModelFileSelection {
  files: string[];
  /** Names that a model must have and that are not among the files. */
  missing: string[];
}

/** Returns what of `fileNames` makes a model in `dtype`: settings, tokenizer, graphs and their external weights. */
export function selectModelFiles(fileNames: ReadonlySet<string>, dtype: Dtype): ModelFileSelection {
  const graphs = graphFiles(fileNames, dtype);
  const graphNames = graphs === undefined ? [] : [...new Set([graphs.image, graphs.text])];
  const settings = [...requiredSettings, ...optionalSettings].filter((name) => fileNames.has(name));
  return {
    files: [...settings, ...graphNames.flatMap((graph) => [...externalData(fileNames, graph), graph])],
    missing: requiredSettings.filter((name) => !fileNames.has(name)),
  };
}

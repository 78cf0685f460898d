import { open } from 'node:fs/promises';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { MotifError } from '../errors.js';
import type { Device } from './encoder.js';
import { fromHalf, toHalf } from './half.js';

/** One input of a graph as its file declares it. */
export interface GraphInput {
  name: string;
  type: string;
  /** A number where the graph fixes the size, otherwise the name of the dimension. */
  shape: readonly (number | string)[];
}

export interface Values {
  values: ArrayLike<number>;
  shape: readonly number[];
}

export interface Graph {
  readonly file: string;
  readonly inputs: readonly GraphInput[];
  readonly outputs: readonly string[];
  /** Returns output `output` as 32-bit floats; feeds are converted to the types that the graph declares. */
  run(
    feeds: Readonly<Record<string, Values>>,
    output: string,
  ): Promise<{ values: Float32Array; shape: readonly number[] }>;
  close(): Promise<void>;
}

export interface GraphOptions {
  device: Exclude<Device, 'auto'>;
  /** Threads of one run; default the runtime's own choice. */
  threads?: number | undefined;
}

/**
 * Returns the graph in `file`, loaded with its external weights; throws `model_unavailable` where the file is missing,
 * broken or the device absent.
 */
export async function openGraph(file: string, options: GraphOptions): Promise<Graph> {
  await checkGraphFile(file);
  const runtime = await loadRuntime();
  const available = runtime.listSupportedBackends().map(({ name }) => name);
  if (!available.includes(options.device)) throw absentDevice(options.device, available);
  let session: InferenceSession;
  try {
    session = await runtime.InferenceSession.create(file, {
      executionProviders: [options.device],
      // Errors only: the runtime writes its warnings straight to the terminal.
      logSeverityLevel: 3,
      // Idle threads sleep: spinning, they take from decoding, and from whatever else runs, a fifth to a half of the time.
      extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
      ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
    });
  } catch (cause) {
    throw options.device === 'cpu'
      ? brokenGraph(file, cause)
      : absentDevice(options.device, available, cause);
  }
  const inputs = session.inputMetadata.map((input) => ({
    name: input.name,
    type: input.isTensor ? input.type : 'none',
    shape: input.isTensor ? input.shape : [],
  }));
  return {
    file,
    inputs,
    outputs: session.outputNames,
    async run(feeds, output) {
      const tensors: Record<string, Tensor> = {};
      for (const { name, type } of inputs) {
        const feed = feeds[name];
        if (feed === undefined) throw unknownInput(file, name);
        tensors[name] = tensorOf(runtime, type, feed);
      }
      const results = await session.run(tensors, [output]);
      const result = results[output]!;
      const values = floats(result);
      result.dispose();
      return { values, shape: result.dims };
    },
    close: () => session.release(),
  };
}

/** The runtime reports its use to its makers unless told not to; what a team looks at is nobody else's business. */
function loadRuntime(): Promise<typeof import('onnxruntime-node')> {
  process.env.ORT_DISABLE_TELEMETRY ??= '1';
  return import('onnxruntime-node');
}

function tensorOf(
  runtime: typeof import('onnxruntime-node'),
  type: string,
  { values, shape }: Values,
): Tensor {
  const dims = [...shape];
  switch (type) {
    case 'int64':
      return new runtime.Tensor('int64', BigInt64Array.from(Array.from(values), BigInt), dims);
    case 'int32':
      return new runtime.Tensor('int32', Int32Array.from(values), dims);
    case 'bool':
      return new runtime.Tensor('bool', Uint8Array.from(values), dims);
    case 'float16':
      return new runtime.Tensor('float16', toHalf(Float32Array.from(values)), dims);
    default:
      return new runtime.Tensor(
        'float32',
        values instanceof Float32Array ? values : Float32Array.from(values),
        dims,
      );
  }
}

function floats(result: Tensor): Float32Array {
  if (result.type !== 'float16') return Float32Array.from(result.data as Float32Array);
  const { buffer, byteOffset, length } = result.data as unknown as Uint16Array;
  return fromHalf(new Uint16Array(buffer, byteOffset, length));
}

/** Large files are often kept outside a repository; what is left in their place is a short text that points to them. */
async function checkGraphFile(file: string): Promise<void> {
  let start = '';
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
      start = buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new MotifError('model_unavailable', 'Expected a readable model file, received none', {
      hint: 'Check the path and its permissions, or pull the model again.',
      path: file,
      cause,
    });
  }
  if (start === '') throw brokenGraph(file, undefined, 'an empty file');
  if (start.startsWith('version https://git-lfs')) {
    throw new MotifError('model_unavailable', 'Expected the weights of a model, received a Git LFS pointer', {
      hint: 'Run `git lfs pull` in the folder of the model, or get it with `motif models pull`.',
      path: file,
    });
  }
}

function brokenGraph(file: string, cause: unknown, received = 'a truncated or broken one'): MotifError {
  return new MotifError(
    'model_unavailable',
    `Expected a whole ONNX file for the model, received ${received}`,
    {
      hint: 'Pull the model again with `motif models pull`, or copy its onnx/ folder again.',
      path: file,
      cause,
    },
  );
}

function absentDevice(device: string, available: readonly string[], cause?: unknown): MotifError {
  const others = available.filter((name) => name !== device).join(', ');
  return new MotifError(
    'model_unavailable',
    `Expected device ${device} for the model, received a machine without it`,
    {
      hint: `Use --device cpu. This build of the runtime knows: ${others}.`,
      cause,
    },
  );
}

function unknownInput(file: string, name: string): MotifError {
  return new MotifError(
    'model_unavailable',
    `Expected only pixels and token ids as inputs of the model, received "${name}"`,
    {
      hint: 'Export the model in the Hugging Face layout without past states or other inputs.',
      path: file,
    },
  );
}

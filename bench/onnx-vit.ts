import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createRandom } from './sampling.js';

/** Shape of a vision transformer as CLIP has it. */
export interface VitShape {
  imageSizePx: number;
  patchPx: number;
  width: number;
  layers: number;
  heads: number;
  dimensions: number;
}

export const vitB32: VitShape = {
  imageSizePx: 224,
  patchPx: 32,
  width: 768,
  layers: 12,
  heads: 12,
  dimensions: 512,
};

interface Weight {
  name: string;
  shape: number[];
  /** Integers for shapes; otherwise small random values fill the weight. */
  integers?: number[];
}

/**
 * Writes the image tower of CLIP with random weights as an ONNX file (opset 17, float32): what it costs to run depends on
 * shapes alone. Layers do not share weights, so that the caches see what a trained model shows them.
 */
export async function writeVitTower(file: string, shape: VitShape): Promise<void> {
  const graph = createGraph();
  const { width, heads, dimensions, patchPx, imageSizePx } = shape;
  const tokens = (imageSizePx / patchPx) ** 2 + 1;
  const patches = graph.add('Conv', ['pixel_values', graph.weight([width, 3, patchPx, patchPx])], {
    kernel_shape: [patchPx, patchPx],
    strides: [patchPx, patchPx],
  });
  const flat = graph.add('Reshape', [patches, graph.integers([0, width, tokens - 1])]);
  const rows = graph.add('Transpose', [flat], { perm: [0, 2, 1] });
  const batch = graph.add('Slice', [graph.add('Shape', [rows]), ...[0, 1].map((at) => graph.integers([at]))]);
  const classShape = graph.add('Concat', [batch, graph.integers([1, width])], { axis: 0 });
  const classToken = graph.add('Expand', [graph.weight([1, 1, width]), classShape]);
  const all = graph.add('Concat', [classToken, rows], { axis: 1 });
  const normed = (input: string) =>
    graph.add('LayerNormalization', [input, graph.weight([width]), graph.weight([width])]);
  const linear = (input: string, from: number, to: number) =>
    graph.add('Add', [graph.add('MatMul', [input, graph.weight([from, to])]), graph.weight([to])]);
  let hidden = normed(graph.add('Add', [all, graph.weight([tokens, width])]));
  for (let layer = 0; layer < shape.layers; layer++) {
    const input = normed(hidden);
    const perHead = (perm: number[]) => {
      const split = graph.integers([0, tokens, heads, width / heads]);
      return graph.add('Transpose', [graph.add('Reshape', [linear(input, width, width), split])], { perm });
    };
    const [query, key, value] = [perHead([0, 2, 1, 3]), perHead([0, 2, 3, 1]), perHead([0, 2, 1, 3])];
    const attention = graph.add('Softmax', [graph.add('MatMul', [query, key])]);
    const mixed = graph.add('Transpose', [graph.add('MatMul', [attention, value])], { perm: [0, 2, 1, 3] });
    const joined = graph.add('Reshape', [mixed, graph.integers([0, tokens, width])]);
    hidden = graph.add('Add', [hidden, linear(joined, width, width)]);
    const wide = linear(normed(hidden), width, 4 * width);
    const active = graph.add('Mul', [wide, graph.add('Sigmoid', [wide])]);
    hidden = graph.add('Add', [hidden, linear(active, 4 * width, width)]);
  }
  const first = graph.add('Gather', [hidden, graph.integers([0])], { axis: 1 });
  const pooled = normed(graph.add('Reshape', [first, graph.integers([0, width])]));
  graph.add('MatMul', [pooled, graph.weight([width, dimensions])], {}, 'image_embeds');
  await write(file, graph, shape);
}

function createGraph() {
  const nodes: Uint8Array[] = [];
  const weights: Weight[] = [];
  return {
    nodes,
    weights,
    weight(shape: number[]): string {
      weights.push({ name: `w${weights.length}`, shape });
      return weights.at(-1)!.name;
    },
    integers(values: number[]): string {
      weights.push({ name: `w${weights.length}`, shape: [values.length], integers: values });
      return weights.at(-1)!.name;
    },
    add(
      op: string,
      inputs: readonly string[],
      attributes: Record<string, number | number[]> = {},
      output = `n${nodes.length}`,
    ): string {
      const fields = inputs.map((name) => field(1, name));
      const settings = Object.entries(attributes).map(([name, value]) => {
        const content = Array.isArray(value)
          ? [...value.map((each) => field(8, each)), field(20, 7)]
          : [field(3, value), field(20, 2)];
        return field(5, Buffer.concat([field(1, name), ...content]));
      });
      nodes.push(Buffer.concat([...fields, field(2, output), field(4, op), ...settings]));
      return output;
    },
  };
}

/** Weights are written one by one: the whole file is 350 MB. */
async function write(file: string, graph: ReturnType<typeof createGraph>, shape: VitShape): Promise<void> {
  const side = shape.imageSizePx;
  const start = Buffer.concat([
    ...graph.nodes.map((node) => field(1, node)),
    field(2, 'vit'),
    field(11, valueInfo('pixel_values', ['batch', 3, side, side])),
    field(12, valueInfo('image_embeds', ['batch', shape.dimensions])),
  ]);
  const headers = graph.weights.map((weight) => tensorHeader(weight));
  const bodyBytes = start.length + headers.reduce((sum, { bytes }) => sum + bytes, 0);
  const out = createWriteStream(file);
  out.write(Buffer.concat([field(1, 8), key(7, 2), varint(bodyBytes), start]));
  const random = createRandom(3);
  const noise = Float32Array.from({ length: 1 << 16 }, () => (random() - 0.5) * 0.04);
  for (const [index, weight] of graph.weights.entries()) {
    out.write(headers[index]!.head);
    if (weight.integers) out.write(Buffer.from(BigInt64Array.from(weight.integers, BigInt).buffer));
    else for (const part of repeated(noise, elements(weight))) out.write(part);
  }
  out.end(field(8, Buffer.concat([field(1, ''), field(2, 17)])));
  await finished(out);
}

function* repeated(noise: Float32Array, count: number): Generator<Buffer> {
  for (let done = 0; done < count; done += noise.length) {
    yield Buffer.from(noise.buffer, 0, 4 * Math.min(noise.length, count - done));
  }
}

function elements({ shape }: Weight): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Returns a weight up to its raw values, and the bytes of the whole. */
function tensorHeader(weight: Weight): { head: Buffer; bytes: number } {
  const rawBytes = elements(weight) * (weight.integers ? 8 : 4);
  const before = Buffer.concat([
    ...weight.shape.map((length) => field(1, length)),
    field(2, weight.integers ? 7 : 1),
    field(8, weight.name),
    key(9, 2),
    varint(rawBytes),
  ]);
  const head = Buffer.concat([key(5, 2), varint(before.length + rawBytes), before]);
  return { head, bytes: head.length + rawBytes };
}

function valueInfo(name: string, shape: readonly (number | string)[]): Buffer {
  const lengths = shape.map((length) => field(1, field(typeof length === 'number' ? 1 : 2, length)));
  const tensor = Buffer.concat([field(1, 1), field(2, Buffer.concat(lengths))]);
  return Buffer.concat([field(1, name), field(2, field(1, tensor))]);
}

/** Returns one field of a protobuf message: a number, or text or bytes with their length. */
function field(number: number, value: number | string | Uint8Array): Buffer {
  if (typeof value === 'number') return Buffer.concat([key(number, 0), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([key(number, 2), varint(bytes.length), bytes]);
}

function key(number: number, wireType: number): Buffer {
  return varint(number * 8 + wireType);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

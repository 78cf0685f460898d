import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Just enough of the ONNX file format (protobuf) to write graphs of a few nodes. */
type Field = [number, number | string | Uint8Array];

function message(...fields: Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number << 3), varint(value)];
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      return [varint((number << 3) | 2), varint(bytes.length), bytes];
    }),
  );
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

export const onnxTypes = { float32: 1, int32: 6, int64: 7, float16: 10 } as const;
export type OnnxType = keyof typeof onnxTypes;

export interface GraphValue {
  name: string;
  type: OnnxType;
  /** A string names a free dimension. */
  shape: (number | string)[];
}

export interface GraphNode {
  op: string;
  inputs: string[];
  outputs: string[];
  /** Integers or lists of integers. */
  attributes?: Record<string, number | number[]>;
}

export interface Constant {
  name: string;
  type: 'float32' | 'int64';
  shape: number[];
  values: number[];
}

/** Returns an ONNX file (opset 12) of the given graph. */
export function onnxGraph(graph: {
  inputs: GraphValue[];
  outputs: GraphValue[];
  nodes: GraphNode[];
  constants?: Constant[];
}): Uint8Array {
  const body = message(
    ...graph.nodes.map((node): Field => [1, nodeMessage(node)]),
    [2, 'graph'],
    ...(graph.constants ?? []).map((constant): Field => [5, constantMessage(constant)]),
    ...graph.inputs.map((value): Field => [11, valueMessage(value)]),
    ...graph.outputs.map((value): Field => [12, valueMessage(value)]),
  );
  return message([1, 7], [7, body], [8, message([1, ''], [2, 12])]);
}

function nodeMessage({ op, inputs, outputs, attributes = {} }: GraphNode): Uint8Array {
  return message(
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, op],
    ...Object.entries(attributes).map(
      ([name, value]): Field => [
        5,
        Array.isArray(value)
          ? message([1, name], ...value.map((each): Field => [8, each]), [20, 7])
          : message([1, name], [3, value], [20, 2]),
      ],
    ),
  );
}

function constantMessage({ name, type, shape, values }: Constant): Uint8Array {
  const raw = type === 'int64' ? BigInt64Array.from(values, BigInt) : Float32Array.from(values);
  const dims = shape.map((length): Field => [1, length]);
  return message(...dims, [2, onnxTypes[type]], [8, name], [9, Buffer.from(raw.buffer)]);
}

function valueMessage({ name, type, shape }: GraphValue): Uint8Array {
  const dims = shape.map(
    (length): Field => [1, typeof length === 'number' ? message([1, length]) : message([2, length])],
  );
  return message([1, name], [2, message([1, message([1, onnxTypes[type]], [2, message(...dims)])])]);
}

/** Writes a model folder: settings by name, graphs under onnx/. */
export function writeModelFolder(folder: string, files: Record<string, object | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content instanceof Uint8Array ? content : JSON.stringify(content));
  }
}

import { MotifError, throwIfCancelled } from '../errors.js';
import { normaliseRows } from '../vector.js';
import type { FamilyRules } from './family.js';
import type { Graph, Values } from './onnx.js';
import type { TextTokenizer } from './tokenizer.js';

export interface Towers {
  imageGraph(): Promise<Graph>;
  textGraph(): Promise<Graph>;
  tokenizer(): Promise<TextTokenizer>;
  rules: FamilyRules;
  dimensions: number;
  imageSizePx: number;
  maxTokens: number;
  /** Most rows of one run of the runtime; bounds memory. */
  maxBatch: { images: number; texts: number };
}

/** Returns the unit vectors of prepared images, [n x dimensions]. */
export async function encodeImageRows(
  towers: Towers,
  batch: { values: Float32Array; count: number },
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const { imageSizePx: side, dimensions } = towers;
  const length = 3 * side * side;
  if (batch.values.length !== batch.count * length) {
    throw new RangeError(
      `Expected ${batch.count} images of ${length} values, received ${batch.values.length} values`,
    );
  }
  const result = new Float32Array(batch.count * dimensions);
  if (batch.count === 0) return result;
  throwIfCancelled(signal);
  const graph = await towers.imageGraph();
  const output = outputOf(graph, towers.rules.imageOutputs);
  const step = batchStep(graph, 'pixel_values', towers.maxBatch.images);
  // A joint graph also wants a text, whatever it says.
  const text = needs(graph, 'input_ids')
    ? await textFeeds(towers, graph, [(await towers.tokenizer()).encode('')])
    : {};
  for (let start = 0; start < batch.count; start += step) {
    throwIfCancelled(signal);
    const count = Math.min(step, batch.count - start);
    const values = batch.values.subarray(start * length, (start + count) * length);
    const feeds = { ...text, pixel_values: { values, shape: [count, 3, side, side] } };
    result.set(await vectors(graph, feeds, output, count, dimensions), start * dimensions);
  }
  return normaliseRows(result, dimensions);
}

/** Returns the unit vectors of texts, [n x dimensions]. Only texts of one length share a run, so none is padded. */
export async function encodeTextRows(
  towers: Towers,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const { dimensions, imageSizePx: side } = towers;
  const result = new Float32Array(texts.length * dimensions);
  if (texts.length === 0) return result;
  throwIfCancelled(signal);
  const [graph, tokenizer] = await Promise.all([towers.textGraph(), towers.tokenizer()]);
  const output = outputOf(graph, towers.rules.textOutputs);
  const step = batchStep(graph, 'input_ids', towers.maxBatch.texts);
  const image: Record<string, Values> = needs(graph, 'pixel_values')
    ? { pixel_values: { values: new Float32Array(3 * side * side), shape: [1, 3, side, side] } }
    : {};
  const rows = texts.map((text, index) => ({ index, ids: tokenizer.encode(text) }));
  for (const group of groupByLength(rows)) {
    for (let start = 0; start < group.length; start += step) {
      throwIfCancelled(signal);
      const part = group.slice(start, start + step);
      const feeds = {
        ...image,
        ...(await textFeeds(
          towers,
          graph,
          part.map(({ ids }) => ids),
        )),
      };
      const found = await vectors(graph, feeds, output, part.length, dimensions);
      part.forEach(({ index }, row) => {
        result.set(found.subarray(row * dimensions, (row + 1) * dimensions), index * dimensions);
      });
    }
  }
  return normaliseRows(result, dimensions);
}

function groupByLength<Row extends { ids: number[] }>(rows: readonly Row[]): Row[][] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.ids.length);
    if (group === undefined) groups.set(row.ids.length, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** Returns the token inputs for rows of one length, filled where the family or the graph fixes the length. */
async function textFeeds(
  towers: Towers,
  graph: Graph,
  rows: readonly number[][],
): Promise<Record<string, Values>> {
  const { padId } = await towers.tokenizer();
  const { rules, maxTokens } = towers;
  const fixed = graph.inputs.find(({ name }) => name === 'input_ids')?.shape[1];
  const own = rows[0]!.length;
  const length = typeof fixed === 'number' && fixed > 0 ? fixed : rules.fillsText ? maxTokens : own;
  const fill = (at: (index: number, row: readonly number[]) => number): Values => ({
    values: rows.flatMap((row) => Array.from({ length }, (_, index) => at(index, row))),
    shape: [rows.length, length],
  });
  return {
    input_ids: fill((index, row) => row[index] ?? padId),
    attention_mask: fill((index) => (rules.fillsText || index < own ? 1 : 0)),
    token_type_ids: fill(() => 0),
    position_ids: fill((index) => index),
  };
}

async function vectors(
  graph: Graph,
  feeds: Readonly<Record<string, Values>>,
  output: string,
  count: number,
  dimensions: number,
): Promise<Float32Array> {
  const { values, shape } = await graph.run(feeds, output);
  if (shape.length !== 2 || shape[0] !== count || shape[1] !== dimensions) {
    throw unfit(
      graph,
      `Expected vectors of ${count} x ${dimensions} from the model, received ${shape.join(' x ')}`,
    );
  }
  if (!values.every(Number.isFinite)) {
    throw unfit(graph, 'Expected finite vectors from the model, received values beyond its precision');
  }
  return values;
}

function outputOf(graph: Graph, names: readonly string[]): string {
  const found = names.find((name) => graph.outputs.includes(name));
  if (found !== undefined) return found;
  throw unfit(
    graph,
    `Expected output ${names.join(' or ')} of the model, received ${graph.outputs.join(', ')}`,
  );
}

function unfit(graph: Graph, message: string): MotifError {
  return new MotifError('model_unavailable', message, {
    hint: 'Export both towers with their projections, or choose another --dtype.',
    path: graph.file,
  });
}

function needs(graph: Graph, input: string): boolean {
  return graph.inputs.some(({ name }) => name === input);
}

/** Some exports fix the batch at one row. */
function batchStep(graph: Graph, input: string, most: number): number {
  return graph.inputs.find(({ name }) => name === input)?.shape[0] === 1 ? 1 : most;
}

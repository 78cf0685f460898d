import { availableParallelism } from 'node:os';
import { loadEncoder } from '../src/core/encoder/load.js';
import { decodeImage } from '../src/core/image.js';
import { type IngestSummary, ingest } from '../src/core/library/ingest.js';
import { createLibrary, findLibraryRoot, openLibrary } from '../src/core/library/open-library.js';
import { workingEdgePx } from '../src/core/library/prepare.js';

/** One measured piece of work in a process of its own, whose memory holds nothing else. */
export type IndexTask =
  | { kind: 'ideal'; model: string; files: string[]; batch: number }
  | { kind: 'ingest'; model: string; folder: string };

export interface IdealCost {
  /** Processor milliseconds a picture. */
  decodeMs: number;
  encodeMs: number;
}

export interface IngestCost {
  summary: IngestSummary;
  wallMs: number;
  processorMs: number;
  peakBytes: number;
}

/** Returns what decoding and preparing alone, then encoding alone in full batches, cost the processor. */
async function measureIdeal(task: IndexTask & { kind: 'ideal' }): Promise<IdealCost> {
  const encoder = await openEncoder(task.model);
  const shortEdgePx = Math.max(encoder.card.imageSizePx, workingEdgePx);
  let cost: IdealCost = { decodeMs: 0, encodeMs: 0 };
  // The first round warms caches and compiler.
  for (let round = 0; round < 2; round++) {
    const inputs: Float32Array[] = [];
    const waiting = [...task.files];
    const decodeMs = await processorMs(() =>
      Promise.all(
        Array.from({ length: availableParallelism() * 2 }, async () => {
          for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
            const { pixels } = await decodeImage(file, { shortEdgePx });
            inputs.push(await encoder.preprocess(pixels));
          }
        }),
      ),
    );
    const encodeMs = await processorMs(async () => {
      for (let start = 0; start < inputs.length; start += task.batch) {
        const part = inputs.slice(start, start + task.batch);
        const values = new Float32Array(part.length * part[0]!.length);
        part.forEach((input, index) => {
          values.set(input, index * input.length);
        });
        await encoder.encodeImages({ values, count: part.length });
      }
    });
    cost = { decodeMs: decodeMs / task.files.length, encodeMs: encodeMs / task.files.length };
  }
  await encoder.close();
  return cost;
}

async function measureIngest(task: IndexTask & { kind: 'ingest' }): Promise<IngestCost> {
  const encoder = await openEncoder(task.model);
  const library = findLibraryRoot(task.folder)
    ? await openLibrary(task.folder)
    : await createLibrary(task.folder, encoder.identity);
  // Loading the model is the start of the process, not the indexing of a picture.
  const side = encoder.card.imageSizePx;
  await encoder.encodeImages({ values: new Float32Array(3 * side * side), count: 1 });
  let summary: IngestSummary | undefined;
  const started = performance.now();
  const used = await processorMs(async () => {
    summary = await ingest(library, encoder);
  });
  const wallMs = performance.now() - started;
  await library.close();
  await encoder.close();
  return { summary: summary!, wallMs, processorMs: used, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function openEncoder(model: string) {
  return loadEncoder({ folder: model, modelId: 'bench' });
}

const task = JSON.parse(process.argv[2]!) as IndexTask;
process.send?.(await (task.kind === 'ideal' ? measureIdeal(task) : measureIngest(task)));
process.disconnect?.();

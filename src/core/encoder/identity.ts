import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Raised when Motif itself prepares pixels or texts in another way, so that old vectors are not mixed with new ones. */
const preparationVersion = 3;
const settingsFiles = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
const samples = 16;
const sampleBytes = 4096;

/**
 * Returns a short hash over the settings that decide how pixels and texts are prepared, and over the weights: their
 * sizes and evenly spread samples, since hashing gigabytes at each start would cost seconds.
 */
export async function preprocessingHash(folder: string, graphs: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(`motif ${preparationVersion}`);
  for (const name of settingsFiles) {
    const bytes = await readFile(path.join(folder, name)).catch(() => Buffer.alloc(0));
    hash.update(`\n${name} ${bytes.length}\n`).update(bytes);
  }
  for (const name of graphs) {
    const handle = await open(path.join(folder, name));
    try {
      const { size } = await handle.stat();
      hash.update(`\n${path.basename(name)} ${size}\n`);
      for (let index = 0; index < samples; index++) {
        const position = Math.floor((Math.max(0, size - sampleBytes) * index) / (samples - 1));
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, position);
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  }
  return hash.digest('hex').slice(0, 16);
}

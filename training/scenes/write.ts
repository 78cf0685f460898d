import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { mapConcurrently } from '../../src/core/library/stream.js';
import { renderScene } from './pixels.js';
import type { SceneRecord } from './plan.js';

/** Writes the pictures of the scenes to one file, RGB squares of `edge` pixels in the order of the records. */
export async function writeScenes(
  records: readonly SceneRecord[],
  file: string,
  edge: number,
  progress: (done: number) => void = () => {},
): Promise<void> {
  const out = openSync(`${file}.part`, 'w');
  let done = 0;
  // Pictures come in the order in which they are finished; each has its own place in the file.
  const rendered = mapConcurrently(places(records), 4, 32, async ({ record, place }) => ({
    place,
    pixels: await renderScene(record, edge),
  }));
  for await (const { place, pixels } of rendered) {
    writeSync(out, pixels, 0, pixels.length, place * pixels.length);
    progress(++done);
  }
  closeSync(out);
  renameSync(`${file}.part`, file);
}

async function* places(records: readonly SceneRecord[]) {
  for (const [place, record] of records.entries()) yield { record, place };
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { renderScene } from './pixels.js';
import { planScenes } from './plan.js';
import { writeScenes } from './write.js';

test('[B8] each scene lies in the file where its record stands, however long it took to draw', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'motif-scenes-'));
  const [edge, file] = [16, path.join(folder, 'scenes.rgb')];
  const records = planScenes(30, 0);
  await writeScenes(records, file, edge);
  const bytes = readFileSync(file);
  const size = edge * edge * 3;
  expect(bytes.length).toBe(records.length * size);
  for (const [place, record] of records.entries()) {
    const own = bytes.subarray(place * size, (place + 1) * size);
    expect(own.equals(await renderScene(record, edge)), JSON.stringify(record)).toBe(true);
  }
  rmSync(folder, { recursive: true });
});

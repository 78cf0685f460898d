import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { createModelStore } from '../src/core/encoder/model-store.js';
import { addTinyModel, FakeHub } from './fake-hub.js';

export const vision = 'onnx/vision_model_quantized.onnx';

/** The hub of the running test and the cache folder of its store; fresh for each test after `useHub`. */
export let hub: FakeHub;
export let folder: string;

/** Gives each test of the calling file a hub of its own with one tiny model. */
export function useHub(): void {
  beforeEach(async () => {
    hub = await new FakeHub().start();
    addTinyModel(hub);
    folder = mkdtempSync(path.join(tmpdir(), 'motif-hub-'));
  });
  afterEach(async () => {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

export function store(more: Record<string, string> = {}, stallMs = 5000) {
  const env = { HF_ENDPOINT: hub.url, HF_HOME: folder, ...more };
  return createModelStore({ env, timing: { retryDelayMs: 1, stallMs } });
}

/** Makes the hub misbehave for the first `times` requests of a file. */
export function misbehaveAt(name: string, times: number, how: FakeHub['misbehave']) {
  let count = 0;
  hub.misbehave = (request, response, bytes, requested) =>
    requested === name && count++ < times && how(request, response, bytes, requested);
}

export function sha256(name: string): string {
  return createHash('sha256').update(hub.files.get(name)!).digest('hex');
}

export function expectWhole(modelFolder: string, names: string[]) {
  for (const name of names)
    expect(readFileSync(path.join(modelFolder, name)).equals(hub.files.get(name)!), name).toBe(true);
}

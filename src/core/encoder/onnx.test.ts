import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { openGraph } from './onnx.js';

const file = fileURLToPath(new URL('../../../models/mini/onnx/text_model_quantized.onnx', import.meta.url));

afterEach(() => vi.unstubAllEnvs());

test.each([
  [undefined, '1'],
  ['0', '0'],
])(
  '[E19] the runtime does not report its use, unless ORT_DISABLE_TELEMETRY says otherwise: %j',
  async (set, kept) => {
    vi.stubEnv('ORT_DISABLE_TELEMETRY', set);
    await (await openGraph(file, { device: 'cpu' })).close();
    expect(process.env.ORT_DISABLE_TELEMETRY).toBe(kept);
  },
);

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';

/** Returns the paths of JPEGs in a new folder, each another scene of soft light, edges and grain, as cameras write them. */
export async function writePhotographs(options: {
  count: number;
  widthPx: number;
  heightPx: number;
}): Promise<{ folder: string; files: string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motif-bench-'));
  const files: string[] = [];
  for (let index = 0; index < options.count; index++) {
    const { widthPx: width, heightPx: height } = options;
    const file = path.join(folder, `photograph-${index}.jpg`);
    const raw = { width, height, channels: 3 as const };
    await writeFile(
      file,
      await sharp(scene(width, height, index), { raw })
        .jpeg({ quality: 90 })
        .toBuffer(),
    );
    files.push(file);
  }
  return { folder, files };
}

function scene(width: number, height: number, seed: number): Uint8Array {
  const data = new Uint8ClampedArray(width * height * 3);
  const [centreX, centreY] = [(0.2 + 0.09 * (seed % 8)) * width, 0.45 * height];
  const radius = 0.2 * height;
  let state = seed + 1;
  for (let y = 0, at = 0; y < height; y++) {
    const light = 200 - (120 * y) / height;
    const wave = Math.sin(y / (7 + seed)) * 18;
    for (let x = 0; x < width; x++, at += 3) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const grain = (state >>> 27) - 16;
      const inside = (x - centreX) ** 2 + (y - centreY) ** 2 < radius * radius;
      data[at] = (inside ? 220 : light * 0.6) + grain + wave;
      data[at + 1] = (inside ? 90 + seed * 10 : light * 0.8) + grain;
      data[at + 2] = (inside ? 60 : light + (x % 97 < 4 ? -70 : 0)) + grain - wave;
    }
  }
  return new Uint8Array(data.buffer);
}

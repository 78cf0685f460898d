import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Pixels } from '../src/core/image.js';
import { evenSample } from '../src/core/sample.js';
import { clipArtTitle } from '../training/data/clip-art.js';
import { clipArtPackage } from '../training/data/packages.js';
import { packageFolder } from '../training/folders.js';

const edgePx = 240;

/**
 * Returns up to `most` drawings of Debian's Openclipart with their titles, spread evenly over the collection; none where
 * `npm run training -- gather` has not fetched it. Drawings that cannot be rendered are left out.
 */
export async function clipArtDrawings(most: number): Promise<{ title: string; pixels: Pixels }[]> {
  const folder = path.join(packageFolder(clipArtPackage.name), clipArtPackage.drawings);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svg'))
    .sort();
  const drawings: { title: string; pixels: Pixels }[] = [];
  for (const file of evenSample(files, most)) {
    const svg = readFileSync(path.join(folder, file));
    const title = clipArtTitle(svg.toString('utf8'));
    if (title === undefined) continue;
    const drawn = await sharp(svg)
      .resize(edgePx, edgePx, { fit: 'inside' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
      .catch(() => undefined);
    if (drawn === undefined || drawn.info.channels !== 3) continue;
    const { data, info } = drawn;
    drawings.push({ title, pixels: { data, widthPx: info.width, heightPx: info.height } });
  }
  return drawings;
}

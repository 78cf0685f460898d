import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { extractPalette } from '../colour/palette.js';
import type { Encoder } from '../encoder/encoder.js';
import { decodeImage, encodeThumbnail } from '../image.js';
import { looksOf } from '../looks.js';
import { perceptualHash } from '../perceptual-hash.js';
import { shrinkPixels } from '../shrink.js';
import { copyToMeasure, measureImage } from '../statistics.js';
import type { UnitVector } from '../vector.js';
import type { Content } from './content.js';
import { writeFileAtomically } from './durable.js';
import type { NewAsset } from './ledger.js';
import type { FoundFile } from './walk.js';

export const thumbnailEdgePx = 320;
/** A tower may look at 64 px; the thumbnail, the palette and the measures need more of the picture, whatever the model. */
export const workingEdgePx = 240;
/** A multiple of the sizes at which measures average their areas, so that averaging in two steps changes nothing. */
const measuredEdgePx = 192;

/** A picture ready for the encoder, with all that the ledger will keep of it. */
export interface PreparedPicture {
  asset: NewAsset;
  /** The image tower's input, [3 x size x size]. */
  input: Float32Array;
  /** What it looks like without any model. */
  looks: UnitVector;
}

/** Returns a decoded, measured and preprocessed picture whose thumbnail has been written. */
export async function preparePicture(
  found: FoundFile,
  content: Pick<Content, 'bytes' | 'assetId'>,
  encoder: Encoder,
  options: { thumbnailFile: string; maxPixels?: number | undefined; signal?: AbortSignal | undefined },
): Promise<PreparedPicture> {
  const { info, pixels } = await decodeImage(content.bytes, {
    shortEdgePx: Math.max(encoder.card.imageSizePx, workingEdgePx),
    ...(options.maxPixels === undefined ? {} : { maxPixels: options.maxPixels }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const small = shrinkPixels(pixels, measuredEdgePx);
  const [input, thumbnail] = await Promise.all([
    encoder.preprocess(encoder.shrinksToPx === measuredEdgePx ? small : pixels),
    encodeThumbnail(pixels, { maxEdgePx: thumbnailEdgePx }),
  ]);
  await writeThumbnail(options.thumbnailFile, thumbnail);
  const copy = copyToMeasure(small);
  return {
    input,
    looks: looksOf(copy),
    asset: {
      id: content.assetId,
      path: found.path,
      sizeBytes: found.sizeBytes,
      modifiedMs: found.modifiedMs,
      bytes: content.bytes.length,
      format: info.format,
      widthPx: info.widthPx,
      heightPx: info.heightPx,
      keywords: info.keywords,
      palette: extractPalette(pixels),
      statistics: measureImage(copy),
      perceptualHash: perceptualHash(small),
      ...(info.takenMs === undefined ? {} : { takenMs: info.takenMs }),
      ...(info.title === undefined ? {} : { title: info.title }),
    },
  };
}

/** The folders of thumbnails are made as they are needed; after the first few hundred pictures all are there. */
async function writeThumbnail(file: string, thumbnail: Uint8Array): Promise<void> {
  try {
    await writeFileAtomically(file, thumbnail);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomically(file, thumbnail);
  }
}

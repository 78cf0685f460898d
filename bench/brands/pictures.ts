import { extractPalette } from '../../src/core/colour/palette.js';
import type { Encoder } from '../../src/core/encoder/encoder.js';
import { looksOf } from '../../src/core/looks.js';
import { shrinkPixels } from '../../src/core/shrink.js';
import { copyToMeasure, measureImage } from '../../src/core/statistics.js';
import { measuresVector, paletteVector, type Traits } from '../../src/core/traits/channels.js';
import type { SceneRecord } from '../../training/scenes/plan.js';
import { encodePictures, pixelsOfScene } from '../drawn.js';

/** The longest edge at which an index run measures pictures. */
const measuredEdgePx = 192;
const drawnAtOnce = 32;

/** Returns what Motif knows of each scene, as an index run would find it. */
export async function traitsOfScenes(encoder: Encoder, records: readonly SceneRecord[]): Promise<Traits[]> {
  const traits: Traits[] = [];
  for (let start = 0; start < records.length; start += drawnAtOnce) {
    const pictures = await Promise.all(
      records.slice(start, start + drawnAtOnce).map((record) => pixelsOfScene(record)),
    );
    const vectors = await encodePictures(encoder, pictures);
    pictures.forEach((pixels, at) => {
      const copy = copyToMeasure(shrinkPixels(pixels, measuredEdgePx));
      traits.push({
        meaning: vectors[at]!,
        looks: looksOf(copy),
        measures: measuresVector(measureImage(copy)),
        palette: paletteVector(extractPalette(pixels)),
      });
    });
  }
  return traits;
}

import type { LabelledPicture } from '../../core/calibration/calibrate.js';
import { throwIfCancelled } from '../../core/errors.js';
import { decodeImage, renderSvg } from '../../core/image.js';
import { brandOf } from './brands.js';
import { roomOf } from './draw/interiors.js';
import { patternOf } from './draw/patterns/index.js';
import { drawPicture } from './draw/picture.js';
import { sceneOf } from './draw/scenes/index.js';
import { subjectOf } from './draw/subjects/index.js';
import { planLibrary } from './plan/index.js';
import type { PictureRecord } from './record.js';

/** The towers' inputs are smaller; a larger drawing would only take longer. */
const shortEdgePx = 256;

/** The pictures of the demo library, each once, with what they show; drawn when they are asked for. */
export const drawnPictures = {
  get count(): number {
    return originals().length;
  },
  async *pictures(signal: AbortSignal): AsyncGenerator<LabelledPicture> {
    for (const record of originals()) {
      throwIfCancelled(signal);
      const { widthPx, heightPx } = record;
      const png = await renderSvg(drawPicture(record), { widthPx, heightPx, format: 'png' });
      const { pixels } = await decodeImage(png, { shortEdgePx, signal });
      yield { pixels, label: labelOf(record) };
    }
  },
};

function originals(): PictureRecord[] {
  return planLibrary().filter(({ copy }) => copy === undefined);
}

function labelOf({ kind, subject, layout, brand, captions }: PictureRecord): LabelledPicture['label'] {
  switch (kind) {
    case 'scene':
      return firstOf(sceneOf(subject));
    case 'interior':
      return roomOf(subject);
    case 'pattern': {
      if (layout === 'repeat') return { english: captions.en[0]!, chinese: captions.zh[0]! };
      const { english, chinese } = patternOf(subject);
      return { english: `${english} pattern`, chinese: `${chinese}图案` };
    }
    case 'packaging':
      return { english: captions.en[0]!, chinese: captions.zh[0]! };
    case 'logo':
      return { english: `${brandOf(brand!).english} logo`, chinese: `${brandOf(brand!).chinese}标志` };
    default:
      return firstOf(subjectOf(subject));
  }
}

function firstOf({ english, chinese }: { english: readonly string[]; chinese: readonly string[] }) {
  return { english: english[0]!, chinese: chinese[0]! };
}

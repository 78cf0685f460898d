import type { ImageStatistics } from './library/assets.js';
import { hammingDistance } from './perceptual-hash.js';

/** What near copies are told by; an asset has all of it. */
export interface CopyTraits {
  widthPx: number;
  heightPx: number;
  perceptualHash: string;
  statistics: ImageStatistics;
}

const maxHashDistance = 6;
/** Largest differences that resizing, recompression and a slight crop leave; chosen on 500 drawings and their copies. */
const tolerance = { ratio: 0.03, brightness: 0.025, chroma: 0.015, contrast: 0.025, edgeDensity: 0.08 };

/**
 * Returns whether two pictures are the same one in another size, format or quality. The hash alone takes any two
 * regular patterns and any two colourings of a picture for copies; the ratio and the small statistics tell them apart.
 */
export function areNearCopies(one: CopyTraits, other: CopyTraits): boolean {
  const [first, second] = [one.statistics, other.statistics];
  const ratio = one.widthPx / one.heightPx / (other.widthPx / other.heightPx);
  return (
    Math.abs(Math.log(ratio)) <= tolerance.ratio &&
    Math.abs(first.brightness - second.brightness) <= tolerance.brightness &&
    Math.abs(first.chroma - second.chroma) <= tolerance.chroma &&
    Math.abs(first.contrast - second.contrast) <= tolerance.contrast &&
    Math.abs(first.edgeDensity - second.edgeDensity) <= tolerance.edgeDensity &&
    hammingDistance(one.perceptualHash, other.perceptualHash) <= maxHashDistance
  );
}

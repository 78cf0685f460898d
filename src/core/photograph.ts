import type { ImageStatistics } from './library/assets.js';

/**
 * Bounds chosen on 12 photographs of nature (Debian's mate-backgrounds), which all pass, against the 520 drawings of the demo library,
 * of which 2 do, and 18 drawn wallpapers of the same package, of which 2 do: most drawings have flat areas, and those without are harder than what a lens draws.
 */
const photographic = { mostFlatness: 0.14, mostRoughness: 27 };

/** Returns whether a picture looks photographed rather than drawn; smooth paintings and soft gradients may pass for photographs. */
export function looksPhotographed({ flatness, roughness }: ImageStatistics): boolean {
  return flatness <= photographic.mostFlatness && roughness <= photographic.mostRoughness;
}

import type { PaletteColour } from '../library/assets.js';
import { hexToLab, type Lab, labDifference, labToHex } from './convert.js';

/** Colours nearer than this CIEDE2000 are one. */
const sameColour = 8;
const mostColours = 12;
/** Accents are small and yet meant: a part of all area from which a colour counts. */
const leastShare = 0.003;

/** Returns the colours that pictures have in common, the most used first: near ones joined, at most 12, each of 0.3 % of all area. */
export function commonColours(palettes: readonly (readonly PaletteColour[])[]): string[] {
  const kept: { lab: Lab; area: number }[] = [];
  const all = palettes.flat().sort((one, other) => other.area - one.area);
  for (const { hex, area } of all) {
    const lab = hexToLab(hex);
    const near = kept.find((one) => labDifference(one.lab, lab) < sameColour);
    if (near === undefined) kept.push({ lab, area });
    else near.area += area;
  }
  return kept
    .sort((one, other) => other.area - one.area)
    .filter(({ area }, at) => at === 0 || area >= leastShare * palettes.length)
    .slice(0, mostColours)
    .map(({ lab }) => labToHex(lab));
}

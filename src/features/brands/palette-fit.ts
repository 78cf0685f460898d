import { hexToLab, type Lab, labDifference, labToHex } from '../../core/colour/convert.js';
import type { PaletteColour } from '../../core/library/assets.js';

/** How a picture's colours stand to those that are approved. */
export interface PaletteFit {
  /** Mean CIEDE2000 from each colour to the nearest that is approved, weighed by area; 0 where all are. */
  distance: number;
  /** Colours that are none of the approved, the largest first. */
  offending: { hex: string; area: number; nearest: string; difference: number }[];
}

/** CIEDE2000 from which two colours side by side are different colours rather than shades of one. */
const otherColour = 12;
/** Smaller areas are edges and details. */
const leastArea = 0.03;
/** Colours of assets nearer than this are one approved colour. */
const sameColour = 8;
const mostApproved = 12;
/** Accents are small and yet meant: a part of all area from which a colour is one of the brand. */
const leastShare = 0.003;

/** Returns how far a palette is from the approved colours, and which of its colours are none of them. Neither may be empty. */
export function fitPalette(palette: readonly PaletteColour[], approved: readonly string[]): PaletteFit {
  const wanted = approved.map((hex) => ({ hex, lab: hexToLab(hex) }));
  const total = palette.reduce((sum, { area }) => sum + area, 0);
  const judged = palette.map(({ hex, area }) => ({
    hex,
    area: area / total,
    ...nearestOf(hexToLab(hex), wanted),
  }));
  return {
    distance: judged.reduce((sum, { area, difference }) => sum + area * difference, 0),
    offending: judged
      .filter(({ area, difference }) => area >= leastArea && difference >= otherColour)
      .sort((one, other) => other.area - one.area),
  };
}

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
    .slice(0, mostApproved)
    .map(({ lab }) => labToHex(lab));
}

function nearestOf(
  lab: Lab,
  wanted: readonly { hex: string; lab: Lab }[],
): { nearest: string; difference: number } {
  let best = { nearest: '', difference: Number.POSITIVE_INFINITY };
  for (const one of wanted) {
    const difference = labDifference(lab, one.lab);
    if (difference < best.difference) best = { nearest: one.hex, difference };
  }
  return best;
}

import { hexToLab, type Lab, labDifference } from '../../core/colour/convert.js';
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

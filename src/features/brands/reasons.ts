import type { Witness } from './nearness.js';
import type { PaletteFit } from './palette-fit.js';
import type { BrandScore } from './scorer.js';
import type { AxisOffset } from './style-axes.js';

/** Differences from which the mean colour is worth a word, CIEDE2000. */
const farColours = 6;
const shownColours = 2;

/** Returns why a picture is judged as it is, in words: colours first, then style, then what it is taken for. */
export function reasonsFor(of: {
  palette: PaletteFit;
  axes: readonly AxisOffset[];
  approved: readonly Witness[];
  rejected: readonly Witness[];
  score: Pick<BrandScore, 'againstLibrary' | 'againstCounters'>;
}): string[] {
  const { palette, axes, approved, rejected, score } = of;
  const reasons = palette.offending
    .slice(0, shownColours)
    .map(
      ({ hex, area, nearest }) =>
        `${percent(area)} of it is ${hex}, which is none of the approved colours; the nearest is ${nearest}`,
    );
  if (reasons.length === 0 && palette.distance >= farColours)
    reasons.push('its colours are shades away from those approved');
  for (const { towards, by } of axes)
    reasons.push(`more ${towards} than the brand, by ${by.toFixed(1)} deviations`);
  const { againstLibrary, againstCounters } = score;
  const [taken] = rejected;
  if (againstCounters !== undefined && againstCounters < againstLibrary && taken !== undefined)
    reasons.push(`nearer to what is none of the brand, such as ${taken.path}`);
  if (reasons.length === 0 && approved[0] !== undefined) reasons.push(`much like ${approved[0].path}`);
  return reasons;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

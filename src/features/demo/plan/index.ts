import type { PictureRecord } from '../record.js';
import { planBrandPictures } from './brand-pictures.js';
import { planCopies } from './copies.js';
import { giveFiles } from './files.js';
import { planIcons } from './icons.js';
import { planPatterns } from './patterns.js';
import { planInteriors, planScenes } from './places.js';
import { planPosters } from './posters.js';

/**
 * Returns the records of the whole demo library, the same ones each time; with a count, that many of them, spread
 * evenly over all kinds.
 */
export function planLibrary(count?: number): PictureRecord[] {
  const originals = giveFiles([
    ...planIcons(),
    ...planPatterns(),
    ...planScenes(),
    ...planPosters(),
    ...planInteriors(),
    ...planBrandPictures(),
  ]);
  const all = [...originals, ...planCopies(originals)];
  if (count === undefined || count >= all.length) return all;
  const chosen = all.filter(
    (_, index) => Math.floor(((index + 1) * count) / all.length) > Math.floor((index * count) / all.length),
  );
  const files = new Set(chosen.map(({ file }) => file));
  return chosen.filter(({ copy }) => copy === undefined || files.has(copy.of));
}

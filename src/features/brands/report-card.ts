import type { BrandVersion } from '../../core/brands/brand.js';
import { exactInterval, type ShareInterval } from './intervals.js';

/** What may be relied on with so many assets. */
export type Level = 'ranks only' | 'indicative' | 'calibrated' | 'strong';

/** What a brand's own pictures say of how well it can be told. */
export interface ReportCard {
  level: Level;
  assets: number;
  /** Share of assets that pass at 0.75 when left out, with its exact interval at 95 %. */
  passRate: ShareInterval;
  /** Share of other pictures of the library that would pass. */
  libraryShare: ShareInterval;
  area: number;
  chance?: number;
  /** False where it cannot be told from the rest of the library; absent where that cannot be tested. */
  isToldApart?: boolean;
  gap?: number;
  /** The least share of false alarms that so few assets can speak of. */
  resolution: number;
  /** What to know before relying on it. */
  notes: string[];
}

export const usualThreshold = 0.75;
const levels: readonly [least: number, level: Level][] = [
  [50, 'strong'],
  [20, 'calibrated'],
  [8, 'indicative'],
];
/** Only so rarely may as many pictures drawn from the library be told apart as well. */
const rarely = 0.01;

/** Returns what may be relied on with so many assets. */
export function levelOf(assets: number): Level {
  return levels.find(([least]) => assets >= least)?.[1] ?? 'ranks only';
}

/** Returns whether a version may say pass or fail at all. */
export function canJudge({ assets, measures }: Pick<BrandVersion, 'assets' | 'measures'>): boolean {
  return levelOf(assets.length) !== 'ranks only' && (measures.chance ?? 0) <= rarely;
}

/** Returns the report card of a version, with all that a person should know before relying on it. */
export function reportCardOf({ assets, measures }: Pick<BrandVersion, 'assets' | 'measures'>): ReportCard {
  const { leftOut, background, area, chance, gap } = measures;
  const passing = leftOut.assets.filter((score) => score >= usualThreshold).length;
  const level = levelOf(assets.length);
  const isToldApart = chance === undefined ? undefined : chance <= rarely;
  return {
    level,
    assets: assets.length,
    passRate: exactInterval(passing, leftOut.assets.length),
    libraryShare: exactInterval(background.passing, background.pictures),
    area,
    ...(chance === undefined ? {} : { chance }),
    ...(isToldApart === undefined ? {} : { isToldApart }),
    ...(gap === undefined ? {} : { gap }),
    resolution: 1 / (assets.length + 1),
    notes: notesOn(level, assets.length, isToldApart, gap),
  };
}

/**
 * Returns the share of right ones among pictures of this score, where `baseRate` of all that come are of the brand: a score is odds
 * at equal shares, and Bayes' rule brings in the true ones.
 */
export function expectedPrecision(score: number, baseRate: number): number {
  const right = baseRate * score;
  const wrong = (1 - baseRate) * (1 - score);
  return right + wrong === 0 ? 0 : right / (right + wrong);
}

function notesOn(
  level: Level,
  assets: number,
  isToldApart: boolean | undefined,
  gap: number | undefined,
): string[] {
  const notes: string[] = [];
  if (isToldApart === false) notes.push('This brand cannot be told from the rest of the library.');
  if (isToldApart === undefined)
    notes.push(
      'Too few other pictures to test whether it can be told from the library: index more than the brand.',
    );
  if (level === 'ranks only')
    notes.push(`With ${assets} of 8 assets it ranks only, and cannot say pass or fail.`);
  if (level === 'indicative') notes.push('Below 20 assets its verdicts are indicative.');
  if (gap !== undefined && gap <= 0)
    notes.push(
      'The model sees its pictures no nearer to each other than to others; colours and make tell them, if anything.',
    );
  return notes;
}

import type { CalibrationCard } from '../../core/calibration/card.js';
import { relevanceAt } from '../../core/calibration/relevance.js';
import { languageOf } from '../../core/lexicon/languages.js';
import type { PictureSources } from '../../core/library/references.js';
import type { QueryThumbs } from '../../core/library/thumbs.js';
import type { Term } from '../../core/query/query.js';
import type { Candidate } from './fusion.js';

/** Returns how likely a candidate is what was asked for, 0 to 1; undefined where that is not calibrated. */
export type RelevanceOf = (candidate: Pick<Candidate, 'cosines'>) => number | undefined;

/** A search by words whose best picture is less likely right than this has found nothing. Chosen with `bench -- relevance`. */
const foundFrom = 0.1;
/** Pictures less likely right than this are left out of what a search by words found: low, for right pictures are often faint. */
const keptFrom = 0.001;

/**
 * Returns the relevance of candidates of a query: the mean of what its wanted words and pictures say, by weight, of the logarithms of
 * their relevance, times the chance that it is nothing of what was unwanted. Palettes, sketches, concepts and single sides of
 * pictures have no scale; a query without any other term, and a model without a card, give none.
 */
export async function relevanceOf(
  terms: readonly Term[],
  { calibration }: Pick<PictureSources, 'calibration'>,
): Promise<RelevanceOf> {
  const isJudged = terms.some((term) => term.weight > 0 && scaleOf(term) !== undefined);
  const card = isJudged ? await calibration?.() : undefined;
  if (card === undefined) return () => undefined;
  return ({ cosines }) => joinedRelevance(terms, cosines, card.relevance);
}

/**
 * Returns the candidates that are close to what was asked for: all that are likely enough right, where the best is likely at all, and
 * whatever words or a thumb speak for. `cutOff` says how many were left out, and the best relevance among all; it is absent
 * where nothing was.
 */
export function closeEnough(
  candidates: readonly Candidate[],
  relevanceOf: RelevanceOf,
  thumbs: QueryThumbs | undefined,
): { kept: readonly Candidate[]; cutOff?: { leftOut: number; best: number } } {
  const relevances = candidates.map(relevanceOf);
  const best = relevances.reduce<number>((most, one) => Math.max(most, one ?? 1), 0);
  const least = best < foundFrom ? Number.POSITIVE_INFINITY : keptFrom;
  const liked = new Set(thumbs?.up);
  const kept = candidates.filter(
    ({ id, matched }, at) => (relevances[at] ?? 1) >= least || matched.some(isWord) || liked.has(id),
  );
  const leftOut = candidates.length - kept.length;
  return leftOut === 0 ? { kept } : { kept, cutOff: { leftOut, best } };
}

/** Returns what to say of an answer that holds nothing because nothing is close. */
export function notesOnCutOff(cutOff: { best: number } | undefined, shown: number): string[] {
  if (cutOff === undefined || shown > 0) return [];
  const best = Math.round(100 * cutOff.best);
  return [
    `The nearest picture has a relevance of ${best} of 100. To see what is nearest all the same: --weak.`,
  ];
}

function isWord(match: Candidate['matched'][number]): boolean {
  return match !== 'meaning' && match !== 'look';
}

/** Returns whether a query asks in words alone, filters aside: only then is nothing close an answer. */
export function asksInWords(terms: readonly Term[]): boolean {
  return terms.length > 0 && terms.every(({ kind }) => kind === 'text');
}

function joinedRelevance(
  terms: readonly Term[],
  cosines: readonly (number | undefined)[],
  scales: CalibrationCard['relevance'],
): number | undefined {
  let [logarithms, weights, unlike] = [0, 0, 1];
  for (const [at, term] of terms.entries()) {
    const scale = scaleOf(term);
    const cosine = cosines[at];
    if (scale === undefined || cosine === undefined) continue;
    const relevance = relevanceAt(scales[scale], cosine);
    if (term.weight < 0) unlike *= 1 - relevance;
    else {
      logarithms += term.weight * Math.log(relevance);
      weights += term.weight;
    }
  }
  return weights === 0 ? undefined : Math.exp(logarithms / weights) * unlike;
}

function scaleOf(term: Term): keyof CalibrationCard['relevance'] | undefined {
  if (term.kind === 'text') return languageOf(term.text);
  return term.kind === 'image' || term.kind === 'asset' ? 'picture' : undefined;
}

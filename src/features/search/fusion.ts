import type { WordField, WordMatch } from '../../core/library/assets.js';
import type { TermMatch } from './term-ranking.js';

export interface Candidate {
  id: string;
  /** Cosine with the query; null when only words were compared. */
  similarity: number | null;
  /** Share of each term of the query in what speaks for the picture or against it. */
  influences: number[];
  /** Cosine with each term of the encoder's. */
  cosines: readonly (number | undefined)[];
  fusion: number;
  matched: ('meaning' | 'look' | WordField)[];
}

/** Damping of reciprocal rank fusion; Cormack, Clarke and Buettcher (2009) found 60 good everywhere. */
const damping = 60;
/** From this share of the query's words on, a word match has a full vote; below, its vote shrinks with it. */
const fullVoteScore = 0.5;
/** A name, title, keyword or tag that holds every word of the query: more than any two rankings can add up to. */
const wholeMatchScore = 0.9;

/**
 * Returns the candidates of both rankings, best first, by reciprocal rank fusion: each ranking gives 1 / (60 + rank).
 * What is named as the query asks comes first, since a small encoder may not know the word. Pictures with the same word score share the mean of their ranks.
 * `foundByWords` holds what the terms say of what only the words found. `wordShare` is the part of the query's weight that words
 * have: beside a picture they vote with that part only, and no name comes first by itself.
 */
export function fuse(
  byMeaning: readonly TermMatch[],
  byWords: readonly WordMatch[],
  options: { foundByWords?: ReadonlyMap<string, TermMatch>; shown: number; wordShare?: number },
): Candidate[] {
  const wordShare = options.wordShare ?? 1;
  const candidates = new Map<string, Candidate>();
  const candidate = (id: string, match: TermMatch | undefined): Candidate => {
    const known = candidates.get(id);
    if (known !== undefined) return known;
    const { similarity = null, influences = [], cosines = [] } = match ?? {};
    const fresh: Candidate = { id, similarity, influences, cosines, fusion: 0, matched: [] };
    candidates.set(id, fresh);
    return fresh;
  };
  byMeaning.forEach((match, index) => {
    const found = candidate(match.id, match);
    found.fusion += 1 / (damping + index + 1);
    if (index < options.shown) found.matched.push(sideOf(match));
  });
  for (const { id, score, fields, rank } of withSharedRanks(byWords)) {
    const found = candidate(id, options.foundByWords?.get(id));
    const isNamed = wordShare === 1 && score >= wholeMatchScore;
    found.fusion += (wordShare * Math.min(1, score / fullVoteScore)) / (damping + rank) + (isNamed ? 1 : 0);
    found.matched.push(...fields);
  }
  for (const found of candidates.values()) if (found.matched.length === 0) found.matched.push(sideOf(found));
  return [...candidates.values()].sort(byFusion);
}

/** Returns what terms compared: without the model, only how pictures look. */
export function sideOf({ similarity }: { similarity: number | null }): 'meaning' | 'look' {
  return similarity === null ? 'look' : 'meaning';
}

function byFusion(a: Candidate, b: Candidate): number {
  return b.fusion - a.fusion || (b.similarity ?? 0) - (a.similarity ?? 0) || (a.id < b.id ? -1 : 1);
}

/** A word that a hundred names hold says little: all hundred stand in the middle of their places, not at the first. */
function withSharedRanks(matches: readonly WordMatch[]): (WordMatch & { rank: number })[] {
  const places = new Map<number, { first: number; count: number }>();
  matches.forEach(({ score }, index) => {
    const place = places.get(score);
    if (place === undefined) places.set(score, { first: index + 1, count: 1 });
    else place.count++;
  });
  return matches.map((match) => {
    const { first, count } = places.get(match.score)!;
    return { ...match, rank: first + (count - 1) / 2 };
  });
}

import { MotifError } from '../../core/errors.js';
import type { AssetFilter, WordMatch } from '../../core/library/assets.js';
import type { Library } from '../../core/library/library.js';
import type { PictureSources } from '../../core/library/references.js';
import type { QueryThumbs } from '../../core/library/thumbs.js';
import { queryWords } from '../../core/library/words.js';
import { formatQuery, formatTerm } from '../../core/query/format.js';
import { parseQuery } from '../../core/query/grammar.js';
import type { Query } from '../../core/query/query.js';
import type { SearchOutput, SearchResult } from '../../core/results/schemas.js';
import { type Folded, foldResults } from './fold.js';
import { type Candidate, fuse } from './fusion.js';
import { notesOnPaths } from './path-notes.js';
import { asksInWords, closeEnough, notesOnCutOff, type RelevanceOf, relevanceOf } from './relevance.js';
import { tellingPathFirst } from './telling-path.js';
import { rankByTerms } from './term-ranking.js';
import { likedFirst, notesOnThumbs, thumbLookup, thumbsOf } from './thumbs.js';
import { matchQueryWords } from './word-matches.js';
import { notesOnWords } from './word-notes.js';

export interface SearchRequest {
  /** As a text, or as what a text means. */
  query: string | Query;
  limit: number;
  foldCopies: boolean;
  meaningOnly: boolean;
  wordsOnly: boolean;
  /** Whether the thumbs of the query count. */
  feedback?: boolean;
  /** Whether pictures that are hardly close are given too. */
  weak?: boolean;
}

/** Near copies and word matches take places in a ranking; so many more are looked at than are shown. */
const depth = { factor: 3, atLeast: 200 };
/** Pictures among so many by meaning are said to match by it, however few are asked for. */
const nearByMeaning = 20;
/** A negative term takes the word vote from pictures that are named so. */
const namedScore = 0.9;

/** Returns the pictures that a query text asks for, best first. Reads the ledger alone where no term needs a vector. */
export async function searchLibrary(request: SearchRequest, parts: PictureSources): Promise<SearchOutput> {
  const query = typeof request.query === 'string' ? parseQuery(request.query) : request.query;
  const { library } = parts;
  const { ledger } = library;
  rejectContradiction(request, query);
  const within = ledger.select(query.filter);
  const encoded = ledger.counts().encoded;
  const searched = within?.size ?? encoded;
  const thumbs = request.feedback === true ? thumbsOf(query, parts) : undefined;
  const relevance = await relevanceOf(searched === 0 || request.wordsOnly ? [] : query.terms, parts);
  const ranked =
    searched === 0 ? [] : likedFirst(await rank(query, request, parts, { within, thumbs }), thumbs);
  const isCut = request.weak !== true && asksInWords(query.terms);
  const { kept, cutOff } = isCut ? closeEnough(ranked, relevance, thumbs) : { kept: ranked };
  const folded = await foldResults(kept, library, request);
  return {
    query: formatQuery(query),
    terms: query.terms.map((term) => ({ term: formatTerm({ ...term, weight: 1 }), weight: term.weight })),
    model: library.identity.modelId,
    searched,
    results: withThumbs(toResults(folded, relevance, queryWords(textsOf(query, true).join(' '))), thumbs),
    ...(cutOff === undefined ? {} : { cutOff }),
    ...(thumbs === undefined ? {} : { thumbs: { up: thumbs.up.length, down: thumbs.down.length } }),
    notes: [
      ...notesOnPaths(query.terms, parts),
      ...notesOnCutOff(cutOff, folded.length),
      ...(searched === 0 || request.wordsOnly ? [] : await notesOnWords(query.terms, parts)),
      ...notesOn(library, query.filter, searched),
      ...notesOnThumbs(thumbs),
    ],
  };
}

/** Returns results in their public shape, ranked in the given order, each under the path that holds most of `words`. */
export function toResults(
  folded: readonly Folded[],
  relevanceOf: RelevanceOf,
  words: readonly string[] = [],
): SearchResult[] {
  return folded.map(({ candidate, asset, nearCopies }, index) => {
    const [path, ...exactCopies] = tellingPathFirst(asset.paths, words);
    return {
      rank: index + 1,
      id: asset.id,
      path: path!,
      relevance: relevanceOf(candidate) ?? null,
      similarity: candidate.similarity,
      influences: candidate.influences,
      fusion: candidate.fusion,
      matched: candidate.matched,
      format: asset.format,
      widthPx: asset.widthPx,
      heightPx: asset.heightPx,
      copies: [...exactCopies, ...nearCopies],
    };
  });
}

function withThumbs(results: SearchResult[], thumbs: QueryThumbs | undefined): SearchResult[] {
  if (thumbs === undefined) return results;
  const thumbOf = thumbLookup(thumbs);
  return results.map((result) => {
    const thumb = thumbOf(result.id);
    return thumb === undefined ? result : { ...result, thumb };
  });
}

/** Returns what a person should know of an answer: that nothing is indexed, or not all. */
export function notesOn(library: Library, filter: AssetFilter, searched: number): string[] {
  const { assets, encoded } = library.ledger.counts();
  if (assets === 0) return ['The library holds no pictures yet. Run `motif index` to read its folders.'];
  const notes: string[] = [];
  if (searched === 0 && encoded > 0 && Object.keys(filter).length > 0)
    notes.push('No picture passes the filters; leave one out.');
  const waiting = assets - encoded;
  if (waiting > 0) {
    notes.push(
      `${waiting} ${waiting === 1 ? 'picture waits' : 'pictures wait'} to be indexed. Run \`motif index\`.`,
    );
  }
  return notes;
}

async function rank(
  query: Query,
  request: SearchRequest,
  parts: PictureSources,
  { within, thumbs }: { within: ReadonlySet<string> | undefined; thumbs: QueryThumbs | undefined },
): Promise<Candidate[]> {
  const { library } = parts;
  const limit = Math.max(depth.atLeast, request.limit * depth.factor);
  const options = within === undefined ? { limit } : { limit, within };
  if (query.terms.length === 0) {
    const newest = library.ledger.newest(options);
    return newest.map((id) => ({
      ...{ id, similarity: null },
      influences: [],
      cosines: [],
      fusion: 0,
      matched: [],
    }));
  }
  const byWords = request.meaningOnly ? [] : matchWords(query, library, options, request.wordsOnly);
  if (request.wordsOnly) return fuse([], byWords, { shown: request.limit });
  const ranking = await rankByTerms(query.terms, parts, thumbs);
  const byMeaning = await ranking.best(options);
  const near = new Set(byMeaning.map(({ id }) => id));
  const liked = (thumbs?.up ?? []).filter((id) => !near.has(id) && (within?.has(id) ?? true));
  if (liked.length > 0) {
    const matches = [...(await ranking.of(liked)).values()];
    byMeaning.push(...matches.sort((one, other) => other.score - one.score));
    for (const id of liked) near.add(id);
  }
  const far = byWords.map(({ id }) => id).filter((id) => !near.has(id));
  const foundByWords = far.length === 0 ? new Map() : await ranking.of(far);
  const shown = Math.max(request.limit, nearByMeaning);
  return fuse(byMeaning, byWords, { foundByWords, shown, wordShare: wordShareOf(query) });
}

function matchWords(
  query: Query,
  library: Library,
  options: { limit: number; within?: ReadonlySet<string> },
  isAlone: boolean,
): WordMatch[] {
  const wanted = textsOf(query, true).join(' ');
  if (wanted === '') return [];
  const unwanted = new Set(
    textsOf(query, false).flatMap((text) =>
      matchQueryWords(text, library.ledger, options)
        .filter(({ score }) => isAlone || score >= namedScore)
        .map(({ id }) => id),
    ),
  );
  return matchQueryWords(wanted, library.ledger, options).filter(({ id }) => !unwanted.has(id));
}

/** Returns the texts that a query asks for, or those that it asks to keep away from. */
function textsOf({ terms }: Query, isWanted: boolean): string[] {
  return terms.flatMap((term) => (term.kind === 'text' && term.weight > 0 === isWanted ? [term.text] : []));
}

/** Returns the part of the query's positive weight that its texts have, in [0, 1]. */
function wordShareOf({ terms }: Query): number {
  let texts = 0;
  let all = 0;
  for (const { kind, weight } of terms) {
    if (weight <= 0) continue;
    all += weight;
    if (kind === 'text') texts += weight;
  }
  return all === 0 ? 0 : texts / all;
}

function rejectContradiction(request: SearchRequest, { terms }: Query): void {
  if (request.meaningOnly && request.wordsOnly) {
    throw new MotifError('invalid_input', 'Expected meaning only or words only, received both', {
      hint: 'Leave both out to search by meaning and by words.',
    });
  }
  const hasWords = terms.some((term) => term.kind === 'text' && term.weight > 0);
  if (request.wordsOnly && terms.length > 0 && !hasWords) {
    throw new MotifError('invalid_input', 'Expected words for a search by words only, received none', {
      hint: 'Add words to the query, or leave out --words-only.',
    });
  }
  const picture = terms.find((term) => term.kind !== 'text');
  if (request.wordsOnly && picture !== undefined) {
    throw new MotifError(
      'invalid_input',
      `Expected only words for a search by words, received a term of kind ${picture.kind}`,
      {
        hint: 'Leave out the term or --words-only.',
      },
    );
  }
}

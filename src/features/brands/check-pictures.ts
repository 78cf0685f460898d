import type { BrandVersion } from '../../core/brands/brand.js';
import type { Library } from '../../core/library/library.js';
import type { PictureSources } from '../../core/library/references.js';
import type { Progress } from '../../core/operation.js';
import { evenSample } from '../../core/sample.js';
import { lookAt, type Unread } from '../../core/traits/look-at.js';
import type { SeenPicture } from '../../core/traits/pictures.js';
import { dot } from '../../core/vector.js';
import { typicality } from './intervals.js';
import { correctedNearness, hubnessOf, type Witness } from './nearness.js';
import { fitPalette, type PaletteFit } from './palette-fit.js';
import { reasonsFor } from './reasons.js';
import { canJudge } from './report-card.js';
import { type BrandScore, scorePicture } from './scorer.js';
import { type KeptScorer, readScorer } from './scorer-text.js';
import { type AxisOffset, offAxes } from './style-axes.js';

/** Whether a picture is of the brand: only said where the bounds of its score lie on one side of the threshold. */
export type Verdict = 'pass' | 'fail' | 'cannot say';

export interface Judged extends Omit<BrandScore, 'rank'> {
  picture: SeenPicture;
  verdict: Verdict;
  /** True for one of the brand's own pictures, whose score is that without it. */
  isAsset: boolean;
  /** How usual its score is among those of the brand's own pictures, in (0, 1]. */
  typicality: number;
  palette: PaletteFit;
  approved: Witness[];
  rejected: Witness[];
  axes: AxisOffset[];
  /** The same in words, what weighs most first. */
  reasons: string[];
}

/** Pictures among which hubs are looked for. */
const hubSample = 300;
const shownWitnesses = 3;

/** Returns the verdict on a score with these bounds; `isSure` is false for a brand that may say neither. */
export function verdictOf(
  { low, high }: Pick<BrandScore, 'low' | 'high'>,
  threshold: number,
  isSure: boolean,
): Verdict {
  if (!isSure) return 'cannot say';
  return low >= threshold ? 'pass' : high < threshold ? 'fail' : 'cannot say';
}

/**
 * Returns what a version of a brand says of files, folders and pictures of the library, in their order; a file that cannot be read is a
 * failure with a reason and does not stop the others.
 */
export async function checkPictures(
  { version, scorer: text }: { version: BrandVersion; scorer: string },
  references: readonly string[],
  threshold: number,
  sources: PictureSources & { progress: (report: Progress) => void },
): Promise<{ judged: Judged[]; unread: Unread[] }> {
  const { library } = sources;
  const kept = readScorer(text, library.identity.dimensions);
  const witnesses = await witnessesFor(version, library);
  const judged: Judged[] = [];
  const unread: Unread[] = [];
  for await (const found of lookAt(references, sources, 'check')) {
    if (found.picture === undefined) unread.push(found.unread);
    else judged.push(judge(found.picture, { version, kept, witnesses, threshold }));
  }
  return { judged, unread };
}

interface Witnesses {
  assets: Seen[];
  counters: Seen[];
}

interface Seen {
  path: string;
  id: string;
  vector: Float32Array;
  hubness: number;
}

function judge(
  picture: SeenPicture,
  known: { version: BrandVersion; kept: KeptScorer; witnesses: Witnesses; threshold: number },
): Judged {
  const { version, kept, witnesses, threshold } = known;
  const { meaning } = picture.traits;
  const { rank: _rank, ...full } = scorePicture(kept.scorer, picture.traits);
  const score = withoutItself(full, version, picture.id);
  const others = witnesses.assets.filter(({ id }) => id !== picture.id);
  const palette = fitPalette(picture.palette, version.palette);
  const axes = offAxes(kept.axes, meaning);
  const approved = nearest(meaning, others);
  const rejected = nearest(
    meaning,
    witnesses.counters.filter(({ id }) => id !== picture.id),
  );
  return {
    ...score,
    picture,
    verdict: verdictOf(score, threshold, canJudge(version)),
    isAsset: version.assets.includes(picture.id),
    typicality: typicality(score.score, leftOutScores(version, picture.id)),
    palette,
    approved,
    rejected,
    axes,
    reasons: reasonsFor({ palette, axes, approved, rejected, score }),
  };
}

function leftOutScores({ assets, measures }: BrandVersion, without: string): number[] {
  return measures.leftOut.assets.filter((_, at) => assets[at] !== without);
}

/** A picture that the scorer was learned from would vouch for itself, or speak against itself. */
function withoutItself(
  full: Omit<BrandScore, 'rank'>,
  { assets, counters, measures: { leftOut } }: BrandVersion,
  id: string,
): Omit<BrandScore, 'rank'> {
  const score = leftOut.assets[assets.indexOf(id)] ?? leftOut.counters[counters.indexOf(id)];
  if (score === undefined) return full;
  return { ...full, score, low: Math.min(full.low, score), high: Math.max(full.high, score) };
}

/** Pictures that have left the library are no witnesses any more; scores do not need them. */
async function witnessesFor(version: BrandVersion, library: Library): Promise<Witnesses> {
  const ids = library.ledger.encodedIds().sort();
  const background = [...(await library.vectors.get(evenSample(ids, hubSample))).entries()];
  const seen = async (wanted: readonly string[]): Promise<Seen[]> => {
    const vectors = await library.vectors.get(wanted);
    return library.ledger.assets(wanted).flatMap(({ id, paths }) => {
      const vector = vectors.get(id);
      if (vector === undefined) return [];
      const others = background.flatMap(([other, own]) => (other === id ? [] : [own]));
      return [{ id, path: paths[0] ?? id, vector, hubness: hubnessOf(vector, others) }];
    });
  };
  return { assets: await seen(version.assets), counters: await seen(version.counters) };
}

/** What the judged picture's own hubness takes off is the same for all, and changes no order. */
function nearest(vector: Float32Array, among: readonly Seen[]): Witness[] {
  return among
    .map(({ path, id, vector: other, hubness }) => {
      const similarity = Math.min(1, dot(vector, other));
      return { path, id, similarity, nearness: correctedNearness(similarity, 0, hubness) };
    })
    .sort((one, other) => other.nearness - one.nearness)
    .slice(0, shownWitnesses)
    .map(({ nearness: _nearness, ...witness }) => witness);
}

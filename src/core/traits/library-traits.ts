import type { CalibrationCard } from '../calibration/card.js';
import { MotifError } from '../errors.js';
import type { Asset } from '../library/assets.js';
import type { Library } from '../library/library.js';
import { libraryMoments } from '../library/library-moments.js';
import { momentsOf } from '../moments.js';
import { areNearCopies } from '../near-copies.js';
import { evenSample } from '../sample.js';
import { type Channel, helpedOut, type LibrarySpread, spreadOf } from './channels.js';
import { picturesOf, type SeenPicture } from './pictures.js';

/** Pictures that examples are held against; more would change the shares by less than a percent. */
const mostBackground = 1_000;

/** Returns an even sample of at most 1,000 other pictures of the library, which examples are held against. */
export async function backgroundOf(library: Library, without: ReadonlySet<string>): Promise<SeenPicture[]> {
  // Ids are hashes of contents, so that the sample has no order that could favour something.
  const ids = library.ledger
    .encodedIds()
    .filter((id) => !without.has(id))
    .sort();
  return picturesOf(library, evenSample(ids, mostBackground));
}

/** Returns how the library spreads in every channel; the sample says it where the library keeps no moments. */
export async function spreadsOver(
  library: Library,
  background: readonly SeenPicture[],
  card: CalibrationCard | undefined,
): Promise<Record<Channel, LibrarySpread>> {
  const sampled = (channel: Channel) => momentsOf(background.map(({ traits }) => traits[channel]));
  const meaning = (await libraryMoments(library, card?.pictures)) ?? sampled('meaning');
  const looks = (await libraryMoments(library, undefined, 'looks')) ?? sampled('looks');
  return {
    meaning: spreadOf(meaning),
    looks: spreadOf(looks),
    measures: spreadOf(helpedOut(sampled('measures'))),
    palette: spreadOf(helpedOut(sampled('palette'))),
  };
}

/** Returns for each asset the first that it is a near copy of: copies would vouch for each other. */
export function copyGroups(assets: readonly Asset[]): number[] {
  const groups: number[] = [];
  assets.forEach((asset, at) => {
    const first = assets.slice(0, at).findIndex((other) => areNearCopies(asset, other));
    groups.push(first === -1 ? at : groups[first]!);
  });
  return groups;
}

/** Throws `not_found` for the first picture that has no vector yet. */
export function refuseWaiting(wanted: readonly Asset[], seen: readonly SeenPicture[]): void {
  const waiting = wanted.find(({ id }) => !seen.some((picture) => picture.id === id));
  if (waiting === undefined) return;
  throw new MotifError('not_found', `Expected a vector of ${waiting.paths[0] ?? waiting.id}, received none`, {
    hint: 'Run motif index; it goes on where it stopped.',
    path: waiting.paths[0],
  });
}

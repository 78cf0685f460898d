import { throwIfCancelled } from '../../core/errors.js';
import type { Asset } from '../../core/library/assets.js';
import { areSamePicture } from '../../core/library/copies.js';
import type { Library } from '../../core/library/library.js';
import { hammingDistance } from '../../core/perceptual-hash.js';

export interface DuplicateGroup {
  /** `exact`: one content in several files; `near`: the same picture in other sizes, formats or qualities. */
  kind: 'exact' | 'near';
  /** The largest picture first. */
  assets: Asset[];
}

/** Larger groups of like hashes are blank or flat pictures; each is compared with the first ones only. */
const comparedWith = 200;

/** Returns groups of files that show one picture, largest groups first. Hashes of near copies differ in at most `maxBits` of 64. */
export async function findDuplicates(
  library: Library,
  maxBits: number,
  signal?: AbortSignal,
): Promise<DuplicateGroup[]> {
  const { ledger } = library;
  const near = await nearGroups(library, maxBits, signal);
  const inNearGroup = new Set(near.flatMap((group) => group.assets.map(({ id }) => id)));
  const exact = ledger
    .assets(ledger.encodedIds())
    .filter((asset) => asset.paths.length > 1 && !inNearGroup.has(asset.id))
    .map((asset): DuplicateGroup => ({ kind: 'exact', assets: [asset] }));
  return [...near, ...exact].sort(
    (a, b) => fileCount(b) - fileCount(a) || (firstPath(a) < firstPath(b) ? -1 : 1),
  );
}

async function nearGroups(
  library: Library,
  maxBits: number,
  signal: AbortSignal | undefined,
): Promise<DuplicateGroup[]> {
  const groups: DuplicateGroup[] = [];
  for (const ids of connected(library.ledger.nearDuplicates(maxBits))) {
    throwIfCancelled(signal);
    const vectors = await library.vectors.get(ids);
    const assets = library.ledger.assets(ids);
    const links: [string, string][] = [];
    assets.forEach((one, index) => {
      for (const other of assets.slice(index + 1, index + 1 + comparedWith)) {
        const isNear = hammingDistance(one.perceptualHash, other.perceptualHash) <= maxBits;
        if (isNear && areSamePicture(one, other, vectors)) links.push([one.id, other.id]);
      }
    });
    for (const group of connected(links)) {
      groups.push({ kind: 'near', assets: library.ledger.assets(group).sort(largestFirst) });
    }
  }
  return groups;
}

/** Returns the sets of ids that links join, each id once, in the order in which they appear. */
function connected(links: readonly (readonly [string, string, ...unknown[]])[]): string[][] {
  const groupOf = new Map<string, string[]>();
  for (const [one, other] of links) {
    const first = groupOf.get(one) ?? [one];
    const second = groupOf.get(other) ?? [other];
    groupOf.set(one, first);
    groupOf.set(other, second);
    if (first === second) continue;
    const [kept, joined] = first.length >= second.length ? [first, second] : [second, first];
    for (const id of joined) {
      kept.push(id);
      groupOf.set(id, kept);
    }
  }
  return [...new Set(groupOf.values())];
}

function largestFirst(a: Asset, b: Asset): number {
  return b.widthPx * b.heightPx - a.widthPx * a.heightPx || b.bytes - a.bytes || (a.id < b.id ? -1 : 1);
}

function fileCount({ assets }: DuplicateGroup): number {
  return assets.reduce((sum, { paths }) => sum + paths.length, 0);
}

function firstPath({ assets }: DuplicateGroup): string {
  return assets[0]?.paths[0] ?? '';
}

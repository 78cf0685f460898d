import type { CalibrationCard } from '../../core/calibration/card.js';
import { commonColours } from '../../core/colour/common-colours.js';
import { MotifError } from '../../core/errors.js';
import type { HeardLexicon } from '../../core/lexicon/hearing.js';
import type { Style, StyleLexicon } from '../../core/lexicon/styles.js';
import { areSamePicture } from '../../core/library/copies.js';
import type { Library } from '../../core/library/library.js';
import { dot, normalise, type UnitVector } from '../../core/vector.js';
import { clusterByDirection } from './clusters.js';
import { stylesOf } from './naming.js';

export interface Lead {
  id: string;
  path: string;
}

/** One way to answer a brief. */
export interface Direction {
  styles: Style[];
  leads: Lead[];
  /** Colours that its pictures have in common, the most used first. */
  palette: string[];
  /** Pictures of the brief's that went this way. */
  pictures: number;
  /** How much nearer its pictures are to its middle than to the nearest other direction's, 0 to 1 (simplified silhouette). */
  distinctness: number;
}

export interface DirectionSources {
  library: Library;
  lexicon: StyleLexicon;
  card: CalibrationCard | undefined;
  heard: HeardLexicon;
}

const shownColours = 5;

/**
 * Returns up to `count` directions that the pictures `ids` (best first) take, the one with the best pictures first: groups of what
 * they differ in beside what all have in common. Each leads with pictures in its middle that stand far up, no two of them
 * alike. Throws `not_found` for fewer than two pictures.
 */
export async function findDirections(
  ids: readonly string[],
  { count, leads }: { count: number; leads: number },
  { library, lexicon, card, heard }: DirectionSources,
): Promise<Direction[]> {
  const stored = await library.vectors.get(ids);
  const places = ids.filter((id) => stored.has(id));
  if (places.length < 2) {
    throw new MotifError(
      'not_found',
      `Expected pictures to take directions from, received ${places.length}`,
      {
        hint: 'Index more pictures, or ask for something broader.',
      },
    );
  }
  const vectors = places.map((id) => stored.get(id)!);
  const middle = vectors[0]!.map(
    (_, at) => vectors.reduce((sum, vector) => sum + vector[at]!, 0) / vectors.length,
  );
  const apart = vectors.map((vector) => normalise(vector.map((value, at) => value - middle[at]!)));
  const { groupOf, centres } = clusterByDirection(apart, count);
  const names = stylesOf(centres, heard, { lexicon, card });
  const assets = new Map(library.ledger.assets(places).map((asset) => [asset.id, asset]));
  return centres
    .map((centre, group) => {
      const members = places.flatMap((id, at) =>
        groupOf[at] === group ? [{ id, at, nearness: dot(apart[at]!, centre) }] : [],
      );
      const chosen = leadsOf(members, leads, (one, other) => {
        const [first, second] = [assets.get(one), assets.get(other)];
        return first !== undefined && second !== undefined && areSamePicture(first, second, stored);
      });
      const best = members.reduce((sum, { at }) => sum + at, 0) / members.length;
      return {
        best,
        styles: names[group]!,
        leads: chosen.flatMap((id) => {
          const [path] = assets.get(id)?.paths ?? [];
          return path === undefined ? [] : [{ id, path }];
        }),
        palette: commonColours(
          members.flatMap(({ id }) => (assets.has(id) ? [assets.get(id)!.palette] : [])),
        ).slice(0, shownColours),
        pictures: members.length,
        distinctness: distinctnessOf(
          members.map(({ at }) => apart[at]!),
          group,
          centres,
        ),
      };
    })
    .sort((one, other) => one.best - other.best)
    .map(({ best: _best, ...direction }) => direction);
}

/** Near the middle and far up counts alike: the sum of both ranks decides. */
function leadsOf(
  members: readonly { id: string; at: number; nearness: number }[],
  most: number,
  areAlike: (one: string, other: string) => boolean,
): string[] {
  const byNearness = [...members].sort((one, other) => other.nearness - one.nearness);
  const rank = new Map(byNearness.map(({ id }, at) => [id, at]));
  const ordered = members
    .map((member, at) => ({ ...member, sum: at + rank.get(member.id)! }))
    .sort((one, other) => one.sum - other.sum || one.at - other.at);
  const chosen: string[] = [];
  for (const { id } of ordered) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => areAlike(id, other))) chosen.push(id);
  }
  return chosen;
}

function distinctnessOf(
  members: readonly UnitVector[],
  group: number,
  centres: readonly UnitVector[],
): number {
  if (centres.length < 2) return 0;
  const sum = members.reduce((total, vector) => {
    const own = 1 - dot(vector, centres[group]!);
    const other = Math.min(
      ...centres.flatMap((centre, at) => (at === group ? [] : [1 - dot(vector, centre)])),
    );
    return total + (other - own) / Math.max(own, other, 1e-9);
  }, 0);
  return Math.max(0, sum / members.length);
}

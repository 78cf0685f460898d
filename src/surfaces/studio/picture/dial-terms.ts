import type { Term } from '../../../core/query/query.js';

/** Sides by which pictures may be like one, in the order in which they are shown. */
export const sides = ['style', 'colour', 'subject', 'composition'] as const;
export type Side = (typeof sides)[number];

/** How much each side counts, from 0 to 1. */
export type Dialled = Readonly<Record<Side, number>>;

/** Returns the sides as `similar` takes them, undefined where none is turned up: the picture as a whole. */
export function dialledBy(dialled: Dialled): string | undefined {
  const turned = sides.filter((side) => dialled[side] > 0);
  return turned.length === 0 ? undefined : turned.map((side) => `${side}:${dialled[side]}`).join(',');
}

/** Returns the same as terms of a query. */
export function dialledTerms(id: string, dialled: Dialled): Term[] {
  const turned = sides.filter((side) => dialled[side] > 0);
  if (turned.length === 0) return [{ kind: 'asset', id, weight: 1 }];
  return turned.map((side) => {
    const weight = dialled[side];
    return side === 'colour'
      ? { kind: 'paletteOf', path: id, weight }
      : { kind: 'likeness', by: side, path: id, weight };
  });
}

import { dot } from '../../core/vector.js';

/** A picture of the brand, or one that is none of it, that a judged picture is near to. */
export interface Witness {
  path: string;
  id: string;
  /** Cosine, -1 to 1. */
  similarity: number;
}

/** How many neighbours tell whether a picture is a hub, as Lample et al. (2018) take. */
const hubNeighbours = 10;

/** Returns the mean cosine of a vector with its ten nearest of the background: high for hubs, which are near to everything. */
export function hubnessOf(vector: Float32Array, background: readonly Float32Array[]): number {
  const near = background.map((other) => dot(vector, other)).sort((one, other) => other - one);
  const nearest = near.slice(0, hubNeighbours);
  return nearest.reduce((sum, value) => sum + value, 0) / Math.max(1, nearest.length);
}

/**
 * Returns how near two vectors are, corrected for hubs: `2 cos(x, y) - r(x) - r(y)` (CSLS; Conneau, Lample et al. 2018, "Word
 * translation without parallel data", section 2.3), with `r` of `hubnessOf`.
 */
export function correctedNearness(cosine: number, one: number, other: number): number {
  return 2 * cosine - one - other;
}

/**
 * Returns how much nearer assets are to each other than to the background, corrected for hubs, or undefined for one asset: what
 * is below 0 is no style that this model sees. Near copies (of one group) are no evidence.
 */
export function discriminationGap(
  assets: readonly Float32Array[],
  groups: readonly number[],
  background: readonly Float32Array[],
): number | undefined {
  const hubs = assets.map((asset) => hubnessOf(asset, background));
  const otherHubs = background.map((other) =>
    hubnessOf(
      other,
      background.filter((one) => one !== other),
    ),
  );
  let [within, pairs, across] = [0, 0, 0];
  assets.forEach((asset, i) => {
    for (let j = 0; j < i; j++) {
      if (groups[i] === groups[j]) continue;
      within += correctedNearness(dot(asset, assets[j]!), hubs[i]!, hubs[j]!);
      pairs++;
    }
    background.forEach((other, j) => {
      across += correctedNearness(dot(asset, other), hubs[i]!, otherHubs[j]!);
    });
  });
  return pairs === 0 ? undefined : within / pairs - across / (assets.length * background.length);
}

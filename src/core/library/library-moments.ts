import { readFile } from 'node:fs/promises';
import { packFloats, unpackFloats } from '../calibration/packing.js';
import { type Moments, mixMoments, momentsOf } from '../moments.js';
import { evenSample } from '../sample.js';
import { writeFileAtomically } from './durable.js';
import type { Library } from './library.js';

/** Enough that the spread along any direction is known within some percent. */
const mostSampled = 4_096;
/** Moments are computed anew when the library has grown or shrunk by this share. */
const staleShare = 0.1;
/** A general cloud counts as so many pictures beside the library's own. */
const priorWeight = { measured: 200, assumed: 20 };

/**
 * Returns mean and covariance of the library's vectors, from an even sample of at most 4,096 and kept beside it until the
 * library has changed by a tenth. A small library is helped out: by the moments that the model's card has of pictures in
 * general, else by assuming that it spreads alike in all directions. `space` says whether of what pictures mean or
 * of what they look like. Undefined for a library without vectors. Costs
 * up to a second when computed, some milliseconds when kept.
 */
export async function libraryMoments(
  library: Library,
  general?: Moments,
  space: Space = 'vectors',
): Promise<Moments | undefined> {
  const { encoded } = library.ledger.counts();
  if (encoded === 0) return undefined;
  const own = (await kept(library, space, encoded)) ?? (await compute(library, space));
  if (own === undefined) return undefined;
  const prior = general ?? spreadEvenly(own);
  const weight = general === undefined ? priorWeight.assumed : priorWeight.measured;
  return mixMoments(own, prior, weight / (encoded + weight));
}

async function compute(library: Library, space: Space): Promise<Moments | undefined> {
  const ids = library.ledger.encodedIds();
  // Ids are hashes of contents: in their order, every n-th is a fair sample.
  const sample = evenSample([...ids].sort(), mostSampled);
  const vectors = [...(await library[space].get(sample)).values()];
  if (vectors.length === 0) return undefined;
  const moments = momentsOf(vectors);
  await keep(library, space, ids.length, moments);
  return moments;
}

/** Unit vectors with the library's mean whose remaining length lies in no direction more than in another. */
function spreadEvenly({ mean, count }: Moments): Moments {
  const dimensions = mean.length;
  const length = mean.reduce((sum, value) => sum + value * value, 0);
  const covariance = new Float32Array(dimensions * dimensions);
  for (let at = 0; at < dimensions; at++)
    covariance[at * dimensions + at] = Math.max(0, 1 - length) / dimensions;
  return { count, mean, covariance };
}

interface Kept {
  preprocessingHash: string;
  /** Vectors in the library when it was computed. */
  encoded: number;
  count: number;
  mean: string;
  covariance: string;
}

/** Which of the library's vectors: what pictures mean, or what they look like. */
export type Space = 'vectors' | 'looks';

const fileName = (space: Space) => (space === 'vectors' ? 'moments.json' : `moments-${space}.json`);

async function kept(library: Library, space: Space, encoded: number): Promise<Moments | undefined> {
  const { preprocessingHash } = library.identity;
  const { dimensions } = library[space];
  try {
    const found = JSON.parse(await readFile(library.derivedPath(fileName(space)), 'utf8')) as Kept;
    const isOfNow =
      found.preprocessingHash === preprocessingHash &&
      Math.abs(found.encoded - encoded) <= staleShare * Math.max(found.encoded, encoded);
    if (!isOfNow) return undefined;
    const [mean, covariance] = [unpackFloats(found.mean), unpackFloats(found.covariance)];
    const isWhole = mean.length === dimensions && covariance.length === dimensions * dimensions;
    return isWhole ? { count: found.count, mean, covariance } : undefined;
  } catch {
    // Derived, so that a damaged file is worth no more than none.
    return undefined;
  }
}

async function keep(
  library: Library,
  space: Space,
  encoded: number,
  { count, mean, covariance }: Moments,
): Promise<void> {
  const { preprocessingHash } = library.identity;
  const stored: Kept = {
    preprocessingHash,
    encoded,
    count,
    mean: packFloats(mean),
    covariance: packFloats(covariance),
  };
  // A library that may only be read is searched as well, only a little slower.
  await writeFileAtomically(library.derivedPath(fileName(space)), JSON.stringify(stored)).catch(
    () => undefined,
  );
}

import { hammingDistance } from '../perceptual-hash.js';

/** With 8 bands of 8 bits, hashes that differ in at most 7 bits agree in one band at least. */
const mostBits = 7;

/**
 * Returns pairs of ids whose 64-bit hashes differ in at most `maxBits` (capped at 7) bits, with the number of bits.
 * Pictures with the same hash form a chain instead of all pairs, so that a thousand blank pages give 999 pairs.
 * Banding after Manku, Jain and Das Sarma (2007), "Detecting near-duplicates for web crawling", section 3.
 */
export function nearPairs(
  items: readonly { id: string; hash: string }[],
  maxBits: number,
): [string, string, number][] {
  const limit = Math.min(maxBits, mostBits);
  const pairs: [string, string, number][] = [];
  const firstWith = new Map<string, string>();
  const lastWith = new Map<string, string>();
  for (const { id, hash } of items) {
    const previous = lastWith.get(hash);
    if (previous === undefined) firstWith.set(hash, id);
    else pairs.push([previous, id, 0]);
    lastWith.set(hash, id);
  }
  const compared = new Set<string>();
  for (let band = 0; band < 8; band++) {
    const buckets = new Map<string, string[]>();
    for (const hash of firstWith.keys()) {
      const key = hash.slice(band * 2, band * 2 + 2);
      const bucket = buckets.get(key);
      if (bucket) bucket.push(hash);
      else buckets.set(key, [hash]);
    }
    for (const bucket of buckets.values()) {
      for (let i = 0; i < bucket.length; i++) {
        for (let j = i + 1; j < bucket.length; j++) {
          const bits = hammingDistance(bucket[i]!, bucket[j]!);
          if (bits > limit) continue;
          const key = `${bucket[i]} ${bucket[j]}`;
          if (compared.has(key)) continue;
          compared.add(key);
          pairs.push([firstWith.get(bucket[i]!)!, firstWith.get(bucket[j]!)!, bits]);
        }
      }
    }
  }
  return pairs;
}

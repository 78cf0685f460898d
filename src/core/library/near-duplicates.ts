/** With 8 bands of 8 bits, hashes that differ in at most 7 bits agree in one band at least. */
const mostBits = 7;
const bands = 8;

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
  const lastWith = new Map<string, string>();
  const firsts: string[] = [];
  const hashes: string[] = [];
  for (const { id, hash } of items) {
    const previous = lastWith.get(hash);
    if (previous === undefined) {
      firsts.push(id);
      hashes.push(hash);
    } else pairs.push([previous, id, 0]);
    lastWith.set(hash, id);
  }
  // Whole words make a comparison a few machine instructions; 100,000 pictures take 150 million of them.
  const high = Int32Array.from(hashes, (hash) => Number.parseInt(hash.slice(0, 8), 16));
  const low = Int32Array.from(hashes, (hash) => Number.parseInt(hash.slice(8), 16));
  for (let band = 0; band < bands; band++) {
    for (const bucket of bucketsOf(high, low, band)) {
      for (let i = 0; i < bucket.length; i++) {
        const one = bucket[i]!;
        for (let j = i + 1; j < bucket.length; j++) {
          const other = bucket[j]!;
          const [highBits, lowBits] = [high[one]! ^ high[other]!, low[one]! ^ low[other]!];
          const bits = bitCount(highBits) + bitCount(lowBits);
          if (bits <= limit && firstEqualBand(highBits, lowBits) === band)
            pairs.push([firsts[one]!, firsts[other]!, bits]);
        }
      }
    }
  }
  return pairs;
}

function bucketsOf(high: Int32Array, low: Int32Array, band: number): Int32Array[] {
  const [words, shift] = band < bands / 2 ? [high, band * 8] : [low, (band - bands / 2) * 8];
  const buckets: number[][] = Array.from({ length: 256 }, () => []);
  for (let index = 0; index < words.length; index++) buckets[(words[index]! >>> shift) & 255]!.push(index);
  return buckets.map((bucket) => Int32Array.from(bucket));
}

/** A pair meets in every band in which it agrees; only the first counts. */
function firstEqualBand(highBits: number, lowBits: number): number {
  for (let band = 0; band < bands / 2; band++) if (((highBits >>> (band * 8)) & 255) === 0) return band;
  for (let band = 0; band < bands / 2; band++)
    if (((lowBits >>> (band * 8)) & 255) === 0) return band + bands / 2;
  return bands;
}

/** Returns the number of set bits of a 32-bit word (Warren, "Hacker's Delight", figure 5-2). */
function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

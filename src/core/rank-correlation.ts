/**
 * Returns how alike two lists of scores order the same things, from -1 (the other way round) to 1 (alike): Spearman's rank correlation,
 * ties at their mean rank. 0 where either list is constant. Throws `RangeError` for lists of different lengths.
 */
export function rankCorrelation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  if (first.length !== second.length)
    throw new RangeError(`Expected lists of one length, received ${first.length} and ${second.length}`);
  const [one, other] = [ranksOf(first), ranksOf(second)];
  const middle = (first.length + 1) / 2;
  let [together, ofOne, ofOther] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [one[at]! - middle, other[at]! - middle];
    together += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  const scale = Math.sqrt(ofOne * ofOther);
  return scale === 0 ? 0 : together / scale;
}

/** Ranks from 1, those of equal scores their mean. */
function ranksOf(scores: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: scores.length }, (_, at) => at).sort(
    (one, other) => scores[one]! - scores[other]!,
  );
  const ranks = new Float64Array(scores.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    for (let at = start; at < end; at++) ranks[order[at]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

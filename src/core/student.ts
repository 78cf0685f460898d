const smallest = 1e-300;
const mostTerms = 300;

/** Returns the probability that Student's t with these degrees of freedom lies at least so far from 0, on either side. */
export function beyondT(t: number, freedom: number): number {
  if (!Number.isFinite(t)) return 0;
  // Beyond a million degrees the normal limit is exact to more digits than anybody reads.
  const finite = Math.min(freedom, 1e6);
  return incompleteBeta(finite / (finite + t * t), finite / 2, 0.5);
}

/** Returns the t beyond which, on either side, Student's distribution keeps `outside` of its probability. */
export function quantileT(outside: number, freedom: number): number {
  let [low, high] = [0, 1e6];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (beyondT(middle, freedom) > outside) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Returns which of many p-values stand when at most `share` of those that are called real may be false, on average (Benjamini and Hochberg
 * 1995, "Controlling the false discovery rate").
 */
export function standingAmong(chances: readonly number[], share: number): boolean[] {
  const sorted = [...chances].sort((one, other) => one - other);
  let limit = -1;
  sorted.forEach((chance, at) => {
    if (chance <= (share * (at + 1)) / sorted.length) limit = chance;
  });
  return chances.map((chance) => chance <= limit);
}

/** The regularised incomplete beta function by Lentz's continued fraction (Press et al., "Numerical Recipes", section 6.4). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < smallest ? smallest : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-13) break;
  }
  return fraction;
}

/** The logarithm of the gamma function for positive numbers (Lanczos 1964, with the coefficients of Press et al., section 6.1). */
function logGamma(x: number): number {
  const coefficients = [
    76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const shifted = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const series = coefficients.reduce((sum, value, at) => sum + value / (x + at + 1), 1.000000000190015);
  return -shifted + Math.log((2.5066282746310007 * series) / x);
}

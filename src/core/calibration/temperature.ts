/** One question with a known answer: the cosine of each label, and the place of the right one. */
export interface Judged {
  scores: readonly number[];
  right: number;
}

const range = { least: 1, most: 1000 };
const steps = 60;

/**
 * Returns the multiplier of cosines, 1 to 1,000, at which the softmax over the labels gives the right ones the greatest
 * likelihood; temperature scaling of Guo et al. (2017), section 4.2. Throws `RangeError` without questions.
 */
export function fitTemperature(questions: readonly Judged[]): number {
  if (questions.length === 0) throw new RangeError('Expected questions to fit a temperature, received none');
  // The loss has one minimum along the logarithm, which a golden-section search brackets.
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(range.least), Math.log(range.most)];
  for (let step = 0; step < steps; step++) {
    const [one, other] = [high - golden * (high - low), low + golden * (high - low)];
    if (meanLoss(questions, Math.exp(one)) < meanLoss(questions, Math.exp(other))) high = other;
    else low = one;
  }
  return Math.exp((low + high) / 2);
}

/** Returns the mean negative log-likelihood of the right labels. */
export function meanLoss(questions: readonly Judged[], temperature: number): number {
  let loss = 0;
  for (const { scores, right } of questions) {
    const most = Math.max(...scores);
    const total = scores.reduce((sum, score) => sum + Math.exp(temperature * (score - most)), 0);
    loss += Math.log(total) - temperature * (scores[right]! - most);
  }
  return loss / questions.length;
}

/**
 * Returns the expected calibration error, 0 to 1, of softmax confidences at a temperature: the mean gap between stated and
 * measured share of right answers over ten bins, weighted by their size (Naeini et al. 2015).
 */
export function calibrationError(questions: readonly Judged[], temperature: number): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, stated: 0, right: 0 }));
  for (const { scores, right } of questions) {
    const best = scores.indexOf(Math.max(...scores));
    const stated =
      1 / scores.reduce((sum, score) => sum + Math.exp(temperature * (score - scores[best]!)), 0);
    const bin = bins[Math.min(9, Math.floor(stated * 10))]!;
    bin.count++;
    bin.stated += stated;
    bin.right += Number(best === right);
  }
  return bins.reduce((sum, { stated, right }) => sum + Math.abs(stated - right), 0) / questions.length;
}

import type { CalibrationCard } from '../../core/calibration/card.js';
import { dot, type UnitVector } from '../../core/vector.js';

export interface LabelProbability {
  label: string;
  /** In [0, 1]; the labels of one picture sum to 1. */
  probability: number;
}

/** Returns the fitted temperature of the language that most labels are in. */
export function temperatureFor(labels: readonly string[], { temperatures }: CalibrationCard): number {
  const chinese = labels.filter((label) => /\p{Script=Han}/u.test(label)).length;
  return chinese > labels.length / 2 ? temperatures.chinese : temperatures.english;
}

/** Returns the labels with their softmax probabilities at a multiplier of the cosine, the likeliest first. */
export function rankLabels(
  image: Float32Array,
  labels: readonly string[],
  vectors: readonly UnitVector[],
  temperature: number,
): LabelProbability[] {
  const logits = vectors.map((vector) => temperature * dot(image, vector));
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return labels
    .map((label, index) => ({ label, probability: weights[index]! / sum }))
    .sort((a, b) => b.probability - a.probability);
}

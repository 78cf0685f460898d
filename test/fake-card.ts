import type { CalibrationCard } from '../src/core/calibration/card.js';
import { momentsOf } from '../src/core/moments.js';
import { createRandom } from '../src/core/random.js';
import { normalise } from '../src/core/vector.js';

const dimensions = 9;

/**
 * Returns a card for the fake encoder: pictures that spread over all colours alike, a bank of words that have nothing to do with each
 * other, and the first three colours as the directions of style.
 */
export function fakeCard(temperatures = { english: 20, chinese: 10 }): CalibrationCard {
  const random = createRandom(3);
  const pictures = momentsOf(
    Array.from({ length: 200 }, () => normalise(Float32Array.from({ length: dimensions }, random))),
  );
  const bank = Float32Array.from({ length: 100 * dimensions }, () => random() - 0.5);
  const first = (count: number) => ({
    count,
    rows: Float32Array.from({ length: count * dimensions }, (_, at) => Number(at % (dimensions + 1) === 0)),
  });
  const silent = { slope: 0, offset: 0 };
  return {
    identity: { modelId: 'fake', dimensions, preprocessingHash: 'fake-1' },
    pictures,
    textMeans: { english: new Float32Array(dimensions), chinese: new Float32Array(dimensions) },
    bank: { english: bank, chinese: bank },
    projectors: { subject: first(1), style: first(3) },
    temperatures,
    calibrationErrors: { english: 0, chinese: 0 },
    relevance: { english: silent, chinese: silent, picture: silent },
    madeFrom: { pictures: 200, texts: 200, labels: 8 },
  };
}

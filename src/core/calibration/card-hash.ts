import { createHash } from 'node:crypto';
import type { CalibrationCard } from './card.js';

/** Returns a short hash of what a calibration card says of pictures in general: 12 hexadecimal digits. */
export function hashOfCard({ pictures }: CalibrationCard): string {
  return createHash('sha256')
    .update(Buffer.from(pictures.mean.buffer))
    .update(Buffer.from(pictures.covariance.buffer))
    .digest('hex')
    .slice(0, 12);
}

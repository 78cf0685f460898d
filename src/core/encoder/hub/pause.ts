import { setTimeout as delay } from 'node:timers/promises';
import { MotifError } from '../../errors.js';

/** Resolves after `ms`; throws `cancelled` as soon as the signal fires. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw new MotifError('cancelled', 'Cancelled before the download was finished', { cause: error });
  }
}

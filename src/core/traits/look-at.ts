import { MotifError, throwIfCancelled } from '../errors.js';
import type { PictureSources } from '../library/references.js';
import type { Progress } from '../operation.js';
import { filesNamed, type SeenPicture, seePicture } from './pictures.js';

/** A file that could not be read, and why. */
export interface Unread {
  path: string;
  code: string;
  reason: string;
}

/**
 * Gives the pictures that files, folders, ids and library paths name, one after the other; one that cannot be read is given with its reason
 * and stops no other.
 */
export async function* lookAt(
  references: readonly string[],
  sources: PictureSources & { progress: (report: Progress) => void },
  stage: string,
): AsyncGenerator<{ picture: SeenPicture; unread?: undefined } | { picture?: undefined; unread: Unread }> {
  const { signal, progress } = sources;
  const names = (await Promise.all(references.map((reference) => filesNamed(reference, sources)))).flat();
  for (const [at, name] of names.entries()) {
    throwIfCancelled(signal);
    try {
      yield { picture: await seePicture(name, sources) };
    } catch (error) {
      if (!(error instanceof MotifError) || error.code === 'cancelled' || error.code === 'model_unavailable')
        throw error;
      yield { unread: { path: name, code: error.code, reason: error.message } };
    }
    progress({ stage, done: at + 1, total: names.length, unit: 'pictures' });
  }
}

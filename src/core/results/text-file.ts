import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../errors.js';
import { currentReach } from '../reach.js';

/** Throws `invalid_input` for a path of another ending: a picture must not be overwritten by a slip. */
export function rejectOtherEnding(file: string, ending: RegExp, field: string, example: string): void {
  if (ending.test(file)) return;
  throw new MotifError(
    'invalid_input',
    `Expected a path ending in ${path.extname(example)} for ${field}, received "${file}"`,
    { hint: `For instance --${field} ${example}`, path: field },
  );
}

/** Writes a text and returns the absolute path of its file; throws `store_failed` that names `what` was to be written. */
export async function writeText(file: string, text: string, what: string): Promise<string> {
  const target = path.resolve(file);
  currentReach()?.assertWritable(target);
  try {
    await writeFile(target, text);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'an error';
    throw new MotifError('store_failed', `Expected a place to write the ${what}, received ${code}`, {
      hint: 'The folder must exist and may be written.',
      path: target,
      cause: error,
    });
  }
  return target;
}

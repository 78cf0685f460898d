import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeFileAtomically } from './durable.js';
import type { Library } from './library.js';

/**
 * Returns what `make` makes from `from` and the library's model, as plain data: kept beside the library under `name`, and made anew when
 * either is another. Costs what `make` costs once, some milliseconds from then on.
 */
export async function keptBeside<Value>(
  library: Library,
  name: string,
  from: unknown,
  make: () => Promise<Value>,
): Promise<Value> {
  const { preprocessingHash, dimensions } = library.identity;
  const key = createHash('sha256')
    .update(JSON.stringify([preprocessingHash, dimensions, from]))
    .digest('hex');
  const file = library.derivedPath(`${name}.json`);
  const kept = await readKept<Value>(file, key);
  if (kept !== undefined) return kept.value;
  const value = await make();
  // A library that may only be read serves as well, only a little slower.
  await writeFileAtomically(file, `${JSON.stringify({ key, value })}\n`).catch(() => undefined);
  return value;
}

async function readKept<Value>(file: string, key: string): Promise<{ value: Value } | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as { key: string; value: Value };
    return kept.key === key ? kept : undefined;
  } catch {
    // Derived, so that a damaged file is worth no more than none.
    return undefined;
  }
}

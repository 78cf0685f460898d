import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MotifError } from './errors.js';

/**
 * Returns the absolute path of a file or folder that comes with Motif, such as `models/mini`: it lies above this file in
 * the sources as in the package. Throws `model_unavailable` for a package that lacks it.
 */
export function shippedPath(name: string): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, name))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new MotifError(
        'model_unavailable',
        `Expected ${name} in Motif's package, received a package without it`,
        {
          hint: 'Install Motif again.',
        },
      );
    }
    folder = parent;
  }
  return path.join(folder, name);
}

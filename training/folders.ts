import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compiled file lies in dist-training/training. */
const trainingFolder = fileURLToPath(new URL('../../training', import.meta.url));

export const pythonFolder = path.join(trainingFolder, 'model');
/** All that can be made again: packages, rendered pictures, checkpoints. Not in the repository. */
export const cacheFolder = fileURLToPath(new URL('../../.training', import.meta.url));

/** Returns the folder of a gathered package, such as `@iconify/json@2.2.535`. */
export function packageFolder(name: string): string {
  return path.join(cacheFolder, 'packages', name.replace(/^@/, '').replace('/', '-'));
}

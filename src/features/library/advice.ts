import { stat } from 'node:fs/promises';
import path from 'node:path';
import { builtInAlias, findKnown } from '../../core/encoder/catalogue.js';
import { MotifError } from '../../core/errors.js';
import type { Ledger, LedgerCounts } from '../../core/library/ledger.js';

/** Below this share a few photographs among drawings, or drawings that pass for them, are no reason for another model. */
const noteworthyShare = 0.05;

/**
 * Returns one line for the end of an index run: what the model is good for, and how to get another. Photographs are
 * counted only for the model that knows none.
 */
export function adviceOn(modelId: string, ledger: Pick<Ledger, 'counts' | 'countPhotographs'>): string {
  const counts = ledger.counts();
  if (counts.encoded === 0) return nextStepFor(counts);
  if (modelId === builtInAlias) {
    const photographs = ledger.countPhotographs();
    const isNoteworthy = photographs >= noteworthyShare * counts.assets && photographs > 0;
    const found = isNoteworthy
      ? ` ${photographs} of ${counts.assets} pictures here look like photographs, which it was never taught.`
      : '';
    return (
      `The built-in model is good for graphics, icons, emoji and illustration.${found} For photographs: ` +
      '`motif models pull clip-b32`, then `motif init --force --model clip-b32` and `motif index`.'
    );
  }
  const goodFor = findKnown(modelId)?.goodFor;
  return goodFor === undefined ? `The model is ${modelId}.` : `The model ${modelId} is good for ${goodFor}.`;
}

/** Returns the command that reads the pictures: a library knows its model's name, not the folder of one of your own. */
export function commandToIndex(modelId: string, asked: string | undefined): string {
  if (asked === undefined || asked === modelId || findKnown(asked) !== undefined) return 'motif index';
  return `motif index --model ${/\s/.test(asked) ? JSON.stringify(asked) : asked}`;
}

/** Returns what to do next with a library. */
export function nextStepFor({ assets, encoded, problems }: LedgerCounts): string {
  if (assets > encoded) return `${assets - encoded} pictures wait: run \`motif index\`.`;
  if (encoded === 0) {
    return problems > 0
      ? 'No picture could be read: see the problems, then run `motif index --retry-failed`.'
      : 'No pictures yet: put some into the folder, or add one with `motif index <folder>`.';
  }
  if (problems > 0) return 'Some files could not be read; after mending them run `motif index`.';
  return 'Search it: `motif search "a red umbrella"`.';
}

/** Returns the absolute paths of folders given relative to the working directory or else to `dir`; throws `not_found`. */
export async function requireFolders(folders: readonly string[], dir: string): Promise<string[]> {
  return Promise.all(
    folders.map(async (folder) => {
      for (const candidate of [path.resolve(folder), path.resolve(dir, folder)]) {
        if ((await stat(candidate).catch(() => undefined))?.isDirectory()) return candidate;
      }
      throw new MotifError('not_found', `Expected a folder of pictures, received "${folder}"`, {
        hint: 'Give the path of an existing folder.',
        path: folder,
      });
    }),
  );
}

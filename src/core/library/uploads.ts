import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../errors.js';
import { decodeImage, type ImageFormat } from '../image.js';
import { uploadReference } from '../upload-reference.js';
import { contentIdOf } from './content.js';
import { writeFileAtomically } from './durable.js';
import type { Library } from './library.js';

/** How long and how much is kept. Uploads are for questions, not for keeping: the oldest go first. */
export interface UploadLimits {
  ageMs: number;
  files: number;
  bytes: number;
  /** Refuses larger pictures with `too_large`. */
  maxPixels: number;
}

export interface UploadedPicture {
  /** Names the picture wherever a picture may be: `upload:` and the hash of its content. */
  ref: string;
  format: ImageFormat;
  widthPx: number;
  heightPx: number;
  bytes: number;
  /** Id of the same picture in the library, where it is there. */
  assetId?: string;
}

/** Pictures that others gave for their questions, in `.motif/uploads`, each once. */
export interface Uploads {
  /** Returns the absolute path of an upload, which may not be there. */
  pathOf(id: string): string;
  /** Returns the upload of a picture's bytes, decoded first; throws `unreadable_media` and `too_large`. */
  add(bytes: Uint8Array, signal?: AbortSignal): Promise<UploadedPicture>;
  /** Removes what is too old or too much, the oldest first. */
  tidy(): Promise<void>;
}

export const usualUploadLimits: UploadLimits = {
  ageMs: 24 * 3600 * 1000,
  files: 2_000,
  bytes: 2 * 1024 ** 3,
  maxPixels: 100_000_000,
};

/** Enough of a picture to see that all of it can be read; drawings are rendered at this size. */
const checkedEdgePx = 64;

export function createUploads(
  library: Pick<Library, 'ledger' | 'derivedPath'>,
  limits: UploadLimits = usualUploadLimits,
): Uploads {
  const folder = library.derivedPath('uploads');
  const pathOf = (id: string) => path.join(folder, id);

  async function tidy(): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(
      names.map(async (name) => ({
        name,
        stats: await stat(path.join(folder, name)).catch(() => undefined),
      })),
    );
    const newestFirst = found
      .flatMap(({ name, stats }) =>
        stats === undefined ? [] : [{ name, ms: stats.mtimeMs, bytes: stats.size }],
      )
      .sort((one, other) => other.ms - one.ms);
    const oldestMs = Date.now() - limits.ageMs;
    let bytes = 0;
    for (const [at, file] of newestFirst.entries()) {
      bytes += file.bytes;
      if (file.ms >= oldestMs && at < limits.files && bytes <= limits.bytes) continue;
      await rm(path.join(folder, file.name), { force: true });
    }
  }

  return {
    pathOf,
    tidy,
    async add(bytes, signal) {
      const { maxPixels } = limits;
      const { info } = await decodeImage(bytes, {
        shortEdgePx: checkedEdgePx,
        maxPixels,
        ...(signal === undefined ? {} : { signal }),
      });
      const id = await contentIdOf(bytes);
      await keep(pathOf(id), bytes);
      const { format, widthPx, heightPx } = info;
      const known = library.ledger.assets([id])[0]?.id;
      return {
        ref: uploadReference(id),
        format,
        widthPx,
        heightPx,
        bytes: bytes.length,
        ...(known === undefined ? {} : { assetId: known }),
      };
    },
  };

  async function keep(file: string, bytes: Uint8Array): Promise<void> {
    try {
      await mkdir(folder, { recursive: true });
      const isKept = (await stat(file).catch(() => undefined))?.size === bytes.length;
      if (!isKept) return await writeFileAtomically(file, bytes);
      // The same picture again: its time starts anew.
      await utimes(file, new Date(), new Date());
    } catch (error) {
      throw new MotifError('store_failed', 'Expected room for an upload in .motif, received none', {
        path: folder,
        cause: error,
      });
    }
  }
}

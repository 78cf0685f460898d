import { readFile } from 'node:fs/promises';
import type { Library } from '../../core/library/library.js';

/** Enough to look at without filling the memory of the one who asks; the rest can be asked for by id. */
const mostPictures = 6;
/** A thumbnail has 10 to 20 kB; anything else under its name is not worth sending. */
const mostBytes = 256 * 1024;

export interface ShownPicture {
  id: string;
  /** Its path where the answer tells. */
  label: string;
}

export interface Thumbnail extends ShownPicture {
  bytes: Uint8Array;
}

export const thumbnailMimeType = 'image/webp';

/** Returns the pictures that an answer lists, first those that it is about, each once, at most six. */
export function picturesOf(answer: unknown): ShownPicture[] {
  const found = new Map<string, ShownPicture>();
  // Level by level: the results of a check come before the witnesses that each of them names.
  let level: unknown[] = [answer];
  while (level.length > 0 && found.size < mostPictures) {
    for (const value of level) {
      const picture = pictureOf(value);
      if (picture !== undefined && found.size < mostPictures && !found.has(picture.id)) {
        found.set(picture.id, picture);
      }
    }
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return [...found.values()];
}

/** Returns the thumbnails of those pictures that the library holds. */
export async function thumbnailsOf(
  pictures: readonly ShownPicture[],
  library: Library,
): Promise<Thumbnail[]> {
  const read = await Promise.all(
    pictures.map(async (picture) => ({ ...picture, bytes: await readThumbnail(library, picture.id) })),
  );
  return read.flatMap(({ bytes, ...picture }) => (bytes === undefined ? [] : [{ ...picture, bytes }]));
}

/** Returns a thumbnail (WebP), or undefined where there is none: it is made again from the picture, no reason to fail. */
export async function readThumbnail(library: Library, id: string): Promise<Uint8Array | undefined> {
  if (!isAssetId(id)) return undefined;
  const bytes = await readFile(library.thumbnailPath(id)).catch(() => undefined);
  return bytes === undefined || bytes.length > mostBytes ? undefined : bytes;
}

function pictureOf(value: unknown): ShownPicture | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, path, paths } = value as { id?: unknown; path?: unknown; paths?: unknown };
  if (!isAssetId(id)) return undefined;
  const label = typeof path === 'string' ? path : Array.isArray(paths) ? paths[0] : undefined;
  return { id, label: typeof label === 'string' ? label : id };
}

function isAssetId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id);
}

import { MotifError } from '../../core/errors.js';
import type { Library } from '../../core/library/library.js';
import { findAsset, requireAsset } from '../../core/library/references.js';

/** A picture of a board; what is not known of one that left the library is absent. */
export interface BoardPicture {
  rank: number;
  id: string;
  missing: boolean;
  path?: string;
  format?: string;
  widthPx?: number;
  heightPx?: number;
}

/** Returns the pictures of a board in its order, with how many left the library and a note on them. */
export function boardPictures(
  { ledger }: Library,
  name: string,
): { missing: number; results: BoardPicture[]; notes: string[] } {
  const ids = ledger.boards.items(name);
  const assets = new Map(ledger.assets(ids).map((asset) => [asset.id, asset]));
  const results = ids.map((id, at): BoardPicture => {
    const asset = assets.get(id);
    const [path] = asset?.paths ?? [];
    if (asset === undefined || path === undefined) return { rank: at + 1, id, missing: true };
    const { format, widthPx, heightPx } = asset;
    return { rank: at + 1, id, missing: false, path, format, widthPx, heightPx };
  });
  const missing = results.filter((picture) => picture.missing).length;
  const notes =
    missing === 0
      ? []
      : [
          `${missing} ${missing === 1 ? 'picture has' : 'pictures have'} left the library; with its file it comes back.`,
        ];
  return { missing, results, notes };
}

/**
 * Returns the id of the picture that a reference names: one of the library, or by id one of the board that left it. Throws
 * `not_found` for neither, `invalid_input` for the beginning of several ids.
 */
export function boardPicture(
  library: Library,
  items: readonly string[],
  reference: string,
  dir?: string,
): string {
  const asset = findAsset(library, reference, dir);
  if (asset !== undefined) return asset.id;
  const start = reference.toLowerCase();
  const [id, ...others] = /^[0-9a-f]{4,32}$/.test(start)
    ? items.filter((item) => item.startsWith(start))
    : [];
  if (others.length > 0) {
    throw new MotifError('invalid_input', `Expected one picture for ${reference}, received several`, {
      hint: 'Give more digits of the id.',
      path: 'assets',
    });
  }
  return id ?? requireAsset(library, reference, dir).id;
}

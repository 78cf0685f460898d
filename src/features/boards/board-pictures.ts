import type { Library } from '../../core/library/library.js';

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

import { MotifError } from '../../core/errors.js';
import type { Library } from '../../core/library/library.js';
import { findAsset, findFile, findFolders, type PictureSources } from '../../core/library/references.js';
import type { Progress } from '../../core/operation.js';
import { evenSample } from '../../core/sample.js';
import { copyGroups, refuseWaiting } from '../../core/traits/library-traits.js';
import { lookAt } from '../../core/traits/look-at.js';
import { assetsNamed, picturesOf, type SeenPicture, seePicture } from '../../core/traits/pictures.js';

/** Some pictures that are held against others. */
export interface Side {
  kind: 'picture' | 'folder' | 'board' | 'brand';
  name: string;
  /** At least one. */
  pictures: SeenPicture[];
}

type Sources = PictureSources & { progress: (report: Progress) => void };

/** More pictures make a comparison slower, not better. */
const mostPictures = 300;

/**
 * Returns the pictures that a reference names: a file, an id or path of the library, a folder, a board or a brand; `board:` and `brand:`
 * before the name leave no doubt. Throws `not_found` for what is none of these or is empty, and `invalid_input` for a name of both.
 */
export async function sideOf(reference: string, sources: Sources): Promise<Side> {
  const { library, dir } = sources;
  const [, kind, name] = /^(board|brand):(.+)$/.exec(reference) ?? [];
  if (kind === 'board') return boardSide(name!, library);
  if (kind === 'brand') return brandSide(name!, library);
  const [folder] = findFolders(reference, dir);
  if (folder !== undefined) return folderSide(reference, sources);
  if (findFile(reference, dir) !== undefined || findAsset(library, reference, dir) !== undefined)
    return { kind: 'picture', name: reference, pictures: [await seePicture(reference, sources)] };
  const { boards, brands } = library.ledger;
  const [board, brand] = [boards.find(reference), brands.find(reference)];
  if (board !== undefined && brand !== undefined)
    throw new MotifError(
      'invalid_input',
      `Expected a board or a brand, received "${reference}", which is both`,
      {
        hint: `Write board:${reference} or brand:${reference}.`,
        path: reference,
      },
    );
  if (board !== undefined) return boardSide(reference, library);
  if (brand !== undefined) return brandSide(reference, library);
  throw new MotifError(
    'not_found',
    `Expected a picture, folder, board or brand, received "${reference.slice(0, 80)}"`,
    { hint: 'See which there are: motif board list, motif brand list.', path: reference },
  );
}

/** Returns the pictures of several references, each once. */
export async function picturesOfSides(
  references: readonly string[],
  sources: Sources,
): Promise<SeenPicture[]> {
  const pictures: SeenPicture[] = [];
  for (const reference of references) pictures.push(...(await sideOf(reference, sources)).pictures);
  return evenSample([...new Map(pictures.map((picture) => [picture.id, picture])).values()], mostPictures);
}

/** Returns for each picture the place of the first that it is a near copy of; what the library does not hold is taken for no copy. */
export function groupsOf(pictures: readonly SeenPicture[], library: Library): number[] {
  const assets = new Map(
    library.ledger.assets(pictures.map(({ id }) => id)).map((asset) => [asset.id, asset]),
  );
  const known = pictures.flatMap(({ id }, at) => (assets.has(id) ? [{ asset: assets.get(id)!, at }] : []));
  const firsts = copyGroups(known.map(({ asset }) => asset));
  const groups = pictures.map((_, at) => at);
  known.forEach(({ at }, place) => {
    groups[at] = known[firsts[place]!]!.at;
  });
  return groups;
}

async function folderSide(reference: string, sources: Sources): Promise<Side> {
  const { library, dir } = sources;
  try {
    return {
      kind: 'folder',
      name: reference,
      pictures: await fromLibrary(assetsNamed(library, [reference], dir), library),
    };
  } catch (error) {
    if (!(error instanceof MotifError) || error.code !== 'not_found') throw error;
  }
  // A folder that is not indexed is looked at file by file.
  const pictures: SeenPicture[] = [];
  for await (const { picture } of lookAt([reference], sources, 'pictures')) {
    if (picture !== undefined) pictures.push(picture);
  }
  if (pictures.length > 0)
    return { kind: 'folder', name: reference, pictures: evenSample(pictures, mostPictures) };
  throw new MotifError('not_found', `Expected pictures in the folder ${reference}, received none`, {
    hint: 'Name a folder that holds pictures.',
    path: reference,
  });
}

async function boardSide(name: string, library: Library): Promise<Side> {
  const { requireBoard } = await import('../../core/library/boards.js');
  const board = requireBoard(library.ledger.boards, name);
  const ids = library.ledger.boards.items(board.name);
  return { kind: 'board', name: board.name, pictures: await present(ids, library, `board ${board.name}`) };
}

async function brandSide(name: string, library: Library): Promise<Side> {
  const { requireBrand } = await import('../../core/library/brands.js');
  const brand = requireBrand(library.ledger.brands, name);
  const pictures = await present(brand.current.assets, library, `brand ${brand.name}`);
  return { kind: 'brand', name: brand.name, pictures };
}

/** Boards and brands may name pictures that have left the library. */
async function present(ids: readonly string[], library: Library, what: string): Promise<SeenPicture[]> {
  const assets = library.ledger.assets(ids);
  if (assets.length > 0) return fromLibrary(assets, library);
  throw new MotifError('not_found', `Expected pictures of the ${what} in the library, received none`, {
    hint: 'They have left the library, or there never were any.',
    path: what,
  });
}

async function fromLibrary(assets: ReturnType<typeof assetsNamed>, library: Library): Promise<SeenPicture[]> {
  const chosen = evenSample(assets, mostPictures);
  const pictures = await picturesOf(
    library,
    chosen.map(({ id }) => id),
  );
  refuseWaiting(chosen, pictures);
  return pictures;
}

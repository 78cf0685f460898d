import { MotifError } from '../../core/errors.js';
import type { Asset } from '../../core/library/assets.js';
import { requireBrand } from '../../core/library/brands.js';
import type { PictureSources } from '../../core/library/references.js';
import { areNearCopies } from '../../core/near-copies.js';
import type { Progress } from '../../core/operation.js';
import { evenSample } from '../../core/sample.js';
import { copyGroups } from '../../core/traits/library-traits.js';
import { lookAt, type Unread } from '../../core/traits/look-at.js';

/** The pictures that words should find, and those that they should leave behind. */
export interface TwoSides {
  own: OwnPicture[];
  others: Float32Array[];
  /** Files that could not be read. */
  unread: Unread[];
  /** Pictures of the brand that have left the library or wait for their vectors. */
  absent: number;
  /** Pictures that show what another of them shows, and so were not counted again. */
  copies: number;
}

export interface OwnPicture {
  id: string;
  path: string;
  vector: Float32Array;
}

/** More would narrow the intervals by less than a percent. */
const mostOwn = 500;
const mostOthers = 2_000;
const leastOwn = 3;
const leastOthers = 20;

/**
 * Returns the pictures of a brand, or those that files, folders and ids name, and an even sample of the library's other pictures. Near
 * copies count once: they would vouch for each other, or stand on both sides. Throws `invalid_input` where there are too few of either.
 */
export async function sidesFor(
  { brand, files }: { brand?: string | undefined; files: readonly string[] },
  sources: PictureSources & { progress: (report: Progress) => void },
): Promise<TwoSides> {
  const { library } = sources;
  const { ledger } = library;
  const found = brand === undefined ? await ofFiles(files, sources) : await ofBrand(brand, sources);
  const { pictures, unread } = found;
  const assets = new Map(ledger.assets(pictures.map(({ id }) => id)).map((asset) => [asset.id, asset]));
  const different = withoutCopies(pictures, assets);
  const own = evenSample(different, mostOwn);
  refuseFew(own.length, leastOwn, brand === undefined ? 'files' : 'brand', 'different pictures to find');
  const others = await othersThan(pictures, [...assets.values()], sources);
  refuseFew(others.length, leastOthers, 'library', 'other pictures to tell them from');
  return { own, others, unread, absent: found.absent, copies: pictures.length - different.length };
}

interface Found {
  pictures: OwnPicture[];
  unread: Unread[];
  absent: number;
}

async function ofBrand(name: string, { library }: PictureSources): Promise<Found> {
  const { assets: ids } = requireBrand(library.ledger.brands, name).current;
  const vectors = await library.vectors.get(ids);
  const pictures = library.ledger.assets(ids).flatMap(({ id, paths }) => {
    const vector = vectors.get(id);
    return vector === undefined ? [] : [{ id, path: paths[0] ?? id, vector }];
  });
  return { pictures, unread: [], absent: ids.length - pictures.length };
}

async function ofFiles(
  files: readonly string[],
  sources: PictureSources & { progress: (report: Progress) => void },
): Promise<Found> {
  const pictures = new Map<string, OwnPicture>();
  const unread: Unread[] = [];
  for await (const seen of lookAt(files, sources, 'pictures')) {
    if (seen.picture === undefined) unread.push(seen.unread);
    else {
      const { id, path, traits } = seen.picture;
      pictures.set(id, { id, path, vector: traits.meaning });
    }
  }
  return { pictures: [...pictures.values()], unread, absent: 0 };
}

/** A file that is not in the library counts for itself: its measures are not kept. */
function withoutCopies(pictures: readonly OwnPicture[], assets: ReadonlyMap<string, Asset>): OwnPicture[] {
  const known = pictures.flatMap(({ id }) => assets.get(id) ?? []);
  const groups = copyGroups(known);
  const first = new Set(known.filter((_, at) => groups[at] === at).map(({ id }) => id));
  return pictures.filter(({ id }) => !assets.has(id) || first.has(id));
}

async function othersThan(
  own: readonly OwnPicture[],
  ownAssets: readonly Asset[],
  { library }: PictureSources,
): Promise<Float32Array[]> {
  const { ledger, vectors } = library;
  const without = new Set(own.map(({ id }) => id));
  // Ids are hashes of contents, so that the sample has no order that could favour something.
  const ids = ledger
    .encodedIds()
    .filter((id) => !without.has(id))
    .sort();
  const assets = ledger
    .assets(evenSample(ids, mostOthers))
    .filter((asset) => !ownAssets.some((other) => areNearCopies(asset, other)));
  const found = await vectors.get(assets.map(({ id }) => id));
  return [...found.values()];
}

function refuseFew(count: number, least: number, path: string, what: string): void {
  if (count >= least) return;
  throw new MotifError('invalid_input', `Expected at least ${least} ${what}, received ${count}`, {
    hint:
      path === 'library'
        ? 'Index more of what is not meant: motif index. Words are measured by what they leave behind, too.'
        : 'Near copies count once. Give more pictures that the words are meant for.',
    path,
  });
}

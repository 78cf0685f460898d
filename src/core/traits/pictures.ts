import path from 'node:path';
import { extractPalette } from '../colour/palette.js';
import { MotifError } from '../errors.js';
import type { Asset, ImageStatistics, PaletteColour } from '../library/assets.js';
import { createContentReader } from '../library/content.js';
import type { Library } from '../library/library.js';
import { findFile, findFolders, type PictureSources, requireAsset } from '../library/references.js';
import { looksOf } from '../looks.js';
import { shrinkPixels } from '../shrink.js';
import { copyToMeasure, measureImage } from '../statistics.js';
import { uploadedId } from '../upload-reference.js';
import { unitRow } from '../vector.js';
import { measuresVector, paletteVector, type Traits } from './channels.js';

/** A picture that is judged, from the library or from a file. */
export interface SeenPicture {
  /** Path as it was given, or in the library. */
  path: string;
  /** Hash of its content, in the library or not. */
  id: string;
  traits: Traits;
  palette: readonly PaletteColour[];
  /** Bytes of a WebP of at most 320 px; absent for a picture of the library, which has its own. */
  thumbnail?: Uint8Array;
}

/** As an index run does, so that a file and its picture in the library are the same. */
const workingEdgePx = 240;
const measuredEdgePx = 192;
const thumbnailEdgePx = 320;

/** Returns the pictures of the library with these ids, in their order; those without a vector yet are left out. */
export async function picturesOf(library: Library, ids: readonly string[]): Promise<SeenPicture[]> {
  const [meanings, looks] = await Promise.all([library.vectors.get(ids), library.looks.get(ids)]);
  return library.ledger.assets(ids).flatMap((asset) => {
    const [meaning, look] = [meanings.get(asset.id), looks.get(asset.id)];
    if (meaning === undefined || look === undefined) return [];
    const { id, palette, statistics } = asset;
    return [
      {
        path: asset.paths[0] ?? id,
        id,
        traits: traitsFrom({ meaning, looks: look, statistics, palette }),
        palette,
      },
    ];
  });
}

/** Returns a picture file as an index run would see it; throws `unreadable_media` and the like. */
export async function pictureOfFile(file: string, sources: PictureSources): Promise<SeenPicture> {
  const { decodeImage, encodeThumbnail } = await import('../image.js');
  const encoder = await sources.encoder();
  const { signal } = sources;
  const shortEdgePx = Math.max(encoder.card.imageSizePx, workingEdgePx);
  const { pixels } = await decodeImage(file, { shortEdgePx, signal });
  const content = await createContentReader().read(file);
  content.release();
  const small = shrinkPixels(pixels, measuredEdgePx);
  const values = await encoder.preprocess(encoder.shrinksToPx === measuredEdgePx ? small : pixels);
  const vectors = await encoder.encodeImages({ values, count: 1 }, signal);
  const copy = copyToMeasure(small);
  const palette = extractPalette(pixels);
  const traits = traitsFrom({
    meaning: unitRow(vectors, 0, encoder.identity.dimensions),
    looks: looksOf(copy),
    statistics: measureImage(copy),
    palette,
  });
  const thumbnail = await encodeThumbnail(pixels, { maxEdgePx: thumbnailEdgePx });
  return { path: file, id: content.assetId, traits, palette, thumbnail };
}

/** Returns the picture that a file, a library path or an id names; a file as it is now comes before what the library remembers of it. */
export async function seePicture(name: string, sources: PictureSources): Promise<SeenPicture> {
  const file = findFile(name, sources.dir);
  if (file !== undefined) return { ...(await pictureOfFile(file, sources)), path: name };
  const asset = requireAsset(sources.library, name, sources.dir);
  const [picture] = await picturesOf(sources.library, [asset.id]);
  if (picture !== undefined) return picture;
  throw new MotifError('not_found', `Expected a vector of ${name}, received none`, {
    hint: 'Run motif index; it goes on where it stopped.',
    path: name,
  });
}

/**
 * Returns the pictures of the library that paths, ids and folders name, each once; a folder stands for all that is below it.
 * Throws `not_found` for what is not there, and for a folder without indexed pictures.
 */
export function assetsNamed(library: Library, references: readonly string[], dir?: string): Asset[] {
  const found = references.flatMap((reference) => {
    const folders = findFolders(reference, dir);
    const folder = folders.find((one) => isWithin(library.root, one)) ?? folders[0];
    return folder === undefined
      ? [requireAsset(library, reference, dir)]
      : assetsBelow(library, folder, reference);
  });
  return [...new Map(found.map((asset) => [asset.id, asset])).values()];
}

/** Returns the files that a reference names: itself, or all picture files below a folder. */
export async function filesNamed(reference: string, sources: PictureSources): Promise<string[]> {
  // An upload is known by its name only.
  if (uploadedId(reference) !== undefined) return [reference];
  const [folder] = findFolders(reference, sources.dir);
  if (folder === undefined) return [findFile(reference, sources.dir) ?? reference];
  const { walkPictures } = await import('../library/walk.js');
  const files: string[] = [];
  // Named as the person did, where that leads there from the working directory.
  const start = path.resolve(reference) === folder ? reference : folder;
  for await (const event of walkPictures(folder, '.', sources.signal))
    if (event.kind === 'file') files.push(path.join(start, event.file.path));
  return files.sort();
}

function traitsFrom(of: {
  meaning: Float32Array;
  looks: Float32Array;
  statistics: ImageStatistics;
  palette: readonly PaletteColour[];
}): Traits {
  return {
    meaning: of.meaning,
    looks: of.looks,
    measures: measuresVector(of.statistics),
    palette: paletteVector(of.palette),
  };
}

function isWithin(root: string, folder: string): boolean {
  const relative = path.relative(root, folder);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

function assetsBelow({ ledger, root }: Library, folder: string, reference: string): Asset[] {
  const below = path.relative(root, folder).split(path.sep).join('/');
  // The filter takes a folder of any name that holds these words; the paths decide.
  const ids = below === '' ? ledger.encodedIds() : [...(ledger.select({ folders: [below] }) ?? [])];
  const assets = ledger
    .assets(ids)
    .filter(({ paths }) => below === '' || paths.some((file) => file.startsWith(`${below}/`)));
  if (assets.length > 0) return assets;
  throw new MotifError('not_found', `Expected indexed pictures in the folder ${reference}, received none`, {
    hint: 'The folder must be one of the library; new pictures come in with motif index.',
    path: reference,
  });
}

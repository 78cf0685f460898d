import { access, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../errors.js';
import { decodeImage, encodeThumbnail } from '../image.js';
import type { Asset } from './assets.js';
import { writeFileAtomically } from './durable.js';
import type { Library } from './library.js';
import { originalFile } from './originals.js';
import { thumbnailEdgePx } from './prepare.js';

/** Long edges that previews are kept in; any other is rounded up, so that nobody fills the disk with sizes. */
const previewEdgesPx = [512, 1024, 2048] as const;

/** Pictures for the screen, made when they are first asked for and kept in `.motif`. */
export interface Previews {
  /** Returns the absolute path of the asset's thumbnail (WebP, 320 px). Throws as `originalFile` and decoding do. */
  thumbnail(asset: Asset): Promise<string>;
  /** Returns the absolute path of a WebP whose long edge has at least `edgePx` where the picture has, at most 2048 px. */
  preview(asset: Asset, edgePx: number): Promise<string>;
  /** Removes previews of pictures that have left the library. */
  tidy(): Promise<void>;
}

/** Returns the previews of a library; each is made once however many ask, when `inTurn` gives it a turn. */
export function createPreviews(
  library: Pick<Library, 'ledger' | 'root' | 'thumbnailPath' | 'derivedPath'>,
  inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Previews {
  const making = new Map<string, Promise<string>>();

  async function find(asset: Asset, file: string, edgePx: number): Promise<string> {
    const running = making.get(file);
    if (running !== undefined) return running;
    if (await isThere(file)) return file;
    const made = making.get(file) ?? inTurn(() => make(asset, file, edgePx));
    making.set(file, made);
    return made.finally(() => making.delete(file));
  }

  async function make(asset: Asset, file: string, edgePx: number): Promise<string> {
    const { widthPx, heightPx } = asset;
    const longEdgePx = Math.max(widthPx, heightPx);
    const shortEdgePx = Math.max(1, Math.ceil((Math.min(widthPx, heightPx) * edgePx) / longEdgePx));
    const { pixels } = await decodeImage(await originalFile(library, asset), { shortEdgePx });
    const webp = await encodeThumbnail(pixels, { maxEdgePx: edgePx });
    try {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFileAtomically(file, webp);
    } catch (error) {
      throw new MotifError('store_failed', 'Expected room for a preview in .motif, received none', {
        path: file,
        cause: error,
      });
    }
    return file;
  }

  return {
    async tidy() {
      const folder = library.derivedPath('previews');
      for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
        const id = /([0-9a-f]{32})-\d+\.webp$/.exec(name)?.[1];
        if (id === undefined || library.ledger.assets([id]).length > 0) continue;
        await rm(path.join(folder, name), { force: true });
      }
    },
    thumbnail: (asset) => find(asset, library.thumbnailPath(asset.id), thumbnailEdgePx),
    preview(asset, edgePx) {
      const edge = previewEdgesPx.find((one) => one >= edgePx) ?? previewEdgesPx.at(-1)!;
      const name = path.join('previews', asset.id.slice(0, 2), `${asset.id}-${edge}.webp`);
      return find(asset, library.derivedPath(name), edge);
    },
  };
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

import { copyFile, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MotifError, throwIfCancelled } from '../../core/errors.js';
import { renderSvg } from '../../core/image.js';
import { makeFolder } from '../../core/library/durable.js';
import type { Progress } from '../../core/operation.js';
import { drawPicture } from './draw/picture.js';
import type { PictureFormat, PictureRecord } from './record.js';

/** The file that holds the ground truth, in the folder of the pictures. */
export const attributesFile = 'attributes.json';

/** How many pictures are drawn at the same time: rendering leaves the main thread, drawing does not. */
const drawnAtOnce = 4;

export interface DrawRequest {
  /** An absolute path. */
  dir: string;
  records: readonly PictureRecord[];
  signal: AbortSignal;
  progress: (report: Progress) => void;
}

export interface DrawReport {
  pictures: number;
  drawn: number;
  /** Pictures that were there already. */
  skipped: number;
}

/**
 * Returns what was drawn, after writing every record's picture and `attributes.json` into the folder; a folder that
 * holds them all is left as it is. Throws `conflict` where the folder holds anything else, `cancelled`, and
 * `store_failed` where the disk refuses. About 20 ms of one core a picture.
 */
export async function drawLibrary({ dir, records, signal, progress }: DrawRequest): Promise<DrawReport> {
  try {
    const truth = attributesOf(records);
    await refuseForeignFolder(dir);
    if (await isComplete(dir, records, truth))
      return { pictures: records.length, drawn: 0, skipped: records.length };
    await makeFolder(dir);
    // Written first without its records: it marks the folder as a demo library that is not finished yet.
    await writeFile(path.join(dir, attributesFile), attributesOf([]));
    await drawAll({ dir, records, signal, progress });
    await writeWhole(path.join(dir, attributesFile), truth);
    return { pictures: records.length, drawn: records.length, skipped: 0 };
  } catch (error) {
    throw asMotifError(error, dir);
  }
}

/** Returns the ground truth as it stands in `attributes.json`. */
export function attributesOf(records: readonly PictureRecord[]): string {
  return `${JSON.stringify({ generator: 'motif demo', pictures: records }, undefined, 1)}\n`;
}

async function refuseForeignFolder(dir: string): Promise<void> {
  const entries = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const foreign = entries.filter((entry) => entry !== '.motif');
  if (foreign.length === 0) return;
  const marker = await readFile(path.join(dir, attributesFile), 'utf8').catch(() => '');
  if (marker.includes('"generator": "motif demo"')) return;
  throw new MotifError(
    'conflict',
    `Expected an empty folder or a demo library for dir, received a folder that holds ${foreign[0]}`,
    {
      path: dir,
      hint: 'Name another folder with --dir; the demo never draws into a folder with other files.',
    },
  );
}

async function isComplete(dir: string, records: readonly PictureRecord[], truth: string): Promise<boolean> {
  const found = await readFile(path.join(dir, attributesFile), 'utf8').catch(() => '');
  if (found !== truth) return false;
  const sizes = await Promise.all(
    records.map(({ file }) =>
      stat(path.join(dir, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.every((size) => size > 0);
}

async function drawAll({ dir, records, signal, progress }: DrawRequest): Promise<void> {
  for (const folder of new Set(records.map(({ file }) => path.dirname(file)))) {
    await makeFolder(path.join(dir, folder));
  }
  const originals = records.filter(({ copy }) => copy?.how !== 'exact');
  const exactCopies = records.filter(({ copy }) => copy?.how === 'exact');
  let done = 0;
  let next = 0;
  const report = () => progress({ stage: 'draw', done, total: records.length, unit: 'pictures' });
  const drawOneByOne = async () => {
    while (next < originals.length) {
      throwIfCancelled(signal);
      const record = originals[next++]!;
      await writeWhole(path.join(dir, record.file), await render(record));
      done += 1;
      report();
    }
  };
  await Promise.all(Array.from({ length: drawnAtOnce }, drawOneByOne));
  for (const { file, copy } of exactCopies) {
    await copyFile(path.join(dir, copy!.of), path.join(dir, file));
    done += 1;
    report();
  }
}

async function render(record: PictureRecord): Promise<string | Uint8Array> {
  const svg = drawPicture(record);
  const { widthPx, heightPx } = record;
  const ending = path.extname(record.file).slice(1) as PictureFormat;
  if (ending === 'svg') return svg;
  return renderSvg(svg, { widthPx, heightPx, format: ending === 'jpg' ? 'jpeg' : ending });
}

/** Writes beside the name first, so that a picture is there whole or not at all. */
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.part`;
  await writeFile(draft, content);
  await rename(draft, file);
}

function asMotifError(error: unknown, dir: string): unknown {
  if (error instanceof MotifError || !(error instanceof Error) || !('code' in error)) return error;
  return new MotifError(
    'store_failed',
    `Expected a folder that can be written for dir, received ${String(error.code)}`,
    {
      path: dir,
      hint: 'Check that the folder is a folder, may be written and has room.',
      cause: error,
    },
  );
}

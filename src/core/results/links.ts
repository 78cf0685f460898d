import { access, readdir, readFile, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../errors.js';
import { makeFolder } from '../library/durable.js';
import { currentReach } from '../reach.js';
import type { ListedPicture } from './picture-list.js';

/** Tells a folder of links from any other, and keeps it out of the index where it lies in a library. */
const marker = '.motifignore';
const markerText = '# Links made by motif --links, replaced by its next run.\n*\n';
const linkName = /^\d{3,}-/;
/** What file managers leave in any folder that was looked at. */
const leftByFileManagers = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];
/** File systems take names of 255 bytes. */
const longestNameBytes = 255;
/** What systems answer where links need a right or are not known. */
const refusals = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'UNKNOWN'];

/** Throws `invalid_input` for anything but a folder that is new, empty, or was filled with links before. */
export async function rejectOtherFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw otherFolder(error.code === 'ENOTDIR' ? 'a file' : (error.code ?? 'an error'), error);
  });
  if (names.every((name) => leftByFileManagers.includes(name))) return;
  const text = await readFile(path.join(folder, marker), 'utf8').catch(() => '');
  if (text !== markerText) throw otherFolder(`${folder}, which holds other files`);
}

/**
 * Fills a folder with symbolic links named `001-name.ext` in the order of the list, in place of those that were there, and
 * returns its absolute path with how many pictures are not there to be linked. Nothing but links is ever removed.
 *
 * @throws MotifError `invalid_input` for a folder that holds anything else, `store_failed` where no links can be made.
 */
export async function writeLinks(
  folder: string,
  pictures: readonly ListedPicture[],
  root: string,
  link: (target: string, name: string) => Promise<void> = symlink,
): Promise<{ folder: string; absent: number }> {
  const absolute = path.resolve(folder);
  currentReach()?.assertWritable(absolute);
  await rejectOtherFolder(absolute);
  let absent = 0;
  try {
    await makeFolder(absolute);
    // Before the first link, so that a run that is killed leaves a folder that the next one knows.
    await writeFile(path.join(absolute, marker), markerText);
    await removeLinks(absolute);
    const digits = Math.max(3, String(pictures.at(-1)?.rank ?? 0).length);
    for (const picture of pictures) {
      const target = picture.path === undefined ? undefined : path.resolve(root, picture.path);
      if (target === undefined || !(await isThere(target))) absent++;
      else await link(target, path.join(absolute, nameOf(picture.rank, digits, target)));
    }
  } catch (error) {
    throw notLinked(absolute, error as NodeJS.ErrnoException);
  }
  return { folder: absolute, absent };
}

async function removeLinks(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isSymbolicLink() && linkName.test(entry.name)) await unlink(path.join(folder, entry.name));
  }
}

function nameOf(rank: number, digits: number, target: string): string {
  const prefix = `${String(rank).padStart(digits, '0')}-`;
  const { name, ext } = path.parse(target);
  const room = longestNameBytes - Buffer.byteLength(prefix + ext);
  const characters = Array.from(name);
  while (Buffer.byteLength(characters.join('')) > room) characters.pop();
  return prefix + characters.join('') + ext;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function otherFolder(received: string, cause?: unknown): MotifError {
  return new MotifError('invalid_input', `Expected a new or empty folder for links, received ${received}`, {
    hint: 'Give a folder that does not exist yet, or one that --links filled before.',
    path: 'links',
    cause,
  });
}

function notLinked(folder: string, error: NodeJS.ErrnoException): MotifError {
  const code = error.code ?? 'an error';
  const isRefused = error.syscall === 'symlink' && refusals.includes(code);
  return new MotifError(
    'store_failed',
    isRefused
      ? `Expected a system that allows symbolic links, received ${code}`
      : `Expected a place to write links, received ${code}`,
    {
      hint: isRefused
        ? 'Windows allows them in developer mode only. --csv results.csv writes the paths as a table instead.'
        : 'The folder must be one that may be written.',
      path: folder,
      cause: error,
    },
  );
}

import type { BigIntStats, Dirent } from 'node:fs';
import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { throwIfCancelled } from '../errors.js';
import type { FileProblem } from './assets.js';

export interface FoundFile {
  /** Relative to the library's root, with `/` between the parts. */
  path: string;
  sizeBytes: number;
  modifiedMs: number;
}

export type WalkEvent = { kind: 'file'; file: FoundFile } | { kind: 'problem'; problem: FileProblem };

const ignoreFileName = '.motifignore';
const pictureName = /\.(?:jpe?g|jpe|jfif|png|webp|gif|avif|tiff?|svg)$/i;
const neverPictures = new Set(['node_modules', '__MACOSX', '$RECYCLE.BIN', 'System Volume Information']);

interface Rules {
  /** Absolute folder that the patterns are relative to. */
  base: string;
  patterns: Ignore;
}

/**
 * Yields every picture file below `source` (relative to `root`), folder by folder, and what could not be entered.
 * Hidden entries and those that `.motifignore` files name (gitignore syntax) are left out; symbolic links are followed
 * inside the source only, and no folder is visited twice, so loops end.
 */
export async function* walkPictures(
  root: string,
  source: string,
  signal?: AbortSignal,
): AsyncGenerator<WalkEvent> {
  const start = path.resolve(root, source);
  const visited = new Set<string>();
  yield* walkFolder(start, await rulesAbove(root, start));

  async function* walkFolder(folder: string, inherited: Rules[]): AsyncGenerator<WalkEvent> {
    throwIfCancelled(signal);
    let entries: Dirent<Buffer>[];
    let rules = inherited;
    try {
      const identity = await stat(folder, { bigint: true });
      if (alreadyVisited(visited, identity)) return;
      entries = await listFolder(folder);
      rules = await withRulesOf(folder, inherited);
    } catch (error) {
      yield { kind: 'problem', problem: problemAt(relative(folder), error, 'folder') };
      return;
    }
    const folders: string[] = [];
    for (const entry of entries) {
      const name = entry.name.toString('utf8');
      if (name.startsWith('.') || neverPictures.has(name)) continue;
      const full = path.join(folder, name);
      if (Buffer.compare(Buffer.from(name, 'utf8'), entry.name) !== 0) {
        if (!pictureName.test(name)) continue;
        const reason = 'The file name is not valid UTF-8; rename the file';
        yield { kind: 'problem', problem: { path: relative(full), code: 'invalid_input', reason } };
        continue;
      }
      const isFolder = entry.isDirectory();
      if (isIgnored(full, isFolder, rules)) continue;
      if (isFolder) {
        folders.push(full);
        continue;
      }
      if (entry.isSymbolicLink()) {
        const target = await stat(full).catch(() => undefined);
        if (target?.isDirectory()) {
          // A link to a folder outside would make the library depend on what it does not own.
          if (await leadsInside(full, start)) folders.push(full);
          continue;
        }
      }
      if (!pictureName.test(name)) continue;
      yield await inspect(full);
    }
    for (const next of folders) yield* walkFolder(next, rules);
  }

  async function inspect(file: string): Promise<WalkEvent> {
    try {
      const found = await stat(file);
      if (!found.isFile()) {
        const reason = 'Not a regular file';
        return { kind: 'problem', problem: { path: relative(file), code: 'unreadable_media', reason } };
      }
      return {
        kind: 'file',
        file: { path: relative(file), sizeBytes: found.size, modifiedMs: found.mtimeMs },
      };
    } catch (error) {
      return { kind: 'problem', problem: problemAt(relative(file), error, 'file') };
    }
  }

  function relative(file: string): string {
    return toLibraryPath(root, file);
  }
}

/** Returns a path relative to the root as the ledger keeps it: `/` on every system; a file outside begins with `../`. */
export function toLibraryPath(root: string, file: string): string {
  return (path.relative(root, file) || '.').split(path.sep).join('/');
}

/** Returns what a file system error means for a person. */
export function problemAt(file: string, error: unknown, kind: 'file' | 'folder'): FileProblem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const reasons: Record<string, string> = {
    EACCES: `No permission to read the ${kind}`,
    EPERM: `No permission to read the ${kind}`,
    ENOENT: kind === 'file' ? 'The file is gone or its link is broken' : 'The folder is missing',
    ELOOP: 'The link leads to itself',
    EIO: 'The disk reported an error',
    EMFILE: 'Too many files are open',
  };
  const reason = reasons[code] ?? `The ${kind} could not be read (${code})`;
  return { path: file, code: code === 'ENOENT' ? 'not_found' : 'unreadable_media', reason };
}

/** Sorted by name, so that two runs see the same order; names stay bytes until they are known to be UTF-8. */
async function listFolder(folder: string): Promise<Dirent<Buffer>[]> {
  const entries: Dirent<Buffer>[] = [];
  const handle = await opendir(folder, { encoding: 'buffer' as BufferEncoding, bufferSize: 256 });
  for await (const entry of handle) entries.push(entry as unknown as Dirent<Buffer>);
  return entries.sort((a, b) => Buffer.compare(a.name, b.name));
}

/** A source below the root obeys the ignore files of the folders between. */
async function rulesAbove(root: string, start: string): Promise<Rules[]> {
  let rules: Rules[] = [];
  const between = path.relative(root, start);
  if (between.startsWith('..') || between === '') return rules;
  let folder = root;
  for (const part of between.split(path.sep)) {
    rules = await withRulesOf(folder, rules);
    folder = path.join(folder, part);
  }
  return rules;
}

async function withRulesOf(folder: string, inherited: Rules[]): Promise<Rules[]> {
  const text = await readFile(path.join(folder, ignoreFileName), 'utf8').catch(() => undefined);
  return text === undefined ? inherited : [...inherited, { base: folder, patterns: ignore().add(text) }];
}

/** The nearest ignore file that says anything of an entry decides, as with git. */
function isIgnored(full: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  let ignored = false;
  for (const { base, patterns } of rules) {
    const relative = path.relative(base, full).split(path.sep).join('/');
    const verdict = patterns.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}

function alreadyVisited(visited: Set<string>, identity: BigIntStats): boolean {
  const key = `${identity.dev}:${identity.ino}`;
  if (visited.has(key)) return true;
  visited.add(key);
  return false;
}

async function leadsInside(link: string, start: string): Promise<boolean> {
  const [target, inside] = await Promise.all([realpath(link), realpath(start)]);
  return target === inside || target.startsWith(inside + path.sep);
}

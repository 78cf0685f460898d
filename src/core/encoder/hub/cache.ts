import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseHubReference } from '../catalogue.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the folder in which the hub's own tools keep models, so that what they downloaded is found and what Motif
 * downloads is found by them: `HF_HUB_CACHE`, else `hub` under `HF_HOME`, else under the user's cache folder.
 */
export function hubCacheFolder(env: Environment): string {
  if (env.HF_HUB_CACHE) return path.resolve(env.HF_HUB_CACHE);
  const cacheHome = env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
  return path.resolve(env.HF_HOME || path.join(cacheHome, 'huggingface'), 'hub');
}

/** Returns the folder of one hub repository inside the cache. */
export function repositoryFolder(cacheFolder: string, id: string): string {
  return path.join(cacheFolder, `models--${id.replace('/', '--')}`);
}

/** Returns the ids of the model repositories in the cache, in order; an absent cache has none. */
export async function cachedRepositories(cacheFolder: string): Promise<string[]> {
  const names = await readdir(cacheFolder).catch(() => [] as string[]);
  return names
    .filter((name) => name.startsWith('models--'))
    .map((name) => name.slice('models--'.length).replace('--', '/'))
    .filter((id) => parseHubReference(id) !== undefined)
    .sort();
}

/** True for a full commit id. */
export function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

/** Returns the folder of the files of `revision` (commit, branch or tag) in the cache, whole or not; undefined when absent. */
export async function snapshotFolder(repository: string, revision: string): Promise<string | undefined> {
  const commit = isCommit(revision) ? revision : await readReference(repository, revision);
  if (commit === undefined) return undefined;
  const folder = path.join(repository, 'snapshots', commit);
  const found = await stat(folder).catch(() => undefined);
  return found?.isDirectory() ? folder : undefined;
}

async function readReference(repository: string, revision: string): Promise<string | undefined> {
  const text = await readFile(path.join(repository, 'refs', ...revision.split('/')), 'utf8').catch(() => '');
  return isCommit(text.trim()) ? text.trim() : undefined;
}

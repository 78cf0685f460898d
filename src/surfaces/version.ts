import { readFile } from 'node:fs/promises';

/** Returns the version of Motif, as its package states it. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

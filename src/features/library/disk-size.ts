import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Sizes asked for at a time: enough to keep a disk busy, few enough for any limit on open handles. */
const atOnce = 64;

/** Returns the bytes of all files below a folder; what goes away meanwhile or cannot be read counts nothing. */
export async function diskSize(folder: string): Promise<number> {
  let bytes = 0;
  const folders = [folder];
  for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
    const entries = await readdir(current, { withFileTypes: true }).catch(() => []);
    const files: string[] = [];
    for (const entry of entries) {
      const full = path.join(current, entry.name);
      if (entry.isDirectory()) folders.push(full);
      else if (entry.isFile()) files.push(full);
    }
    for (let start = 0; start < files.length; start += atOnce) {
      const sizes = await Promise.all(files.slice(start, start + atOnce).map(sizeOf));
      bytes += sizes.reduce((sum, size) => sum + size, 0);
    }
  }
  return bytes;
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

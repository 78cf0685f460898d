import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../../errors.js';
import type { HubAccess } from './access.js';
import { connectionFault, request, shown, TransientFault, withRetries } from './request.js';

/** One file as the hub lists it. */
export interface HubFile {
  /** Path in the repository, with `/`. */
  path: string;
  sizeBytes: number;
  hash: { kind: 'sha256' | 'git-sha1'; hex: string };
}

export interface TransferOptions {
  signal?: AbortSignal | undefined;
  /** Called with the bytes of this file that are on disk, which may fall when a transfer starts again. */
  onBytes?: (bytes: number) => void;
}

/**
 * Downloads `file` from `url` to `target`, going on from the bytes of an earlier try beside it (`.motif-part`).
 * The file appears under its name only after its size and hash are right and it is safe on disk. Bytes with a wrong
 * hash are deleted and fetched once more; then `model_unavailable` names both hashes.
 */
export async function transferFile(
  access: HubAccess,
  url: URL,
  file: HubFile,
  target: string,
  options: TransferOptions = {},
): Promise<void> {
  const part = `${target}.motif-part`;
  await mkdir(path.dirname(target), { recursive: true });
  for (let tries = 1; ; tries++) {
    const fault = await fetchAndCheck(access, url, file, part, options);
    if (fault === undefined) break;
    await rm(part, { force: true });
    if (tries === 2) {
      throw new MotifError('model_unavailable', `Expected ${file.path} with ${fault}`, {
        hint: 'The server or a proxy delivers other bytes than the hub lists: repeat later, or check HF_ENDPOINT.',
        path: file.path,
      });
    }
  }
  await rename(part, target);
  await syncFolder(path.dirname(target));
}

/** Returns what is wrong with the bytes at `filePath` as *X, received Z*, or undefined when size and hash are right. */
export async function findFault(
  filePath: string,
  file: HubFile,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { size } = await stat(filePath);
  if (size !== file.sizeBytes) return `${file.sizeBytes} bytes, received ${size}`;
  const hash = startHash(file);
  for await (const chunk of createReadStream(filePath, signal === undefined ? {} : { signal }))
    hash.update(chunk);
  const received = hash.digest('hex');
  return received === file.hash.hex ? undefined : `hash ${file.hash.hex}, received ${received}`;
}

function startHash(file: HubFile): Hash {
  if (file.hash.kind === 'sha256') return createHash('sha256');
  // Git names a blob by the hash of this header and its bytes.
  return createHash('sha1').update(`blob ${file.sizeBytes}\0`);
}

async function fetchAndCheck(
  access: HubAccess,
  url: URL,
  file: HubFile,
  part: string,
  options: TransferOptions,
): Promise<string | undefined> {
  const handle = await open(part, 'a+');
  try {
    const wrongSize = await withRetries(access, options.signal, (progressed) =>
      fetchRest(access, url, file, handle, options, progressed),
    );
    if (wrongSize !== undefined) return wrongSize;
    await handle.sync();
  } finally {
    await handle.close();
  }
  return findFault(part, file, options.signal);
}

/** Appends what is missing; returns a fault when the server's file has another size than the hub lists. */
async function fetchRest(
  access: HubAccess,
  url: URL,
  file: HubFile,
  handle: FileHandle,
  options: TransferOptions,
  progressed: () => void,
): Promise<string | undefined> {
  let have = (await handle.stat()).size;
  if (have > file.sizeBytes) have = await restart(handle);
  options.onBytes?.(have);
  if (have === file.sizeBytes) return undefined;
  const watch = new StallWatch(access.stallMs, url, options.signal);
  try {
    const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-` } : {};
    const response = await request(access, url, { headers, signal: watch.signal });
    if (have > 0 && !continuesAt(response, have)) have = await restart(handle);
    const announced = announcedSize(response, have);
    if (announced !== undefined && announced !== file.sizeBytes) {
      await response.body?.cancel();
      return `${file.sizeBytes} bytes, received ${announced}`;
    }
    for await (const chunk of response.body ?? []) {
      watch.alive();
      if (have + chunk.byteLength > file.sizeBytes) return `${file.sizeBytes} bytes, received more`;
      await handle.appendFile(chunk);
      have += chunk.byteLength;
      progressed();
      options.onBytes?.(have);
    }
  } catch (error) {
    if (error instanceof MotifError || error instanceof TransientFault) throw error;
    if (isDiskFault(error)) throw error;
    throw connectionFault(error, url, watch.signal);
  } finally {
    watch.stop();
  }
  if (have < file.sizeBytes) {
    throw new TransientFault(`Expected ${file.sizeBytes} bytes from ${shown(url)}, received ${have}`);
  }
  return undefined;
}

async function restart(handle: FileHandle): Promise<number> {
  await handle.truncate(0);
  return 0;
}

function continuesAt(response: Response, offset: number): boolean {
  const range = response.headers.get('content-range') ?? '';
  return response.status === 206 && range.startsWith(`bytes ${offset}-`);
}

function announcedSize(response: Response, offset: number): number | undefined {
  const whole = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (whole !== undefined) return Number(whole);
  const length = response.headers.get('content-length');
  return length === null ? undefined : offset + Number(length);
}

/** Node's file system errors carry the system call; those of the network come wrapped by fetch. */
function isDiskFault(error: unknown): boolean {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return (
    syscall !== undefined &&
    ['write', 'open', 'fsync', 'ftruncate', 'fstat'].includes(syscall) &&
    code !== 'EPIPE'
  );
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its renames are durable enough for a file that can be fetched again.
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Aborts a request that brings no bytes for `stallMs`, or with the caller's own signal. */
class StallWatch {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(stallMs: number, url: URL, outer: AbortSignal | undefined) {
    this.signal =
      outer === undefined ? this.#controller.signal : AbortSignal.any([outer, this.#controller.signal]);
    this.#timer = setTimeout(() => {
      const fault = new TransientFault(
        `Expected data from ${url.host}, received none for ${stallMs / 1000} s`,
      );
      this.#controller.abort(fault);
    }, stallMs);
  }

  alive(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

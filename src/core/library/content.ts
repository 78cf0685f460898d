import { type FileHandle, open } from 'node:fs/promises';
import { MotifError } from '../errors.js';

/** A file larger than this is no picture that a team works with, and reading it whole would hurt. */
const mostFileBytes = 1024 ** 3;
/** A picture is read at once, since each read costs a turn of the loop; of a huge file a part is hashed in milliseconds. */
const partBytes = 16 * 1024 ** 2;
const smallestBuffer = 64 * 1024;
/** 128 bits: no two files of all libraries meet by chance. */
const assetIdDigits = 32;
/** Buffers kept for later files, all together. */
const mostIdleBytes = 64 * 1024 ** 2;

/** A file's bytes and the asset id that they give. The bytes are the reader's again after `release`. */
export interface Content {
  bytes: Buffer;
  assetId: string;
  release(): void;
}

export interface ContentReader {
  /** Returns the content of a file; throws `too_large` above 1 GiB, and what the file system says. */
  read(file: string): Promise<Content>;
}

/**
 * Returns a reader that reads into the same few buffers again and again: fresh memory for every file costs more than
 * reading it and keeps the garbage collector busy.
 */
export function createContentReader(): ContentReader {
  const idle: Buffer[] = [];
  let idleBytes = 0;

  function take(bytes: number): Buffer {
    const at = idle.findIndex((buffer) => buffer.length >= bytes && buffer.length <= 4 * roomFor(bytes));
    if (at === -1) return Buffer.allocUnsafeSlow(roomFor(bytes));
    const [buffer] = idle.splice(at, 1);
    idleBytes -= buffer!.length;
    return buffer!;
  }

  function giveBack(buffer: Buffer): void {
    if (idleBytes + buffer.length > mostIdleBytes) return;
    idle.push(buffer);
    idleBytes += buffer.length;
  }

  return {
    async read(file) {
      const handle = await open(file);
      try {
        const { size } = await handle.stat();
        if (size > mostFileBytes) {
          throw new MotifError('too_large', `Expected a file of at most 1 GiB, received ${size} bytes`, {
            path: file,
          });
        }
        const buffer = take(size);
        try {
          const { length, assetId } = await fill(handle, buffer.subarray(0, size));
          let isReleased = false;
          const release = () => {
            if (!isReleased) giveBack(buffer);
            isReleased = true;
          };
          return { bytes: buffer.subarray(0, length), assetId, release };
        } catch (error) {
          giveBack(buffer);
          throw error;
        }
      } finally {
        await handle.close();
      }
    },
  };
}

/** Returns the asset id that a file of these bytes has. */
export async function contentIdOf(bytes: Uint8Array): Promise<string> {
  const { Blake3Hasher } = await import('@napi-rs/blake-hash');
  const hash = new Blake3Hasher();
  hash.update(bytes);
  return hash.digest('hex').slice(0, assetIdDigits);
}

/** A file that shrinks meanwhile gives fewer bytes than it had. */
async function fill(handle: FileHandle, buffer: Buffer): Promise<{ length: number; assetId: string }> {
  const { Blake3Hasher } = await import('@napi-rs/blake-hash');
  const hash = new Blake3Hasher();
  let length = 0;
  while (length < buffer.length) {
    const wanted = Math.min(partBytes, buffer.length - length);
    const { bytesRead } = await handle.read(buffer, length, wanted, length);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(length, length + bytesRead));
    length += bytesRead;
  }
  return { length, assetId: hash.digest('hex').slice(0, assetIdDigits) };
}

function roomFor(bytes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(bytes, smallestBuffer)));
}

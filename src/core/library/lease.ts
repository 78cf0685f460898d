import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { MotifError } from '../errors.js';

interface Holder {
  pid: number;
  host: string;
  /** Changes with every start of the machine, so that a pid from before a power cut is not taken for a live one. */
  boot: string;
}

const heartbeatMs = 10_000;
/** A holder on another machine is believed dead after this long without a heartbeat. */
const staleAfterMs = 60_000;

export interface Lease {
  release(): void;
}

/**
 * Returns the right to write, held in `file` until released or until this process dies. Readers need none.
 *
 * @throws MotifError `conflict` naming the process that holds it.
 */
export function takeLease(file: string): Lease {
  const own: Holder = { pid: process.pid, host: hostname(), boot: bootId() };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(file, own)) {
      const heartbeat = setInterval(() => touch(file), heartbeatMs);
      heartbeat.unref();
      return {
        release() {
          clearInterval(heartbeat);
          rmSync(file, { force: true });
        },
      };
    }
    const holder = read(file);
    if (holder && isAlive(holder, own, file)) {
      throw new MotifError(
        'conflict',
        `Expected to be the only writer of the library, received process ${holder.pid} on ${holder.host}`,
        {
          hint: 'Wait until it has finished, or stop it; searching works meanwhile.',
          path: file,
        },
      );
    }
    setAside(file);
  }
  throw new MotifError(
    'conflict',
    'Expected to take the writer lock, received another process at the same moment',
    {
      hint: 'Run the command again.',
      path: file,
    },
  );
}

function create(file: string, holder: Holder): boolean {
  try {
    const descriptor = openSync(file, 'wx');
    writeFileSync(descriptor, JSON.stringify(holder));
    closeSync(descriptor);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    throw new MotifError('store_failed', `Expected to write ${file}, received ${code}`, {
      hint: 'Check that the folder .motif may be written by you and that the disk is not full.',
      path: file,
      cause: error,
    });
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    // Gone meanwhile, or cut off by the crash of its writer: either way nobody holds it.
    return undefined;
  }
}

function isAlive(holder: Holder, own: Holder, file: string): boolean {
  if (holder.host !== own.host) {
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return age < staleAfterMs;
  }
  if (holder.boot !== own.boot) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Renaming first lets only one of several rescuers remove the dead lock, and never a fresh one. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The lock is informative for other machines only; losing a beat must not stop the work.
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

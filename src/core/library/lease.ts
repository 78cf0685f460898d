import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { MotifError } from '../errors.js';

interface Holder {
  pid: number;
  host: string;
  /** Changes with every start of the machine, so that a pid from before a power cut is not taken for a live one. */
  boot: string;
  /** When the process started, where the system tells: a pid that was given to another process is no sign of life. */
  started: string;
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
 * @param exclusively - Runs work that no other process runs at the same time, such as a transaction of the ledger: a
 *   file system alone has no way to replace a dead lock without a moment in which two processes do.
 * @throws MotifError `conflict` naming the process that holds it.
 */
export function takeLease(file: string, exclusively: (work: () => void) => void): Lease {
  const own: Holder = { pid: process.pid, host: hostname(), boot: bootId(), started: startOf(process.pid) };
  exclusively(() => {
    const holder = readHolder(file);
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
    write(file, own);
  });
  const heartbeat = setInterval(() => touch(file), heartbeatMs);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      // One that was taken over meanwhile, from a machine that slept, is not ours to remove.
      if (isSame(readHolder(file), own)) rmSync(file, { force: true });
    },
  };
}

/** Returns the process that the lock in `file` names, dead or alive; undefined without a lock. */
export function readHolder(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    const { pid, host = '', boot = '', started = '' } = holder;
    return Number.isInteger(pid) && pid! > 0 ? { pid: pid!, host, boot, started } : undefined;
  } catch {
    // Absent, or cut off by a power failure: either way nobody holds it.
    return undefined;
  }
}

/** A reader of the file sees the whole of it or none. */
function write(file: string, holder: Holder): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, JSON.stringify(holder));
    renameSync(temporary, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new MotifError('store_failed', `Expected to write ${file}, received ${code}`, {
      hint: 'Check that the folder .motif may be written by you and that the disk is not full.',
      path: file,
      cause: error,
    });
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
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startOf(holder.pid);
  return holder.started === '' || started === '' || holder.started === started;
}

function isSame(one: Holder | undefined, other: Holder): boolean {
  return (
    one?.pid === other.pid &&
    one.host === other.host &&
    one.boot === other.boot &&
    one.started === other.started
  );
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

/** Returns the start of a process in ticks since the start of the machine, or '' where the system does not tell. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in parentheses and may hold anything; the 20th field after it is the start.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

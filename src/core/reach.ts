import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What files work may touch that others ask for, over HTTP or through an agent. Work without one, as on the command line
 * and in a program, may touch what the process may.
 */
export interface Reach {
  /**
   * Returns the absolute path of the file or folder that a reference names, or undefined where none of that name is
   * there. Throws `unauthorised` for one that lies elsewhere, whether it is there or not.
   */
  locate(reference: string): string | undefined;
  /** Throws `unauthorised` for a file that this work may not read. */
  assertReadable(file: string): void;
  /** Throws `unauthorised` for a file that this work may not write. */
  assertWritable(file: string): void;
}

/** Carried by the asynchronous call itself: no function between the one who asks and the file can forget to pass it on. */
const reaches = new AsyncLocalStorage<Reach>();

/** Returns what `work` returns, done within a reach. */
export function withReach<Result>(reach: Reach, work: () => Result): Result {
  return reaches.run(reach, work);
}

/** Returns what `work` returns, done as by the process itself: for parts that the first to ask loads for all. */
export function beyondReach<Result>(work: () => Result): Result {
  return reaches.exit(work);
}

/** Returns the reach of the work at hand; undefined where nothing limits it. */
export function currentReach(): Reach | undefined {
  return reaches.getStore();
}

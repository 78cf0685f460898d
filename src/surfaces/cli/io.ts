/** Where text goes; `isTty` decides on colours, bars and tables that fit the window. */
export interface Sink {
  write(text: string): unknown;
  readonly isTty: boolean;
}

/** All that the command line takes from the process, so that a test can be one. */
export interface Io {
  stdout: Sink;
  stderr: Sink;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Width of the terminal in cells. */
  columns: number;
  /** Fires when the person asks to stop. */
  signal: AbortSignal;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** Returns the real process as `Io`. */
export function processIo(signal: AbortSignal): Io {
  return {
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    columns: process.stdout.columns ?? process.stderr.columns ?? 100,
    signal,
    now: () => performance.now(),
  };
}

function sink(stream: NodeJS.WriteStream): Sink {
  return { write: (text) => stream.write(text), isTty: stream.isTTY === true };
}

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorCodes } from '../../core/errors.js';
import { reportFailure } from './failure.js';
import { type Io, processIo } from './io.js';

/** True when Node was started with this module, also through the link that npm makes for a command. */
export function isProgram(moduleUrl: string): boolean {
  const started = process.argv[1];
  if (started === undefined) return false;
  try {
    return realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
  } catch {
    return false;
  }
}

/** Runs the command line as this process and ends it with the exit code once everything is written. */
export async function runProgram(main: (argv: readonly string[], io: Io) => Promise<number>): Promise<void> {
  const stop = new AbortController();
  const io = processIo(stop.signal);
  listenForStops(stop, io);
  const output = watchOutput(stop, io);
  process.on('uncaughtException', (error) =>
    process.exit(reportFailure(error, io, { json: false, event: false })),
  );
  const exitCode = await main(process.argv.slice(2), io);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(exitCode === 0 ? output.exitCode : exitCode);
}

/** The first Ctrl-C asks the work to stop where it is safe; the second does not ask. */
function listenForStops(stop: AbortController, io: Io): void {
  let isAsked = false;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (isAsked) process.exit(errorCodes.cancelled.exitCode);
      isAsked = true;
      io.stderr.write(`${io.stderr.isTty ? '\r\x1b[K' : ''}stopping, press again to quit at once\n`);
      stop.abort();
    });
  }
}

/**
 * Work whose output nobody can receive stops where it is safe. A reader that leaves once the work is done, such as
 * `head`, has what it wanted; a full disk has not.
 */
function watchOutput(stop: AbortController, io: Io): { exitCode: number } {
  const output = { exitCode: 0 };
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && output.exitCode === 0) {
        output.exitCode = errorCodes.store_failed.exitCode;
        if (stream === process.stdout) {
          io.stderr.write(
            `motif: Expected a place for the output, received ${error.code ?? error.message}\n`,
          );
        }
      }
      stop.abort();
    });
  }
  return output;
}

/** Calls back with an error for a stream that broke, too: then there is nothing left to wait for. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

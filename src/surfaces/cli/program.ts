import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isBrokenPipe, reportFailure } from './failure.js';
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
  const io = processIo(stopSignal());
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => process.exit(isBrokenPipe(error) ? 0 : 1));
  }
  process.on('uncaughtException', (error) =>
    process.exit(reportFailure(error, io, { json: false, event: false })),
  );
  const exitCode = await main(process.argv.slice(2), io);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(exitCode);
}

/** The first Ctrl-C asks the work to stop where it is safe; the second does not ask. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

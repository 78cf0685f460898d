import { createLog } from '../server/log.js';
import { usualSettings } from '../server/settings.js';
import { readVersion } from '../version.js';
import { servePage } from './built-in-pages.js';
import { flagsOf } from './command-page.js';
import { parseFlags } from './flags.js';
import { readInput } from './input.js';
import type { Io } from './io.js';
import { resolveOptions } from './motif-options.js';
import type { Parts } from './parts.js';
import { escapeControls, safeJson } from './text.js';

interface ServeInput {
  port?: number;
  host?: string;
  token?: string;
  log?: 'text' | 'json';
  open?: boolean;
}

/** Returns the exit code of `motif serve`, which answers until it is asked to stop. */
export async function serveCommand(argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const { values, rest } = parseFlags(argv, flagsOf(servePage), { command: 'serve' });
  const input: ServeInput = readInput(servePage, { values, rest });
  const own = servePage.fields.map(({ flag }) => flag);
  const settings = await resolveOptions(new Map([...values].filter(([flag]) => !own.includes(flag))), io);
  const token = input.token ?? (io.env.MOTIF_TOKEN || undefined);
  const log = createLog(
    (text) => io.stderr.write(escapeControls(text, { keepLines: true })),
    input.log ?? 'text',
  );
  const motif = await parts.openMotif(settings);
  try {
    const server = await parts.startServer({
      motif,
      operations: await parts.operations(),
      version: await readVersion(),
      log,
      host: input.host ?? usualSettings.host,
      port: input.port ?? usualSettings.port,
      ...(token === undefined ? {} : { token }),
    });
    const address = token === undefined ? server.url : `${server.url}/?token=${encodeURIComponent(token)}`;
    const told = values.get('json') === true ? safeJson({ url: server.url }) : `Motif is at ${address}`;
    io.stdout.write(`${told}\n`);
    if (input.open === true && !(await parts.openFile(address))) {
      io.stderr.write('Found no program or screen to open it with.\n');
    }
    await asked(io.signal);
    await server.close();
  } finally {
    await motif.close();
  }
  return 0;
}

/** Resolves when the signal fires: when the person asks to stop. */
function asked(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

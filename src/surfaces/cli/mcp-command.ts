import { fileURLToPath } from 'node:url';
import type { AgentToolsOptions } from '../mcp/agent-tools.js';
import { readVersion } from '../version.js';
import { mcpPage } from './built-in-pages.js';
import { flagsOf } from './command-page.js';
import { settingNames } from './config-file.js';
import { parseFlags } from './flags.js';
import { readInput } from './input.js';
import type { Io } from './io.js';
import { resolveOptions } from './motif-options.js';
import type { Parts } from './parts.js';
import { escapeControls } from './text.js';

/** Returns the exit code of `motif mcp`, which speaks the protocol on stdout and everything else on stderr. */
export async function mcpCommand(argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const parsed = parseFlags(argv, flagsOf(mcpPage), { command: 'mcp' });
  const input = readInput(mcpPage, parsed);
  const readOnly = input.readOnly === true;
  const settings = await resolveOptions(parsed.values, io);
  if (input.settings === true) {
    const given = settingNames.filter((name) => name !== 'dir' && parsed.values.has(name));
    const options = given.flatMap((name) => [`--${name}`, String(settings[name])]);
    const more = [...options, ...(readOnly ? ['--read-only'] : [])];
    io.stdout.write(`${agentSettings(settings.dir ?? io.cwd, more)}\n`);
    return 0;
  }
  const tell = (line: string): void => {
    io.stderr.write(`${escapeControls(line)}\n`);
  };
  if (io.stdout.isTty) tell('Waiting for an agent; see how to set one up: motif help mcp (Ctrl-C ends)');
  const motif = await parts.openMotif(settings);
  const options: AgentToolsOptions = {
    operations: await parts.operations(),
    motif,
    version: await readVersion(),
    ...(readOnly ? { offer: 'reading' } : {}),
    onBug: (error) => tell(describeBug(error, io)),
  };
  try {
    await parts.serveAgent(options, { signal: io.signal, tell });
  } finally {
    await motif.close();
  }
  return 0;
}

/**
 * Returns what goes into an agent's settings. Whole paths: a program that was started from a desktop has neither the
 * shell's working directory nor its search path.
 */
function agentSettings(dir: string, options: readonly string[]): string {
  const args = [fileURLToPath(new URL('./main.js', import.meta.url)), 'mcp', '--dir', dir, ...options];
  return JSON.stringify({ mcpServers: { motif: { command: process.execPath, args } } }, null, 2);
}

function describeBug(error: unknown, { env }: Io): string {
  if (!(error instanceof Error)) return `motif: ${String(error)}`;
  return `motif: ${(env.MOTIF_DEBUG ?? '0') !== '0' ? error.stack : `${error.name}: ${error.message}`}`;
}

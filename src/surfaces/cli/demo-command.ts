import path from 'node:path';
import type { Motif } from '../../core/motif.js';
import { demoPage } from './built-in-pages.js';
import { flagsOf } from './command-page.js';
import type { DemoOptions, DemoTerminal } from './demo.js';
import { parseFlags } from './flags.js';
import { readInput } from './input.js';
import type { Io } from './io.js';
import { resolveOptions } from './motif-options.js';
import { wantsColour } from './page.js';
import type { Parts } from './parts.js';
import { silentProgress, terminalProgress } from './progress-view.js';
import { findOperation, runWith } from './run-command.js';
import { escapeControls, safeJson } from './text.js';

/** Returns the exit code of `motif demo`. */
export async function demoCommand(argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const parsed = parseFlags(argv, flagsOf(demoPage), { command: 'demo' });
  const input = readInput(demoPage, parsed);
  const { values } = parsed;
  const settings = await resolveOptions(new Map([...values].filter(([flag]) => flag !== 'dir')), io);
  const dir = path.resolve(io.cwd, String(input.dir ?? 'demo-library'));
  const json = values.get('json') === true;
  const interactive = io.stdout.isTty && !json && input.exit !== true;
  const options: DemoOptions = { dir, open: interactive && input.open !== false };
  const rich = wantsColour(io, io.stderr.isTty, values.get('colour') as boolean | undefined);
  // One Motif a folder: its library and model are opened once for the many searches of the demo.
  const opened = new Map<string, Promise<Motif>>();
  const motifOf = (folder: string): Promise<Motif> => {
    const motif = opened.get(folder) ?? parts.openMotif({ ...settings, dir: folder });
    opened.set(folder, motif);
    return motif;
  };
  const terminal: DemoTerminal = {
    print: (text) => {
      if (!json) io.stdout.write(`${escapeControls(text, { keepLines: true })}\n`);
    },
    run: async (name, given, folder) => {
      const view = json || values.get('quiet') === true ? silentProgress() : terminalProgress(io, rich);
      return runWith(await motifOf(folder), await findOperation(name, parts), given, io, parts, view);
    },
    open: async (file) => {
      await parts.openFile(file);
    },
    interactive,
  };
  try {
    const report = await parts.runDemo(terminal, options);
    if (json) io.stdout.write(`${safeJson(report)}\n`);
  } finally {
    for (const motif of opened.values()) await motif.then((open) => open.close());
  }
  return 0;
}

import type { Motif, MotifOptions } from '../../core/motif.js';
import type { Operation, OperationContext } from '../../core/operation.js';
import type { AgentToolsOptions } from '../mcp/agent-tools.js';
import type { AgentEnds } from '../mcp/stdio.js';
import type { RunningServer, ServeOptions } from '../server/serve.js';
import type { CommandGroup } from './commands.js';
import { commandGroups } from './commands.js';
import type { DemoOptions, DemoReport, DemoTerminal } from './demo.js';
import { openWithSystem } from './open-file.js';

/** What the command line stands on; each is loaded when first needed, so that help does not wait for it. */
export interface Parts {
  /** What `motif --help` lists. */
  groups: readonly CommandGroup[];
  operations(): Promise<readonly Operation[]>;
  openMotif(options: MotifOptions): Promise<Motif>;
  runOperation(
    operation: Operation,
    input: unknown,
    motif: Motif,
    context: OperationContext,
  ): Promise<unknown>;
  runDemo(terminal: DemoTerminal, options: DemoOptions): Promise<DemoReport>;
  startServer(options: ServeOptions): Promise<RunningServer>;
  /** Returns the reference page of the HTTP API. */
  apiMarkdown(operations: readonly Operation[]): Promise<string>;
  /** Resolves when the agent at the standard streams has left or the signal fires. */
  serveAgent(options: AgentToolsOptions, ends: AgentEnds): Promise<void>;
  /** Returns whether a program for the file was found and started. */
  openFile(file: string): Promise<boolean>;
}

export const realParts: Parts = {
  groups: commandGroups,
  operations: async () => (await import('../../operations.js')).operations,
  openMotif: async (options) => (await import('../../core/motif.js')).openMotif(options),
  runOperation: async (operation, input, motif, context) =>
    (await import('../../core/operation.js')).runOperation(operation, input, motif, context),
  runDemo: async (terminal, options) => (await import('./demo.js')).runDemo(terminal, options),
  startServer: async (options) => (await import('../server/serve.js')).startServer(options),
  apiMarkdown: async (operations) => {
    const [{ apiReference }, { referenceMarkdown }] = await Promise.all([
      import('../server/reference.js'),
      import('../server/reference-writers.js'),
    ]);
    return referenceMarkdown(apiReference(operations));
  },
  serveAgent: async (options, ends) => (await import('../mcp/stdio.js')).serveAgent(options, ends),
  openFile: (file) => openWithSystem(file),
};

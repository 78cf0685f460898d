import type { Motif, MotifOptions } from '../../core/motif.js';
import type { Operation, OperationContext } from '../../core/operation.js';
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
  openFile: (file) => openWithSystem(file),
};

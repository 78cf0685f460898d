import type { Operation, OperationExample } from '../../core/operation.js';
import { commandOf } from './commands.js';
import { type Field, fieldsOf } from './fields.js';
import { type Flag, globalFlags } from './flags.js';

/** Everything that help, the reference page and completion say of one command. */
export interface CommandPage {
  command: string;
  summary: string;
  description?: string;
  fields: readonly Field[];
  examples: readonly OperationExample[];
}

/** Opens the contact sheet of a search: a matter of the terminal's machine, so no operation knows of it. */
export const openField: Field = {
  name: 'open',
  flag: 'open',
  kind: { type: 'boolean' },
  description: 'Write a contact sheet and open it',
  required: false,
};

/** Returns the page of an operation; one that can write a contact sheet can have it opened. */
export function pageOfOperation(operation: Operation): CommandPage {
  const fields = fieldsOf(operation);
  return {
    command: commandOf(operation.name),
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    fields: fields.some(({ name }) => name === 'sheet') ? [...fields, openField] : fields,
    examples: operation.examples,
  };
}

/** Returns the flags that the command understands, its own before the global ones that they do not hide. */
export function flagsOf(page: CommandPage): Flag[] {
  const own = page.fields.map(({ flag }) => flag);
  return [...page.fields, ...globalFlags.filter(({ flag }) => !own.includes(flag))];
}

/** Returns `motif tag add <tag> <assets...> [options]`. */
export function usageLine(page: CommandPage): string {
  const positional = page.fields.filter(({ position }) => position !== undefined);
  const positionals = positional.map(({ flag, kind, required }, index) => {
    const takesRest = kind.type === 'list' && index === positional.length - 1;
    const shown = `<${flag}${takesRest ? '...' : ''}>`;
    return required ? shown : `[${shown}]`;
  });
  const hasOptions = page.fields.some(({ position }) => position === undefined);
  return ['motif', page.command, ...positionals, ...(hasOptions ? ['[options]'] : [])].join(' ');
}

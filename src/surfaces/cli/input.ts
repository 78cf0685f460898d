import { MotifError } from '../../core/errors.js';
import type { CommandPage } from './command-page.js';
import type { Field } from './fields.js';
import { type Parsed, readTyped, usage } from './flags.js';
import type { ValueKind } from './value-kinds.js';

/** Returns the operation's input, by name, from the flags and the other words of a command line. */
export function readInput(page: CommandPage, parsed: Parsed): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const { name, flag } of page.fields) {
    if (parsed.values.has(flag)) input[name] = parsed.values.get(flag);
  }
  placeWords(page, parsed.rest, input);
  const missing = page.fields.find(({ name, required }) => required && input[name] === undefined);
  if (missing !== undefined) throw missingInput(page, missing);
  return input;
}

/** True when words with a single dash are text of this command rather than mistyped options: a query has negative terms. */
export function takesDashedText(page: CommandPage): boolean {
  return page.fields.some(({ name, position }) => name === 'query' && position !== undefined);
}

/** Returns what a person knows an input by: `--max-bits`, or `<query>` for one that is taken by position. */
export function inputLabel({ flag, position }: Pick<Field, 'flag' | 'position'>): string {
  return position === undefined ? `--${flag}` : `<${flag}>`;
}

function placeWords(page: CommandPage, words: readonly string[], input: Record<string, unknown>): void {
  const open = page.fields.filter(
    ({ name, position }) => position !== undefined && input[name] === undefined,
  );
  const left = [...words];
  for (const [index, field] of open.entries()) {
    if (left.length === 0) return;
    const isLast = index === open.length - 1;
    const label = inputLabel(field);
    if (isLast && field.kind.type === 'list') {
      const { item } = field.kind;
      input[field.name] = left.splice(0).map((word) => readTyped(item, word, label, page.command));
    } else if (isLast && isText(field.kind)) {
      input[field.name] = readTyped(field.kind, left.splice(0).join(' '), label, page.command);
    } else input[field.name] = readTyped(field.kind, left.shift()!, label, page.command);
  }
  if (left.length > 0) {
    throw usage(`Expected no further words for motif ${page.command}, received "${left[0]}"`, page.command);
  }
}

function isText(kind: ValueKind): boolean {
  return kind.type === 'string' || (kind.type === 'any' && kind.of.some(isText));
}

function missingInput(page: CommandPage, field: Field): MotifError {
  const [example] = page.examples;
  return new MotifError(
    'invalid_input',
    `Expected ${inputLabel(field)} for motif ${page.command}, received nothing`,
    {
      hint:
        example === undefined ? `See: motif help ${page.command}` : `For instance: motif ${example.command}`,
      path: field.name,
    },
  );
}

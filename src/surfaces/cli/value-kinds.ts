import { MotifError } from '../../core/errors.js';
import { nearest } from './nearest.js';

/** What an input accepts, in the words of its JSON schema. */
export type ValueKind =
  | { type: 'boolean' }
  | { type: 'string' }
  | { type: 'number'; whole: boolean }
  | { type: 'choice'; choices: readonly string[] }
  | { type: 'list'; item: ValueKind }
  | { type: 'any'; of: readonly ValueKind[] }
  | { type: 'json' };

/**
 * Returns the typed value of a text; `name` is what the person knows the input by. Ranges and patterns are left to
 * the operation's own schema.
 */
export function readValue(kind: ValueKind, text: string, name: string): unknown {
  switch (kind.type) {
    case 'string':
      return text;
    case 'boolean':
      return readBoolean(text, name);
    case 'number':
      return readNumber(text, kind.whole, name);
    case 'choice':
      return readChoice(text, kind.choices, name);
    case 'list':
      return readList(text, kind.item, name);
    case 'json':
      return readJson(text, name);
    case 'any':
      return readAny(kind.of, text, name);
  }
}

/** Returns what the help page shows for a value of this kind, such as `<n>`; nothing for a switch. */
export function placeholder(kind: ValueKind): string {
  switch (kind.type) {
    case 'boolean':
      return '';
    case 'string':
      return '<text>';
    case 'number':
      return '<n>';
    case 'choice':
      return `<${kind.choices.join('|')}>`;
    case 'list':
      return `${placeholder(kind.item) || '<true|false>'},...`;
    case 'json':
      return '<json>';
    case 'any':
      return [...new Set(kind.of.map(placeholder).filter((shown) => shown !== ''))].join('|');
  }
}

function readBoolean(text: string, name: string): boolean {
  if (/^(true|yes|on|1)$/i.test(text)) return true;
  if (/^(false|no|off|0)$/i.test(text)) return false;
  throw wrong('true or false', name, text);
}

function readNumber(text: string, whole: boolean, name: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isFinite(value) && (!whole || Number.isInteger(value))) return value;
  throw wrong(whole ? 'a whole number' : 'a number', name, text);
}

function readChoice(text: string, choices: readonly string[], name: string): string {
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const meant = nearest(text, choices);
  const hint = meant === undefined ? undefined : `Did you mean "${meant}"?`;
  throw wrong(`one of ${choices.join(', ')}`, name, text, hint);
}

/** A list is written with commas; `\,` is a comma of an entry. */
function readList(text: string, item: ValueKind, name: string): unknown[] {
  return text
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll('\\,', ',').trim())
    .filter((part) => part !== '')
    .map((part) => readValue(item, part, name));
}

function readJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong('JSON', name, text);
  }
}

/** Takes the first kind that the text fits, plain text last, so that `3` is a number where both are allowed. */
function readAny(kinds: readonly ValueKind[], text: string, name: string): unknown {
  const ordered = [...kinds].sort((a, b) => Number(a.type === 'string') - Number(b.type === 'string'));
  let first: unknown;
  for (const kind of ordered) {
    try {
      return readValue(kind, text, name);
    } catch (error) {
      first ??= error;
    }
  }
  throw first ?? wrong('another value', name, text);
}

function wrong(expected: string, name: string, text: string, hint?: string): MotifError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return new MotifError('invalid_input', `Expected ${expected} for ${name}, received "${shown}"`, {
    hint,
    path: name,
  });
}

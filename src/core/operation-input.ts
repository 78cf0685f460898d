import type { z } from 'zod';
import { MotifError } from './errors.js';

interface CheckedOperation<Input extends z.ZodObject> {
  name: string;
  input: Input;
}

/**
 * Returns the input of an operation with its defaults; throws `invalid_input` for the first fault, worded *Expected X for
 * field, received Z*, with the field as its path.
 */
export function checkInput<Input extends z.ZodObject>(
  operation: CheckedOperation<Input>,
  input: unknown,
): z.infer<Input> {
  rejectUnknownFields(operation, input);
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.length === 0 ? 'the input' : issue.path.map(String).join('.');
  throw new MotifError(
    'invalid_input',
    `Expected ${expectationOf(issue)} for ${field}, received ${valueAt(input, issue.path)}`,
    {
      hint: hintFor(operation, issue.path[0]),
      path: field,
    },
  );
}

/** A misspelt option that is silently dropped looks like one that does not work. */
function rejectUnknownFields(operation: CheckedOperation<z.ZodObject>, input: unknown): void {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return;
  const known = Object.keys(operation.input.shape);
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const fields = known.length === 0 ? 'no fields' : `only ${known.join(', ')}`;
  throw new MotifError(
    'invalid_input',
    `Expected ${fields} for ${operation.name}, received "${unknown.slice(0, 60)}"`,
    {
      hint: `See: motif help ${operation.name.replaceAll('.', ' ')}`,
      path: unknown.slice(0, 60),
    },
  );
}

type Issue = z.core.$ZodIssue;

function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.minimum === 1 && !isNumberOrigin(issue.origin)
        ? 'something'
        : `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'unrecognized_keys':
      return `only known fields (not ${issue.keys.map((key) => key.slice(0, 60)).join(', ')})`;
    case 'invalid_union':
      return issue.errors
        .map((branch) => branch[0] && expectationOf(branch[0]))
        .filter((text) => text !== undefined)
        .join(' or ');
    default:
      return issue.message.replace(/^Invalid input: expected /, '');
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function isNumberOrigin(origin: string): boolean {
  return ['number', 'int', 'bigint'].includes(origin);
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

/** Returns the value that a path leads to as a person would write it, shortened. */
function valueAt(input: unknown, path: readonly PropertyKey[]): string {
  let value = input;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'string')
    return value.length > 60 ? `a text of ${value.length} characters` : JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function hintFor(operation: CheckedOperation<z.ZodObject>, field: PropertyKey | undefined): string {
  const shape = operation.input.shape as Record<PropertyKey, z.ZodType | undefined>;
  const description = field === undefined ? undefined : shape[field]?.description;
  const page = `See: motif help ${operation.name.replaceAll('.', ' ')}`;
  return description === undefined ? page : `${description}. ${page}`;
}

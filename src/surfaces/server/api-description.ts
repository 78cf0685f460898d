import { z } from 'zod';
import type { Operation } from '../../core/operation.js';
import { answersGet, pathOf } from './operation-routes.js';

export type JsonSchema = Record<string, unknown>;

/** One input of an operation as a table shows it. */
export interface ApiField {
  name: string;
  type: string;
  description: string;
  isRequired: boolean;
  default?: unknown;
}

/** An operation as those see it whom the library is served to. */
export interface ApiOperation {
  name: string;
  path: string;
  summary: string;
  description?: string;
  isLong: boolean;
  changes: boolean;
  answersGet: boolean;
  input: JsonSchema;
  output: JsonSchema;
  fields: ApiField[];
}

/** Returns the operations that are served, without what is for the machine of the library only. */
export function describeApi(operations: readonly Operation[]): ApiOperation[] {
  return operations.filter(({ localOnly }) => localOnly !== true).map(describeOperation);
}

function describeOperation(operation: Operation): ApiOperation {
  const { name, summary, description, long = false, changes = false } = operation;
  const input = inputSchemaOf(operation);
  return {
    name,
    path: pathOf(operation),
    summary,
    ...(description === undefined ? {} : { description }),
    isLong: long,
    changes,
    answersGet: answersGet(operation),
    input,
    output: schemaOf(operation.output, 'output'),
    fields: fieldsOf(input),
  };
}

function inputSchemaOf({ input, localOnly }: Operation): JsonSchema {
  const schema = schemaOf(input, 'input');
  const properties = { ...(schema.properties as JsonSchema | undefined) };
  for (const field of Array.isArray(localOnly) ? localOnly : []) delete properties[field];
  return { ...schema, properties, additionalProperties: false };
}

function schemaOf(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
  }) as JsonSchema;
  return schema;
}

function fieldsOf(schema: JsonSchema): ApiField[] {
  const required = (schema.required ?? []) as string[];
  return Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, property]) => ({
    name,
    type: typeOf(property),
    description: String(property.description ?? ''),
    isRequired: required.includes(name),
    ...(property.default === undefined ? {} : { default: property.default }),
  }));
}

/** Returns the type of a schema in words: `text`, `list of text`, `one of cat, dog`. */
function typeOf(schema: JsonSchema): string {
  const variants = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (variants !== undefined) return [...new Set(variants.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`;
  if (schema.type === 'array') return `list of ${typeOf((schema.items ?? {}) as JsonSchema)}`;
  const words: Record<string, string> = { string: 'text', integer: 'whole number', boolean: 'true or false' };
  return words[String(schema.type)] ?? String(schema.type ?? 'anything');
}

import { z } from 'zod';
import type { Operation } from '../../core/operation.js';
import type { Offered } from './offer.js';
import { exampleInputs } from './tool-examples.js';

/** A tool as the Model Context Protocol describes it. */
export interface AgentTool {
  name: string;
  title: string;
  description: string;
  inputSchema: ObjectSchema;
  /** Absent where the output is no object. */
  outputSchema?: ObjectSchema;
  annotations: {
    title: string;
    readOnlyHint: boolean;
    destructiveHint: boolean;
    idempotentHint: boolean;
    openWorldHint: boolean;
  };
}

export interface ObjectSchema {
  type: 'object';
  [key: string]: unknown;
}

/**
 * Returns an operation as a tool. Its hints are cautious: a client may run a tool that only reads without asking, so one
 * that also takes what is for this machine only, such as a file to write, is none, and what changes the library counts as
 * able to replace something.
 */
export function toolOf({ declared, input }: Offered): AgentTool {
  const { name, summary, changes = false, localOnly = [] } = declared;
  const isLocal = localOnly === true || localOnly.some((field) => Object.hasOwn(input.shape, field));
  const onlyReads = !changes && !isLocal;
  const outputSchema = objectSchema(declared.output, 'output');
  return {
    name: toolName(name),
    title: summary,
    description: descriptionOf(declared, input),
    // An unknown field is refused when the tool is called, so the schema says so as well.
    inputSchema: { ...objectSchema(input, 'input')!, additionalProperties: false },
    ...(outputSchema === undefined ? {} : { outputSchema }),
    annotations: {
      title: summary,
      readOnlyHint: onlyReads,
      destructiveHint: !onlyReads,
      idempotentHint: !changes,
      openWorldHint: name === 'models.pull',
    },
  };
}

/** Returns the name of an operation's tool: dots are not allowed by every model, so `tag.add` is `tag_add`. */
export function toolName(operationName: string): string {
  return operationName.replaceAll('.', '_');
}

function descriptionOf(declared: Operation, { shape }: z.ZodObject): string {
  const { summary, description } = declared;
  const examples = exampleInputs(declared)
    .filter(({ input }) => Object.keys(input).every((name) => Object.hasOwn(shape, name)))
    .map(({ input, note }) => `- ${JSON.stringify(input)}: ${note}`);
  return [
    `${summary}.`,
    ...(description === undefined ? [] : [description]),
    ...(examples.length === 0 ? [] : [`Examples of input:\n${examples.join('\n')}`]),
  ].join('\n\n');
}

/** Returns the JSON schema (draft 2020-12, the protocol's default) of what goes in or comes out. */
function objectSchema(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema | undefined {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described.type === 'object' ? (described as ObjectSchema) : undefined;
}

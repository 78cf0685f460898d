import { z } from 'zod';
import type { Operation } from '../../core/operation.js';
import type { Flag } from './flags.js';
import type { ValueKind } from './value-kinds.js';

/** One input of an operation as the command line sees it. */
export interface Field extends Flag {
  /** The name in the operation's input. */
  name: string;
  required: boolean;
  default?: unknown;
  /** Place among the positional arguments, from 0. */
  position?: number;
}

interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  default?: unknown;
  description?: string;
}

/** Returns the inputs of an operation in declared order, positional ones first. */
export function fieldsOf(operation: Operation): Field[] {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]): Field => {
    const position = operation.positionals?.indexOf(name) ?? -1;
    return {
      name,
      flag: kebabCase(name),
      kind: kindOf(property),
      required: schema.required?.includes(name) ?? false,
      ...(property.description === undefined ? {} : { description: property.description }),
      ...(property.default === undefined ? {} : { default: property.default }),
      ...(position === -1 ? {} : { position }),
    };
  });
  const place = ({ position = Number.MAX_SAFE_INTEGER }: Field): number => position;
  return fields.sort((a, b) => place(a) - place(b));
}

/** Returns `meaningOnly` as `meaning-only` and `widthPx` as `width-px`. */
export function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

function kindOf(schema: JsonSchema): ValueKind {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) {
    const kinds = variants.filter(({ type }) => type !== 'null').map(kindOf);
    return kinds.length === 1 ? kinds[0]! : { type: 'any', of: kinds };
  }
  if (schema.const !== undefined) return { type: 'choice', choices: [String(schema.const)] };
  if (schema.enum !== undefined) return { type: 'choice', choices: schema.enum.map(String) };
  const type = Array.isArray(schema.type) ? schema.type.find((name) => name !== 'null') : schema.type;
  if (type === 'boolean' || type === 'string') return { type };
  if (type === 'number' || type === 'integer') return { type: 'number', whole: type === 'integer' };
  if (type === 'array') {
    const item = kindOf(schema.items ?? {});
    // Objects have commas of their own, so that a list of them can only be written as JSON.
    return item.type === 'json' ? item : { type: 'list', item };
  }
  return { type: 'json' };
}

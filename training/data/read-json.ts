import { readFileSync } from 'node:fs';

/** Returns the content of a JSON file, taken to be a `Value`. */
export function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(file, 'utf8')) as Value;
}

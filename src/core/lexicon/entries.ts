import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Document, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { MotifError } from '../errors.js';

/** An entry of a lexicon file with where it stands, so that what is wrong with it can be found. */
export interface PlacedEntry<Entry> {
  entry: Entry;
  file: string;
  /** From 1. */
  line: number;
}

/** Far more than anybody writes by hand; the largest file that comes with Motif has 0.1 MB. */
const mostBytes = 5_000_000;

/**
 * Returns the entries of a YAML file that holds a list of them. Throws `invalid_input` that names file and line for text that is no
 * YAML, no list, larger than 5 MB, or an entry that does not fit the schema, and `not_found` for a file that is not there.
 */
export function readEntries<Entry>(file: string, schema: z.ZodType<Entry>): PlacedEntry<Entry>[] {
  const lines = new LineCounter();
  const text = readText(file);
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined)
    throw entryFault(
      `Expected YAML in ${path.basename(file)}, received ${error.message.split('\n')[0]!.replace(/ at line .*$/, '')}`,
      { file, line: lines.linePos(error.pos[0]).line },
    );
  const values = toValues(document, file);
  const lineAt = (place: readonly PropertyKey[]): number => {
    // A field that is missing has no place of its own: its entry has.
    for (let depth = place.length; depth > 0; depth--) {
      const node = document.getIn(place.slice(0, depth), true) as
        | { range?: [number, ...unknown[]] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return values.map((value, index) => {
    const parsed = schema.safeParse(value);
    const line = lineAt([index]);
    if (parsed.success) return { entry: parsed.data, file, line };
    const name = (value as { id?: unknown } | null)?.id ?? `number ${index + 1}`;
    const { path: place, message } = parsed.error.issues[0]!;
    throw entryFault(
      `Expected a lexicon entry in ${path.basename(file)}, received ${String(name)}: ${place.map(String).join('.')}: ${message}`,
      { file, line: lineAt([index, ...place]) },
    );
  });
}

/** Returns the error for what is wrong at a line of a lexicon file. */
export function entryFault(message: string, { file, line }: { file: string; line?: number }): MotifError {
  return new MotifError('invalid_input', line === undefined ? message : `${message} (line ${line})`, {
    hint: 'lexicon/README.md says what an entry holds.',
    path: line === undefined ? file : `${file}:${line}`,
  });
}

function readText(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined)
    throw new MotifError('not_found', `Expected a lexicon file ${path.basename(file)}, received none`, {
      hint: 'A lexicon folder holds axes.yaml and styles-*.yaml.',
      path: file,
    });
  if (size <= mostBytes) return readFileSync(file, 'utf8');
  throw entryFault(`Expected at most 5 MB for ${path.basename(file)}, received ${size} bytes`, { file });
}

function toValues(document: Document, file: string): unknown[] {
  if (!isSeq(document.contents))
    throw entryFault(`Expected a list of entries in ${path.basename(file)}`, { file, line: 1 });
  try {
    return document.toJS() as unknown[];
  } catch (error) {
    // Aliases that stand for ever more of each other, or for nothing.
    throw entryFault(`Expected plain YAML in ${path.basename(file)}, received ${(error as Error).message}`, {
      file,
    });
  }
}

import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import { findFile } from '../../core/library/references.js';

/** One line of a file of judged queries. */
export interface JudgedLine {
  /** From 1. */
  line: number;
  query: string;
  /** As whoever judged it names the kind; absent where that is left open. */
  kind?: string;
  relevant: { picture: string; grade: number }[];
}

const mostBytes = 16 * 1024 * 1024;
const mostLines = 10_000;
const greatestGrade = 100;

const gradeSchema = z.number().positive().max(greatestGrade);
const lineSchema = z.strictObject({
  query: z.string().min(1),
  kind: z.string().max(100).optional(),
  relevant: z
    .array(z.union([z.string().min(1), z.strictObject({ picture: z.string().min(1), grade: gradeSchema })]))
    .min(1),
});

const shapes =
  'Each line is JSON {"query": "red umbrella", "kind": "phrase", "relevant": ["a.png", {"picture": "b.png", "grade": 2}]}, or ' +
  'query, kind and pictures between tabs: red umbrella<tab>phrase<tab>a.png<tab>2*b.png.';

/** Returns the lines of a file of judged queries; throws `not_found`, `too_large` and `invalid_input`. */
export async function readJudgedFile(reference: string, dir?: string): Promise<JudgedLine[]> {
  const file = findFile(reference, dir);
  if (file === undefined) {
    throw new MotifError('not_found', `Expected a file of judged queries, received "${reference}"`, {
      hint: shapes,
      path: reference,
    });
  }
  const { size } = await stat(file);
  if (size > mostBytes) {
    throw new MotifError('too_large', `Expected at most 16 MiB of judged queries, received ${size} bytes`, {
      hint: 'Judge fewer queries; some hundred tell as much.',
      path: reference,
    });
  }
  try {
    return parseJudged(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)), reference);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new MotifError('invalid_input', `Expected text in UTF-8 for ${reference}, received other bytes`, {
      hint: shapes,
      path: reference,
      cause: error,
    });
  }
}

/**
 * Returns the judged queries of a text: JSON lines, or tabs between query, kind (may be empty) and pictures, `2*` before one
 * being its grade, 1 otherwise; a first line `query<tab>...` is a heading. Throws `invalid_input` that names the line.
 */
export function parseJudged(text: string, name: string): JudgedLine[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((content, at) => ({ content, line: at + 1 }))
    .filter(({ content }) => content.trim() !== '');
  if (lines.length > mostLines) {
    throw new MotifError(
      'too_large',
      `Expected at most ${mostLines} judged queries, received ${lines.length}`,
      {
        hint: 'Judge fewer queries; some hundred tell as much.',
        path: name,
      },
    );
  }
  const isJson = lines[0]?.content.trimStart().startsWith('{') === true;
  const judged = lines
    .filter(({ content, line }) => isJson || line !== lines[0]!.line || !/^query\t/i.test(content))
    .map(({ content, line }) => ({ line, ...(isJson ? readJson : readTabs)(content, line, name) }));
  if (judged.length > 0) return judged;
  throw new MotifError('invalid_input', `Expected judged queries in ${name}, received none`, {
    hint: shapes,
    path: name,
  });
}

function readJson(content: string, line: number, name: string): Omit<JudgedLine, 'line'> {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw faulty('JSON', content, line, name);
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const field = parsed.error.issues[0]!.path[0];
    throw faulty(
      `query, kind and relevant${field === undefined ? '' : ` (see ${String(field)})`}`,
      content,
      line,
      name,
    );
  }
  const { query, kind, relevant } = parsed.data;
  return {
    query,
    ...kindOrNone(kind),
    relevant: relevant.map((one) => (typeof one === 'string' ? { picture: one, grade: 1 } : one)),
  };
}

function readTabs(content: string, line: number, name: string): Omit<JudgedLine, 'line'> {
  const [query = '', kind = '', ...pictures] = content.split('\t').map((cell) => cell.trim());
  const relevant = pictures
    .filter((cell) => cell !== '')
    .map((cell) => {
      const [, grade = '1', picture = cell] = /^(\d+(?:\.\d+)?)\*(.+)$/.exec(cell) ?? [];
      if (gradeSchema.safeParse(Number(grade)).success) return { picture, grade: Number(grade) };
      throw faulty(`grades above 0, at most ${greatestGrade}`, cell, line, name);
    });
  if (query === '' || relevant.length === 0)
    throw faulty('query, kind and a picture between tabs', content, line, name);
  return { query, ...kindOrNone(kind), relevant };
}

function kindOrNone(kind = ''): { kind?: string } {
  return kind.trim() === '' ? {} : { kind: kind.trim() };
}

function faulty(expected: string, received: string, line: number, name: string): MotifError {
  const shown = received.length > 60 ? `${received.slice(0, 60)}…` : received;
  return new MotifError(
    'invalid_input',
    `Expected ${expected} for line ${line} of ${name}, received "${shown}"`,
    {
      hint: shapes,
      path: `${name}:${line}`,
    },
  );
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as api from './index.js';
import { operations } from './operations.js';

const source = fileURLToPath(new URL('.', import.meta.url));

test('[X10] every operation has its own dotted name, a summary line, and examples of it', () => {
  const names = operations.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, summary, examples } of operations) {
    expect(name).toMatch(/^[a-z]+(\.[a-z]+)?$/);
    expect(summary).toMatch(/^[A-Z][^\n]{8,90}[^.\n]$/);
    expect(examples.length).toBeGreaterThan(0);
    const [group] = name.split('.');
    for (const { command } of examples) expect(command.split(' ')[0]).toBe(group);
  }
});

test('[X10] every field has a description, and positional ones exist', () => {
  const silent: string[] = [];
  for (const { name, input, positionals = [] } of operations) {
    const { properties = {} } = z.toJSONSchema(input, { io: 'input' });
    for (const [field, schema] of Object.entries(properties)) {
      if ((schema as { description?: string }).description === undefined) silent.push(`${name}.${field}`);
    }
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(positionals));
  }
  expect(silent).toEqual([]);
});

test('[X9] the package exports these names', () => {
  expect(Object.keys(api).sort()).toEqual(
    [
      ...['MotifError', 'errorCodes', 'formatQuery', 'openMotif', 'operations', 'parseQuery', 'runOperation'],
      ...[
        'addTags',
        'classify',
        'demoDraw',
        'duplicates',
        'embed',
        'index',
        'init',
        'listModels',
        'listTags',
      ],
      ...['modelInfo', 'pullModel', 'removeTags', 'search', 'show', 'similar', 'status'],
    ].sort(),
  );
});

test('[X9] the list of operations and the wiring reach no native package by static imports', () => {
  const native = /^(sharp|onnxruntime-node|@huggingface\/|libsql|@lancedb\/|apache-arrow|undici)/;
  const seen = new Set<string>();
  const reached: string[] = [];
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements) {
      if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) continue;
      const { text: name } = statement.moduleSpecifier as ts.StringLiteral;
      if (native.test(name)) reached.push(`${path.relative(source, file)} imports ${name}`);
      if (name.startsWith('.')) visit(path.resolve(path.dirname(file), name.replace(/\.js$/, '.ts')));
    }
  };
  visit(path.join(source, 'operations.ts'));
  visit(path.join(source, 'core', 'motif.ts'));
  expect(seen.size).toBeGreaterThan(10);
  expect(reached).toEqual([]);
});

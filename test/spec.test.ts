import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Returns the ids of the rules that a page defines: `- **Q3** ...`, in order. */
function definedRules(page: string): string[] {
  return [...page.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map((match) => match[1]!);
}

/** Returns the rule ids in the titles of a test file's tests, taken from its syntax tree. */
function citedRules(fileName: string, text: string): string[] {
  const cited: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title] = node.arguments;
      if (title !== undefined && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) {
        cited.push(...[...title.getText().matchAll(/\[([A-Z]\d+)\]/g)].map((match) => match[1]!));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true));
  return cited;
}

/** True for `test`, `it`, and what hangs off them: `test.skipIf(...)`, `test.each(...)`. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'test' || callee.text === 'it';
  if (ts.isPropertyAccessExpression(callee)) return isTest(callee.expression);
  if (ts.isCallExpression(callee)) return isTest(callee.expression);
  return ts.isTaggedTemplateExpression(callee) && isTest(callee.tag);
}

function testFiles(): string[] {
  return ['src', 'test', 'training'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => path.join(root, folder, name)),
  );
}

describe('docs/spec.md', () => {
  const rules = definedRules(readFileSync(path.join(root, 'docs', 'spec.md'), 'utf8'));
  const cited = new Set(testFiles().flatMap((file) => citedRules(file, readFileSync(file, 'utf8'))));

  test('[H4] names each rule once', () => {
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });

  test('[H4] has a test for every rule', () => {
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  test('[H4] has every rule that a test cites', () => {
    expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});

describe('the check itself', () => {
  test('[H4] reads rules from list items and citations from titles, not from comments or other texts', () => {
    expect(definedRules('- **A1** one\n- **B12** two\nsee **C3**\n')).toEqual(['A1', 'B12']);
    const text = [
      '// test("[Z9] nothing")',
      'const other = "[Z8]";',
      'test("[A1] one", () => {});',
      'test.skipIf(true)(`[A2][A3] two`, () => {});',
      'it.each([1])("[A4] %s", () => {});',
    ].join('\n');
    expect(citedRules('a.test.ts', text)).toEqual(['A1', 'A2', 'A3', 'A4']);
  });
});

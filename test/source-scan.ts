import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One import as the compiler sees it: value, type, re-export or `import()`. */
export interface FoundImport {
  specifier: string;
  isDynamic: boolean;
  isTypeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the scanned root, with `/`. */
  path: string;
  imports: FoundImport[];
  /** Uses of the terminal and the process that only surfaces may make, such as `console.log`. */
  outward: string[];
}

/** Returns what each TypeScript file under `root` imports and prints, tests left out. */
export function scanSources(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => scanFile(root, name.split(path.sep).join('/')))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function scanFile(root: string, name: string): SourceFile {
  const text = readFileSync(path.join(root, name), 'utf8');
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const imports = new Map<string, FoundImport>();
  const outward: string[] = [];
  const add = (found: FoundImport) => {
    imports.set(`${found.specifier} ${found.isDynamic} ${found.isTypeOnly}`, found);
  };
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== undefined) add(found);
    const use = outwardUse(node);
    if (use !== undefined) outward.push(use);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  // The compiler's own scan is the authority on what is imported; the tree tells how.
  const known = new Set([...imports.values()].map(({ specifier }) => specifier));
  for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
    if (!known.has(fileName)) add({ specifier: fileName, isDynamic: false, isTypeOnly: false });
  }
  return { path: name, imports: [...imports.values()], outward };
}

function importOf(node: ts.Node): FoundImport | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const { importClause } = node;
    const bindings = importClause?.namedBindings;
    const onlyTypes =
      importClause !== undefined &&
      (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
        (importClause.name === undefined &&
          bindings !== undefined &&
          ts.isNamedImports(bindings) &&
          bindings.elements.length > 0 &&
          bindings.elements.every((element) => element.isTypeOnly)));
    return { specifier: node.moduleSpecifier.text, isDynamic: false, isTypeOnly: onlyTypes };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, isDynamic: false, isTypeOnly: node.isTypeOnly };
  }
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  ) {
    return { specifier: node.argument.literal.text, isDynamic: false, isTypeOnly: true };
  }
  if (ts.isCallExpression(node) && isModuleCall(node.expression)) {
    const [argument] = node.arguments;
    if (argument !== undefined && ts.isStringLiteralLike(argument)) {
      return { specifier: argument.text, isDynamic: true, isTypeOnly: false };
    }
  }
  return undefined;
}

/** `import(...)`, `require(...)` and `require.resolve(...)` all reach a package. */
function isModuleCall(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  const name = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return ts.isIdentifier(name) && name.text === 'require';
}

const outwardMembers = new Set(['exit', 'abort', 'exitCode', 'stdout', 'stderr', 'stdin']);

function outwardUse(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return /^(node:)?(process|console|readline|readline\/promises)$/.test(node.moduleSpecifier.text)
      ? node.moduleSpecifier.text
      : undefined;
  }
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name))
    return destructured(node.name, node.initializer);
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined;
  const target = unwrapGlobal(node.expression);
  const member = ts.isPropertyAccessExpression(node) ? node.name.text : literalText(node.argumentExpression);
  if (target === 'console') return `console.${member ?? '[...]'}`;
  if (target === 'process' && (member === undefined || outwardMembers.has(member)))
    return `process.${member ?? '[...]'}`;
  return undefined;
}

function destructured(
  pattern: ts.ObjectBindingPattern,
  source: ts.Expression | undefined,
): string | undefined {
  const target = source && unwrapGlobal(source);
  const members = pattern.elements.map((element) => (element.propertyName ?? element.name).getText());
  const isOutward =
    target === 'console' || (target === 'process' && members.some((name) => outwardMembers.has(name)));
  return isOutward ? `${target}.${members.join(', ')}` : undefined;
}

/** Returns the name of a global, also when it is written `globalThis.name`. */
function unwrapGlobal(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  const isMember = ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression);
  return isMember && (expression.expression as ts.Identifier).text === 'globalThis'
    ? expression.name.text
    : undefined;
}

function literalText(expression: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(expression) ? expression.text : undefined;
}

import path from 'node:path';
import type { SourceFile } from './source-scan.js';

/** The one file that may load each native or heavy package. */
export const soleImporters: Readonly<Record<string, string>> = {
  sharp: 'core/image.ts',
  'onnxruntime-node': 'core/encoder/onnx.ts',
  '@huggingface/tokenizers': 'core/encoder/tokenizer.ts',
  '@napi-rs/blake-hash': 'core/library/content.ts',
  libsql: 'core/library/sqlite.ts',
  '@lancedb/lancedb': 'core/library/lance.ts',
  culori: 'core/colour/convert.ts',
  undici: 'core/encoder/hub/access.ts',
  '@modelcontextprotocol/sdk': 'surfaces/mcp/protocol.ts',
};

/** Pure JavaScript that loads in a few milliseconds: kept in one file for one reading of its subject, not for its weight. */
const loadableAtStart: readonly string[] = ['culori'];

/** Layers from the bottom up; a file imports from its own layer and those before it. */
const layers = ['core', 'features', 'operations', 'surfaces'] as const;

/** Returns one line for each import that points upward or from one feature to another. */
export function directionFaults(files: readonly SourceFile[]): string[] {
  return eachImport(files, (file, specifier) => {
    if (!specifier.startsWith('.')) return undefined;
    const target = path.posix.join(path.posix.dirname(file.path), specifier);
    if (layerOf(target) > layerOf(file.path)) return `${file.path} imports upward: ${specifier}`;
    const [from, to] = [featureOf(file.path), featureOf(target)];
    return from !== undefined && to !== undefined && from !== to
      ? `${file.path} imports another feature: ${specifier}`
      : undefined;
  });
}

/** Returns one line for each import of a native or heavy package by another file than its own, or not on demand. */
export function nativeFaults(files: readonly SourceFile[]): string[] {
  return eachImport(files, (file, specifier, { isDynamic, isTypeOnly }) => {
    const name = Object.keys(soleImporters).find(
      (known) => specifier === known || specifier.startsWith(`${known}/`),
    );
    if (name === undefined) return undefined;
    if (file.path !== soleImporters[name])
      return `${file.path} imports ${name}; only ${soleImporters[name]} may`;
    return isDynamic || isTypeOnly || loadableAtStart.includes(name)
      ? undefined
      : `${file.path} loads ${name} at start; it must be loaded on demand`;
  });
}

/** Returns one line for each file below the surfaces that prints, reads the terminal or ends the process. */
export function outwardFaults(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.path.startsWith('surfaces/'))
    .flatMap((file) => file.outward.map((use) => `${file.path} uses ${use}`));
}

function eachImport(
  files: readonly SourceFile[],
  judge: (file: SourceFile, specifier: string, how: SourceFile['imports'][number]) => string | undefined,
): string[] {
  return files.flatMap((file) =>
    file.imports.map((found) => judge(file, found.specifier, found)).filter((fault) => fault !== undefined),
  );
}

/** Files beside the layers, such as index.ts, are entrances: they may import anything and nothing imports them. */
function layerOf(file: string): number {
  const layer = layers.findIndex((name) => file.startsWith(`${name}/`) || file.startsWith(`${name}.`));
  return layer === -1 ? layers.length : layer;
}

function featureOf(file: string): string | undefined {
  const [layer, name, ...rest] = file.split('/');
  return layer === 'features' && rest.length > 0 ? name : undefined;
}

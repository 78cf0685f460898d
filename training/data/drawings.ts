import path from 'node:path';
import type { Concept, ConceptTable } from './concepts.js';
import { conceptName, isSkinTone } from './drawing-names.js';
import { type Collection, type Source, sourceOf } from './packages.js';
import { readJson } from './read-json.js';

/** A drawing and the concept that it is of. */
export interface Drawing extends Source {
  set: string;
  name: string;
  concept: Concept;
  svg: string;
}

interface IconSet {
  prefix: string;
  icons: Record<string, { body: string; width?: number; height?: number; left?: number; top?: number }>;
  chars?: Record<string, string>;
  width?: number;
  height?: number;
}

/** Returns who made each collection and under what licence, by prefix. */
export function readCollections(iconifyFolder: string): Record<string, Collection> {
  return readJson(path.join(iconifyFolder, 'collections.json'));
}

/** Yields every drawing of the icon collections that may be used. */
export function* drawingsOf(iconifyFolder: string, concepts: ConceptTable): Generator<Drawing> {
  for (const [prefix, collection] of Object.entries(readCollections(iconifyFolder))) {
    const source = sourceOf(prefix, collection);
    if (source === undefined) continue;
    const set = readJson<IconSet>(path.join(iconifyFolder, 'json', `${prefix}.json`));
    const codes = new Map(Object.entries(set.chars ?? {}).map(([code, name]) => [name, code]));
    for (const [name, icon] of Object.entries(set.icons)) {
      if (source.kind === 'emoji' && isSkinTone(name)) continue;
      const code = source.kind === 'emoji' ? codes.get(name) : undefined;
      const concept = (code && concepts.ofEmoji(code)) || concepts.ofName(conceptName(name));
      yield { ...source, set: prefix, name, concept, svg: svgOf(icon, set) };
    }
  }
}

function svgOf(icon: IconSet['icons'][string], set: IconSet): string {
  const width = icon.width ?? set.width ?? 16;
  const height = icon.height ?? set.height ?? 16;
  const box = `${icon.left ?? 0} ${icon.top ?? 0} ${width} ${height}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${box}" width="${width}" height="${height}" color="#000">${icon.body}</svg>`;
}

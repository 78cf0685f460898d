import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConceptTable } from './concepts.js';
import type { Drawing } from './drawings.js';

/** A title in so many is kept for judging, with all drawings that bear it. */
const heldOutShare = 10;
const noTitle = /^(untitled|unnamed|no title|svg|image|drawing|clipart|unknown|openclipart)?$/;

/** Yields the drawings of Debian's Openclipart that have a title; those of a tenth of the titles are for judging. */
export function* clipArt(folder: string, concepts: ConceptTable): Generator<Drawing> {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.svg'),
  );
  for (const file of files.sort()) {
    const svg = readFileSync(path.join(folder, file), 'utf8');
    const name = clipArtTitle(svg);
    if (name === undefined) continue;
    const concept = concepts.ofName(name.replaceAll(' ', '-'));
    for (const tag of clipArtKeywords(svg))
      if (!concept.englishTags.includes(tag)) concept.englishTags.push(tag);
    const use = letterSum(name) % heldOutShare === 0 ? 'judge' : 'train';
    yield { kind: 'clip-art', use, set: 'openclipart', name, concept, svg };
  }
}

/** Returns what a drawing is called, in lower case, without who drew it and which of a series it is. */
export function clipArtTitle(svg: string): string | undefined {
  const [, raw = ''] = /<dc:title>([^<]*)/.exec(svg) ?? [];
  const title = raw
    .toLowerCase()
    .replace(/^clip-?art by .* - /, '')
    .replace(/&\w+;/g, ' ')
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return noTitle.test(title) || title.length < 3 ? undefined : title;
}

/** Returns the keywords of a drawing, in lower case. */
export function clipArtKeywords(svg: string): string[] {
  const words = [...svg.matchAll(/<rdf:li>([^<]*)/g)].map((match) => match[1]!.toLowerCase().trim());
  return [...new Set(words)].filter((word) => /^[a-z][a-z -]{1,30}$/.test(word));
}

/** The same on every machine; all drawings of one title fall on one side. */
function letterSum(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum;
}

import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { readConcepts } from '../src/core/lexicon/concepts.js';
import { mapConcurrently } from '../src/core/library/stream.js';
import { clipArt } from './data/clip-art.js';
import { type Concept, createConceptTable, type EmojiNames } from './data/concepts.js';
import { creditsOf } from './data/credits.js';
import { type Drawing, drawingsOf, readCollections } from './data/drawings.js';
import { clipArtPackage, npmPackages } from './data/packages.js';
import { readJson } from './data/read-json.js';
import { cacheFolder, packageFolder } from './folders.js';

const sizePx = 64;
/** Many drawings of one concept teach less and less; two of one set are variants of each other. */
const mostPerConcept = 48;
const mostPerSetAndConcept = 2;
/** A concept that only collections name needs drawings in several styles to be more than a file name. */
const fewestOfUnknown = 4;

/** Renders what is taught and what is judged to one file of RGBA pictures of 64 x 64, described line by line beside it. */
const [icons, emoji] = npmPackages.map(packageFolder);
const concepts = createConceptTable(readConcepts(), {
  english: emojiNames('en'),
  chinese: emojiNames('zh'),
});
const clipArtFolder = path.join(packageFolder(clipArtPackage.name), clipArtPackage.drawings);
const chosen = choose([...drawingsOf(icons!, concepts), ...clipArt(clipArtFolder, concepts)]);
mkdirSync(cacheFolder, { recursive: true });
const pixelFile = path.join(cacheFolder, 'pictures.rgba');
const out = openSync(`${pixelFile}.part`, 'w');
const lines: string[] = [];
const used = new Set<Concept>();
/** How many drawings of each collection are taught. */
const taught = new Map<string, number>();
let failed = 0;
for await (const { drawing, pixels } of mapConcurrently(eachOf(chosen), 8, 64, render)) {
  if (pixels === undefined) {
    failed++;
    continue;
  }
  writeSync(out, pixels);
  const { set, name, kind, use, concept } = drawing;
  lines.push(JSON.stringify({ set, name, kind, use, concept: concept.key }));
  used.add(concept);
  if (use === 'train') taught.set(set, (taught.get(set) ?? 0) + 1);
  if (lines.length % 10_000 === 0) console.log(`${lines.length} of ${chosen.length}`);
}
closeSync(out);
// What was derived from the pictures before would silently judge the wrong ones.
for (const derived of ['fresh.npy', 'galleries.json'])
  rmSync(path.join(cacheFolder, derived), { force: true });
renameSync(`${pixelFile}.part`, pixelFile);
writeFileSync(path.join(cacheFolder, 'pictures.jsonl'), `${lines.join('\n')}\n`);
writeFileSync(path.join(cacheFolder, 'concepts.json'), JSON.stringify([...used]));
writeFileSync(path.join(cacheFolder, 'credits.md'), creditsOf(readCollections(icons!), taught));
console.log(`${lines.length} pictures of ${used.size} concepts; ${failed} could not be drawn or are empty`);

function emojiNames(language: string): EmojiNames[] {
  return readJson(path.join(emoji!, language, 'data.json'));
}

/** Returns what is taught, capped per concept with the sets taking turns, and every drawing that is judged. */
function choose(all: Drawing[]): Drawing[] {
  const perConcept = new Map<Concept, Drawing[]>();
  const perSet = new Map<string, number>();
  const judged: Drawing[] = [];
  for (const drawing of all) {
    if (drawing.use === 'judge') {
      judged.push(drawing);
      continue;
    }
    const place = `${drawing.set} ${drawing.concept.key}`;
    const count = (perSet.get(place) ?? 0) + 1;
    perSet.set(place, count);
    if (count > mostPerSetAndConcept) continue;
    const drawings = perConcept.get(drawing.concept) ?? [];
    perConcept.set(drawing.concept, [...drawings, drawing]);
  }
  const taught = [...perConcept].flatMap(([concept, drawings]) => {
    const isKnown = concept.commonness > 0 || drawings.some(({ kind }) => kind === 'clip-art');
    if (!isKnown && drawings.length < fewestOfUnknown) return [];
    // Colour is the scarcer kind.
    const colourFirst = [...drawings].sort(
      (one, other) => Number(one.kind === 'plain') - Number(other.kind === 'plain'),
    );
    const coloured = colourFirst.filter(({ kind }) => kind !== 'plain').slice(0, mostPerConcept / 2);
    const plain = spread(
      colourFirst.filter(({ kind }) => kind === 'plain'),
      mostPerConcept - coloured.length,
    );
    return [...coloured, ...plain];
  });
  return [...taught, ...judged];
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]!);
}

async function* eachOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function render(drawing: Drawing): Promise<{ drawing: Drawing; pixels: Buffer | undefined }> {
  try {
    const bytes = Buffer.from(drawing.svg);
    const { width, height } = await sharp(bytes).metadata();
    const density = Math.min(2400, Math.max(1, (72 * sizePx) / Math.max(width, height)));
    const pixels = await sharp(bytes, { density })
      .resize(sizePx, sizePx, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .ensureAlpha()
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer();
    return { drawing, pixels: pixels.length === sizePx * sizePx * 4 && isDrawn(pixels) ? pixels : undefined };
  } catch {
    return { drawing, pixels: undefined };
  }
}

function isDrawn(pixels: Buffer): boolean {
  let covered = 0;
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at]! > 40) covered++;
  return covered > 20;
}

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Encoder } from '../src/core/encoder/encoder.js';
import { loadEncoder } from '../src/core/encoder/load.js';
import type { Pixels } from '../src/core/image.js';
import { dot } from '../src/core/vector.js';
import type { Concept } from './data/concepts.js';
import { cacheFolder } from './folders.js';

const edge = 64;
const languages = ['english', 'chinese'] as const;
type Language = (typeof languages)[number];

interface Galleries {
  one: Record<string, number[]>;
  all: Record<string, number[]>;
  disturbed: string[];
}

/** Prints how a model folder, run as Motif runs it, does on drawings of collections that were never taught. */
export async function judge(modelFolder: string): Promise<void> {
  const encoder = await loadEncoder({
    folder: path.resolve(modelFolder),
    modelId: path.basename(modelFolder),
  });
  const galleries = readJson<Galleries>('galleries.json');
  const names = readNames();
  console.log(`${'gallery'.padEnd(28)} pictures questions   R@1   R@5  R@10`);
  for (const [gallery, rows] of Object.entries(galleries.one)) {
    const vectors = await encode(encoder, readRendered(rows));
    for (const language of languages)
      print(`${gallery}, ${language}`, rows.length, await recall(encoder, rows, vectors, names, language));
    if (!galleries.disturbed.includes(gallery)) continue;
    const pixels = readFileSync(path.join(cacheFolder, `disturbed-${gallery}.rgb`));
    const disturbed = await encode(
      encoder,
      rows.map((_, at) => square(pixels.subarray(at * edge * edge * 3, (at + 1) * edge * edge * 3))),
    );
    print(`${gallery}, disturbed`, rows.length, await recall(encoder, rows, disturbed, names, 'english'));
  }
  console.log(`\n${'one word, whole collection'.padEnd(28)} pictures questions  hit@1 hit@5`);
  for (const gallery of galleries.disturbed) {
    const rows = galleries.all[gallery]!;
    const vectors = await encode(encoder, readRendered(rows));
    for (const language of languages)
      print(`${gallery}, ${language}`, rows.length, await oneWord(encoder, rows, vectors, names, language));
  }
  await encoder.close();
}

/** A concept's first name is asked for; its own picture is right, others that bear the name neither help nor harm. */
async function recall(
  encoder: Encoder,
  rows: number[],
  vectors: Float32Array[],
  names: Concept[],
  language: Language,
) {
  const asked = rows.flatMap((row, at) => (names[row]![language].length > 0 ? [at] : []));
  const texts = asked.map((at) => names[rows[at]!]![language][0]!);
  const questions = split(await encoder.encodeTexts(texts), encoder);
  const places = questions.map((question, line) => {
    const own = dot(question, vectors[asked[line]!]!);
    return vectors.filter(
      (vector, at) => dot(question, vector) > own && !names[rows[at]!]![language].includes(texts[line]!),
    ).length;
  });
  return {
    questions: asked.length,
    shares: [1, 5, 10].map((limit) => share(places, (place) => place < limit)),
  };
}

/** Names of one word (Chinese: up to three characters); any picture that bears the name is right. */
async function oneWord(
  encoder: Encoder,
  rows: number[],
  vectors: Float32Array[],
  names: Concept[],
  language: Language,
) {
  const isShort = (name: string) => (language === 'chinese' ? name.length <= 3 : !name.includes(' '));
  const texts = [...new Set(rows.flatMap((row) => names[row]![language].filter(isShort)))];
  const questions = split(await encoder.encodeTexts(texts), encoder);
  const firstRight = questions.map((question, line) => {
    const ranked = vectors.map((vector, at) => ({ at, score: dot(question, vector) }));
    ranked.sort((one, other) => other.score - one.score);
    return ranked.findIndex(({ at }) => names[rows[at]!]![language].includes(texts[line]!));
  });
  return {
    questions: texts.length,
    shares: [1, 5].map((limit) => share(firstRight, (place) => place < limit)),
  };
}

async function encode(encoder: Encoder, pictures: Pixels[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < pictures.length; start += 16) {
    const inputs = await Promise.all(
      pictures.slice(start, start + 16).map((pixels) => encoder.preprocess(pixels)),
    );
    const values = new Float32Array(inputs.length * inputs[0]!.length);
    inputs.forEach((input, index) => void values.set(input, index * input.length));
    vectors.push(...split(await encoder.encodeImages({ values, count: inputs.length }), encoder));
  }
  return vectors;
}

function split(matrix: Float32Array, { identity: { dimensions } }: Encoder): Float32Array[] {
  return Array.from({ length: matrix.length / dimensions }, (_, index) =>
    matrix.subarray(index * dimensions, (index + 1) * dimensions),
  );
}

/** Returns rendered pictures as the product shows them to the tower when nothing disturbs. */
function readRendered(rows: readonly number[]): Pixels[] {
  const file = openSync(path.join(cacheFolder, 'pictures.rgba'), 'r');
  const rgba = Buffer.alloc(edge * edge * 4);
  try {
    return rows.map((row) => {
      readSync(file, rgba, 0, rgba.length, row * rgba.length);
      return square(onWhite(rgba));
    });
  } finally {
    closeSync(file);
  }
}

function onWhite(rgba: Uint8Array): Uint8Array {
  const data = new Uint8Array(edge * edge * 3);
  for (let index = 0; index < edge * edge; index++) {
    const alpha = rgba[index * 4 + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) {
      data[index * 3 + channel] = Math.round(rgba[index * 4 + channel]! * alpha + 255 * (1 - alpha));
    }
  }
  return data;
}

function square(data: Uint8Array): Pixels {
  return { data, widthPx: edge, heightPx: edge };
}

/** The concept of each rendered picture. */
function readNames(): Concept[] {
  const concepts = new Map(readJson<Concept[]>('concepts.json').map((concept) => [concept.key, concept]));
  const lines = readFileSync(path.join(cacheFolder, 'pictures.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => concepts.get((JSON.parse(line) as { concept: string }).concept)!);
}

function readJson<Value>(name: string): Value {
  return JSON.parse(readFileSync(path.join(cacheFolder, name), 'utf8')) as Value;
}

function share<Item>(items: readonly Item[], isHit: (item: Item) => boolean): number {
  return items.filter(isHit).length / items.length;
}

function print(
  name: string,
  pictures: number,
  { questions, shares }: { questions: number; shares: number[] },
) {
  const figures = shares.map((value) => (100 * value).toFixed(1).padStart(6)).join('');
  console.log(
    `${name.padEnd(28)} ${String(pictures).padStart(8)} ${String(questions).padStart(9)}${figures}`,
  );
}

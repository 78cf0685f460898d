import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Encoder } from '../src/core/encoder/encoder.js';
import { loadEncoder } from '../src/core/encoder/load.js';
import { dot } from '../src/core/vector.js';
import type { Concept } from './data/concepts.js';
import { readJson } from './data/read-json.js';
import { encode, share, split } from './encoded.js';
import { cacheFolder } from './folders.js';
import { judgeScenes, type SceneQuestions } from './judge-scenes.js';
import { edge, paint, readNames, readPictures, readRendered, readRgba, square } from './rendered.js';

const languages = ['english', 'chinese'] as const;
type Language = (typeof languages)[number];

interface Galleries {
  one: Record<string, number[]>;
  all: Record<string, number[]>;
  disturbed: string[];
  scenes: SceneQuestions;
  /** Chinese name and sRGB value of each colour that is taught, by its English name. */
  colours: Record<string, [chinese: string, rgb: [number, number, number]]>;
}

/** Prints how a model folder, run as Motif runs it, does on drawings of collections that were never taught. */
export async function judge(modelFolder: string): Promise<void> {
  const encoder = await loadEncoder({
    folder: path.resolve(modelFolder),
    modelId: path.basename(modelFolder),
  });
  const galleries = readJson<Galleries>(path.join(cacheFolder, 'galleries.json'));
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
  console.log('');
  for (const language of languages) {
    const rows = galleries.all.iconoir!.slice(0, 100);
    const right = await colourNaming(encoder, rows, galleries.colours, language);
    console.log(
      `colour of an icon, ${language}: ${(100 * right).toFixed(1)} % of ${rows.length * Object.keys(galleries.colours).length}`,
    );
  }
  const { within10, questions, gallery } = await otherStyles(encoder, galleries.one.iconoir!);
  console.log(
    `same concept in another style among ${gallery}, within ten: ${(100 * within10).toFixed(1)} % of ${questions}`,
  );
  await judgeScenes(encoder, galleries.scenes);
  await compareWithTrained(encoder, path.resolve(modelFolder));
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

/** Returns the share of plain icons, each in every colour, whose colour is named right; white ones lie on black. */
async function colourNaming(
  encoder: Encoder,
  rows: readonly number[],
  colours: Galleries['colours'],
  language: Language,
): Promise<number> {
  const all = Object.entries(colours);
  const texts = all.map(([english, [chinese]]) =>
    language === 'english' ? `${english} icon` : `${chinese}图标`,
  );
  const questions = split(await encoder.encodeTexts(texts), encoder);
  const painted = readRgba(rows).flatMap((rgba) =>
    all.map(([name, [, ink]]) => square(paint(rgba, ink, name === 'white' ? 0 : 255))),
  );
  const vectors = await encode(encoder, painted);
  return share(vectors, (vector, at) => {
    const scores = questions.map((question) => dot(question, vector));
    return scores.indexOf(Math.max(...scores)) === at % all.length;
  });
}

/** Returns how often one of the ten pictures nearest to a held-out icon, among taught ones, shows the same concept. */
async function otherStyles(encoder: Encoder, rows: readonly number[]) {
  const pictures = readPictures();
  const taught = pictures.flatMap(({ use }, row) => (use === 'train' ? [row] : []));
  const gallery = Array.from(
    { length: 20_000 },
    (_, index) => taught[Math.floor((index * taught.length) / 20_000)]!,
  );
  const present = new Set(gallery.map((row) => pictures[row]!.concept));
  const asked = rows.filter((row) => present.has(pictures[row]!.concept));
  const vectors = await encode(encoder, readRendered(gallery));
  const questions = await encode(encoder, readRendered(asked));
  const within10 = share(questions, (question, at) => {
    const scores = vectors.map((vector, index) => ({ index, score: dot(question, vector) }));
    scores.sort((one, other) => other.score - one.score);
    return scores
      .slice(0, 10)
      .some(({ index }) => pictures[gallery[index]!]!.concept === pictures[asked[at]!]!.concept);
  });
  return { within10, questions: asked.length, gallery: gallery.length };
}

interface Reference {
  folder: string;
  rows: number[];
  texts: string[];
  imageVectors: number[][];
  textVectors: number[][];
}

/** Prints how near the vectors of the folder last exported are to those of the weights that it was exported from. */
async function compareWithTrained(encoder: Encoder, modelFolder: string): Promise<void> {
  const file = path.join(cacheFolder, 'reference.json');
  const reference = existsSync(file) ? readJson<Reference>(file) : undefined;
  if (reference?.folder !== modelFolder) return;
  const images = await encode(encoder, readRendered(reference.rows));
  const texts = split(await encoder.encodeTexts(reference.texts), encoder);
  const least = (vectors: Float32Array[], trained: number[][]) =>
    Math.min(...vectors.map((vector, at) => dot(vector, Float32Array.from(trained[at]!)))).toFixed(4);
  console.log(
    `least cosine to the trained weights over ${texts.length}: pictures ${least(images, reference.imageVectors)}, texts ${least(texts, reference.textVectors)}`,
  );
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

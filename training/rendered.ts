import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Pixels } from '../src/core/image.js';
import type { Concept } from './data/concepts.js';
import { readJson } from './data/read-json.js';
import { cacheFolder } from './folders.js';

/** Side of a rendered picture, pixels. */
export const edge = 64;

/** Returns rendered pictures as the product shows them to the tower when nothing disturbs. */
export function readRendered(rows: readonly number[]): Pixels[] {
  return readRgba(rows).map((rgba) => square(onWhite(rgba)));
}

/** Returns rendered scenes. */
export function readScenes(rows: readonly number[]): Pixels[] {
  return readRows('scenes.rgb', 3, rows).map(square);
}

/** Returns the pixels of rendered pictures, transparent where nothing was drawn. */
export function readRgba(rows: readonly number[]): Buffer[] {
  return readRows('pictures.rgba', 4, rows);
}

function readRows(name: string, channels: number, rows: readonly number[]): Buffer[] {
  const file = openSync(path.join(cacheFolder, name), 'r');
  try {
    return rows.map((row) => {
      const pixels = Buffer.alloc(edge * edge * channels);
      readSync(file, pixels, 0, pixels.length, row * pixels.length);
      return pixels;
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

/** Returns a plain icon in one colour on black, grey or white of the given value. */
export function paint(rgba: Uint8Array, ink: readonly number[], ground: number): Uint8Array {
  const data = new Uint8Array(edge * edge * 3);
  for (let index = 0; index < edge * edge; index++) {
    const alpha = rgba[index * 4 + 3]! / 255;
    ink.forEach((value, channel) => {
      data[index * 3 + channel] = Math.round(value * alpha + ground * (1 - alpha));
    });
  }
  return data;
}

/** Returns the bytes as a picture of the rendered size. */
export function square(data: Uint8Array): Pixels {
  return { data, widthPx: edge, heightPx: edge };
}

/** Returns the concept of each rendered picture. */
export function readNames(): Concept[] {
  const concepts = new Map(
    readJson<Concept[]>(path.join(cacheFolder, 'concepts.json')).map((concept) => [concept.key, concept]),
  );
  return readPictures().map(({ concept }) => concepts.get(concept)!);
}

/** Returns what is known of each rendered picture. */
export function readPictures(): { concept: string; use: 'train' | 'judge' }[] {
  const text = readFileSync(path.join(cacheFolder, 'pictures.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFakeEncoder } from '../src/core/encoder/fake.js';
import { createModelStore } from '../src/core/encoder/model-store.js';
import { renderSvg } from '../src/core/image.js';
import { readStyleLexicon } from '../src/core/lexicon/styles.js';
import { ingest } from '../src/core/library/ingest.js';
import { createLibrary } from '../src/core/library/open-library.js';
import type { Motif } from '../src/core/motif.js';

export interface SmallLibrary {
  motif: Motif;
  root: string;
  /** Texts and pictures that went through the encoder since the library was made. */
  encodings: { texts: number; images: number };
  remove(): Promise<void>;
}

/** A picture: its upper part in one colour and, below, as much of another as `share` says. */
export interface Drawing {
  colour: string;
  below?: string;
  share?: number;
  widthPx?: number;
  heightPx?: number;
  /** Draws an uneven black figure on it, which gives perceptual hashes something to tell. */
  hasFigure?: boolean;
}

/** Returns a PNG that the fake encoder understands. */
export async function drawPng(drawing: Drawing): Promise<Uint8Array> {
  const { colour, below = colour, share = 0, widthPx = 64, heightPx = 64, hasFigure = false } = drawing;
  const figure = '<path d="M8 10L40 6L31 29L52 50L20 44Z" fill="black"/><circle cx="50" cy="18" r="7"/>';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 64 64" preserveAspectRatio="none">` +
    `<rect width="64" height="64" fill="${colour}"/><rect y="${64 - 64 * share}" width="64" height="64" fill="${below}"/>` +
    `${hasFigure ? figure : ''}</svg>`;
  return renderSvg(svg, { widthPx, heightPx, format: 'png' });
}

/** Returns an indexed library of drawings in a temporary folder, with the fake encoder. */
export async function smallLibrary(drawings: Readonly<Record<string, Drawing>>): Promise<SmallLibrary> {
  const root = mkdtempSync(path.join(tmpdir(), 'motif-small-'));
  for (const [name, drawing] of Object.entries(drawings)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), await drawPng(drawing));
  }
  const fake = createFakeEncoder();
  const library = await createLibrary(root, fake.identity);
  if (Object.keys(drawings).length > 0) await ingest(library, fake);
  const encodings = { texts: 0, images: 0 };
  const encoder: typeof fake = {
    ...fake,
    encodeTexts: (texts, signal) => {
      encodings.texts += texts.length;
      return fake.encodeTexts(texts, signal);
    },
    encodeImages: (batch, signal) => {
      encodings.images += batch.count;
      return fake.encodeImages(batch, signal);
    },
  };
  const motif: Motif = {
    options: { dir: root },
    models: createModelStore({ dir: root, env: {} }),
    encoder: async () => encoder,
    calibration: async () => undefined,
    lexicon: async () => readStyleLexicon(),
    library: async () => library,
    createLibrary: async () => library,
    close: () => library.close(),
  };
  return {
    motif,
    root,
    encodings,
    async remove() {
      await library.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

import type { Scheme } from './schemes.js';

/** What kind of picture a record draws; also its folder. */
export type PictureKind =
  | 'icon'
  | 'pattern'
  | 'scene'
  | 'poster'
  | 'product-card'
  | 'interior'
  | 'packaging'
  | 'logo';

/** Everything that is true of one picture of the demo library, and all that is needed to draw it again. */
export interface PictureRecord {
  /** Path inside the library, with forward slashes; its ending is the file's format. */
  file: string;
  kind: PictureKind;
  /** What is shown: a subject, a pattern, a scene, a room or a pack. */
  subject: string;
  /** Other things that are in the picture. */
  also: string[];
  brand?: string;
  /** How it is drawn, such as flat, line, neon, ink. */
  style: string;
  /** The colour that names it ("a red umbrella"), where one does. */
  colour?: string;
  /** The name of the colour scheme. */
  scheme: string;
  /** The scheme's colours by the part they play. */
  palette: Scheme;
  mood: string;
  season?: string;
  layout: string;
  /** Words lettered in the picture, if any. */
  words: string[];
  captions: { en: string[]; zh: string[] };
  widthPx: number;
  heightPx: number;
  /** Seed of what is left to chance in the drawing. */
  seed: number;
  /** Title written into the file, where it has one. */
  title?: string;
  /** The picture this one repeats, and how. */
  copy?: { of: string; how: 'exact' | 'resized' | 're-encoded' };
}

/** A record before it has a place among the files. */
export interface PictureDraft extends Omit<PictureRecord, 'file' | 'seed' | 'title'> {
  /** Folder inside the library. */
  folder: string;
  /** What the file is called where its name tells what it shows. */
  name: string;
  /** File formats that suit it. */
  formats: readonly PictureFormat[];
}

/** How file names end. */
export type PictureFormat = 'svg' | 'png' | 'jpg' | 'webp' | 'gif' | 'avif' | 'tiff';

import type { PaletteMode } from '../colour/palette-index.js';
import type { AssetFilter } from '../library/assets.js';

/** Sides by which a picture may be like another; its colours are a palette. */
export const dials = ['subject', 'style', 'composition', 'ratio'] as const;
export type Dial = (typeof dials)[number];
/** The same with the colours: all sides by which a likeness may be asked for. */
export const likenessSides = [...dials, 'colour'] as const;

/** What filters restrict, as it stands before the colon. */
export const filterKeys = [
  'type',
  'width',
  'height',
  'size',
  'ratio',
  'folder',
  'tag',
  'board',
  'colour',
  'before',
  'after',
  'on',
] as const;
export type FilterKey = (typeof filterKeys)[number];

export interface WantedColour {
  /** `#rrggbb`, lower case. */
  hex: string;
  /** Share of the area; either every colour of a term has one, and they sum to 1, or none has. */
  area?: number;
}

/** One part of a query. A negative weight leads away from what the term shows. */
export type Term =
  | { kind: 'text'; text: string; weight: number }
  | { kind: 'image'; path: string; weight: number }
  | { kind: 'asset'; id: string; weight: number }
  | { kind: 'sketch'; path: string; weight: number }
  /** A picture by one side of it alone. */
  | { kind: 'likeness'; by: Dial; path: string; weight: number }
  | { kind: 'palette'; colours: WantedColour[]; mode: PaletteMode; weight: number }
  /** The palette of a file: a picture, a swatch file or a style sheet. */
  | { kind: 'paletteOf'; path: string; mode?: PaletteMode; weight: number }
  | { kind: 'concept'; name: string; weight: number };

/** What the query box, the sliders, the URL and the API all mean: weighted terms and filters. */
export interface Query {
  terms: Term[];
  filter: AssetFilter;
}

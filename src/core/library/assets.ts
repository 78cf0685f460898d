/** What the ledger knows of one asset (one picture by content) and the files that hold it. */
export interface Asset {
  /** Content hash: the first 32 hex digits of the file's BLAKE3. */
  id: string;
  format: string;
  widthPx: number;
  heightPx: number;
  bytes: number;
  /** Paths relative to the library's root, first found first; more than one means exact copies. */
  paths: string[];
  /** Modification time of the first file, ms since 1970. */
  modifiedMs: number;
  /** When the picture was taken or made, from its own metadata, ms since 1970. */
  takenMs?: number;
  title?: string;
  /** Keywords found inside the file (XMP, IPTC, SVG). */
  keywords: string[];
  /** Tags that people gave. */
  tags: string[];
  palette: PaletteColour[];
  statistics: ImageStatistics;
  /** 64-bit perceptual hash as 16 hex digits; Hamming distance <= 6 of 64 means near-duplicates. */
  perceptualHash: string;
}

export interface PaletteColour {
  /** `#rrggbb`, lower case. */
  hex: string;
  /** Share of the picture's area, in (0, 1]; the shares of a palette sum to 1. */
  area: number;
}

/** Small measures of how a picture looks, each cheap and stable under resizing. */
export interface ImageStatistics {
  /** Mean OKLab lightness, 0 black to 1 white. */
  brightness: number;
  /** Mean OKLCh chroma; 0 grey, about 0.32 the most vivid sRGB colour. */
  chroma: number;
  /** Standard deviation of OKLab lightness, 0 to 0.5. */
  contrast: number;
  /** Share of pixels on an edge, 0 to 1. */
  edgeDensity: number;
  /** Edge orientations, 8 bins over 180 degrees, weighted by strength, sums to 1 (all 0 without edges). */
  edgeOrientations: number[];
  /** Share of pixels that their neighbours equal, 0 to 1: flat colour is drawn, hardly ever photographed. */
  flatness: number;
  /** Median change of slope from pixel to pixel, levels of sRGB; 0 for flat colour, high for grain and for hard patterns. */
  roughness: number;
}

/** Restricts a search; every given condition must hold. Bounds are inclusive unless named otherwise. */
export interface AssetFilter {
  formats?: string[];
  widthPx?: Range;
  heightPx?: Range;
  bytes?: Range;
  /** Width divided by height. */
  ratio?: Range;
  /** Substring of a folder path, compared without case. */
  folders?: string[];
  tags?: string[];
  /** Names of boards; a picture must be on each of them. */
  boards?: string[];
  /** Taken time where the file knows it, otherwise modification time, ms since 1970. */
  timeMs?: Range;
  /** Some palette colour lies within `tolerance` (CIEDE2000) and holds at least 5 % of the area. */
  colours?: { hex: string; tolerance: number }[];
  /** Conditions that must not hold. */
  not?: Omit<AssetFilter, 'not'>[];
}

export interface Range {
  min?: number;
  max?: number;
  /** True when `min` or `max` themselves do not count. */
  exclusive?: boolean;
}

/** Where the words of a query were found. */
export type WordField = 'name' | 'folder' | 'title' | 'keyword' | 'tag';

export interface WordMatch {
  id: string;
  /** In (0, 1]: the share of the query's words found, weighted by field and by how whole the match is. */
  score: number;
  fields: WordField[];
}

export interface FileProblem {
  /** Relative to the library's root. */
  path: string;
  /** `unreadable_media`, `too_large`, `not_found` ... */
  code: string;
  reason: string;
}

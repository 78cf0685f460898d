import type { EncoderIdentity } from '../encoder/encoder.js';

/** What is known of how well a brand can be told, measured on its own pictures, each left out of its own scorer. */
export interface BrandMeasures {
  /** Score of each asset and of each counter, 0 to 1; as many as there are. */
  leftOut: { assets: number[]; counters: number[] };
  /** How many pictures of the library it was held against, and how many of these would pass at 0.75. */
  background: { pictures: number; passing: number };
  /** How often a left-out asset stands above another picture; 0.5 is chance. */
  area: number;
  /** Share of as many pictures drawn from the library that are told apart as well; absent where there are too few to draw from. */
  chance?: number;
  /** How much nearer assets are to each other than to other pictures, in cosines corrected for hubs; absent for one asset. */
  gap?: number;
}

/** One version of a brand: what it was made from and what came of it. A version never changes. */
export interface BrandVersion {
  version: number;
  madeMs: number;
  /** The vectors that it is about. */
  identity: EncoderIdentity;
  /** Short hash of the model's calibration card; absent where there was none. */
  card?: string;
  /** The library that it was learned in: how many pictures, and a short hash of which. */
  library: { pictures: number; state: string };
  /** Words for its style. */
  style?: string;
  /** Colours that are approved, `#rrggbb`: those given, else those of the assets. */
  palette: string[];
  isPaletteGiven: boolean;
  /** Ids of its pictures and of those that are expressly none of it. */
  assets: string[];
  counters: string[];
  looks: number;
  measures: BrandMeasures;
}

/** A version with the scorer that came of it, as text that only the brands themselves read. */
export interface StoredBrandVersion extends BrandVersion {
  scorer: string;
}

export interface Brand {
  name: string;
  /** The newest version. */
  current: BrandVersion;
}

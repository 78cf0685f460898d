import type { CalibrationCard, Language } from '../calibration/card.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Library } from '../library/library.js';
import type { Progress } from '../operation.js';
import type { StyleLexicon } from './styles.js';

/** What hearing a lexicon takes. */
export interface Hearing {
  library: Library;
  lexicon: StyleLexicon;
  encoder(): Promise<Encoder>;
  card: CalibrationCard | undefined;
  /** The adapter by which texts are read. */
  locale?: string | undefined;
  signal: AbortSignal;
  progress: (report: Progress) => void;
}

/** The styles of the lexicon as a model hears them. */
export interface HeardLexicon {
  /** By language, [styles x dimensions], each of length 1. */
  heard: Readonly<Record<Language, Float32Array>>;
  /** Whether the model hears a style at all, by place; absent without a card that tells. */
  isHeard?: (style: number) => boolean;
}

/** Returns the lexicon as the library's model hears it: what styles give to whoever it is handed to. */
export type HearLexicon = (hearing: Hearing) => Promise<HeardLexicon>;

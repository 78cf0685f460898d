import type { Pixels } from '../image.js';

export type Dtype = 'fp32' | 'fp16' | 'int8';
export type Device = 'auto' | 'cpu' | 'cuda' | 'coreml' | 'dml' | 'webgpu';

/** What makes two sets of vectors comparable: the same weights and the same way of preparing pixels and text. */
export interface EncoderIdentity {
  /** Alias, hub id or the folder's content name; stable across machines. */
  modelId: string;
  dimensions: number;
  /** Short hash over the preprocessing and tokenizer settings and the chosen weights file. */
  preprocessingHash: string;
}

export interface EncoderCard {
  family: 'clip' | 'siglip' | 'siglip2' | 'chinese-clip' | 'motif-mini' | 'fake';
  /** Side of the square image input, pixels. */
  imageSizePx: number;
  /** Longest text in tokens, special tokens included. */
  maxTokens: number;
  /** Multiplier of the cosine before a softmax over labels (the model's own temperature, exp(logit_scale)). */
  logitScale: number;
  /** One line on what the model is good for, when it is known. */
  goodFor?: string;
  dtype: Dtype;
  device: Exclude<Device, 'auto'>;
  /** Folder the model was loaded from. */
  folder?: string;
}

/** Preprocessed images: float32 values as the image tower takes them, [n x 3 x size x size]. */
export interface ImageBatch {
  values: Float32Array;
  count: number;
}

/**
 * An image tower and a text tower with one joint space. Vectors are row-major [n x dimensions], each row of
 * length 1, in the order of the input; a vector never depends on what else is in its batch.
 */
export interface Encoder {
  readonly identity: EncoderIdentity;
  readonly card: EncoderCard;
  /** The long edge to which `preprocess` averages a larger picture first; that copy gives the same input. */
  readonly shrinksToPx?: number;
  /** Returns one image as the tower's input, [3 x size x size]. `pixels` may be any size. */
  preprocess(pixels: Pixels): Promise<Float32Array>;
  /** Returns the vectors of images that `preprocess` prepared. */
  encodeImages(batch: ImageBatch, signal?: AbortSignal): Promise<Float32Array>;
  /** Returns the vectors of texts; texts beyond `maxTokens` are cut and keep their end token. */
  encodeTexts(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array>;
  /** Returns the words of a text that the model was hardly taught; absent where the vocabulary tells nothing of it. */
  unknownWords?(text: string): Promise<string[]>;
  close(): Promise<void>;
}

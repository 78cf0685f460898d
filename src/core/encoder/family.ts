import type { KnownModel } from './models.js';

export type ModelFamily = KnownModel['family'];
type Settings = Readonly<Record<string, unknown>>;

/** How the models of a family differ in what they take and give. */
export interface FamilyRules {
  /** Names of the joint-space vectors among the outputs, preferred first. */
  imageOutputs: readonly string[];
  textOutputs: readonly string[];
  lowerCase: boolean;
  /** Every text is filled to `maxTokens`, and all places are attended to, as in training. */
  fillsText: boolean;
  padsToSquare: boolean;
  /** The vocabulary holds whole the words that were taught, so that pieces tell the others. */
  knowsItsWords: boolean;
  /** Longest text of the training, for settings that do not say or that state the limit of the architecture only. */
  maxTokens: number;
  /**
   * exp(logit_scale) of the trained models. It is a weight, so exports rarely state it: CLIP's training clips it at 100
   * and its published models end there; SigLIP's end between 110 and 118.
   */
  logitScale: number;
}

const clip: FamilyRules = {
  imageOutputs: ['image_embeds'],
  textOutputs: ['text_embeds'],
  lowerCase: false,
  fillsText: false,
  padsToSquare: false,
  knowsItsWords: false,
  maxTokens: 77,
  logitScale: 100,
};

const siglip: FamilyRules = {
  ...clip,
  imageOutputs: ['image_embeds', 'pooler_output'],
  textOutputs: ['text_embeds', 'pooler_output'],
  lowerCase: true,
  fillsText: true,
  maxTokens: 64,
  logitScale: 115,
};

export const familyRules: Readonly<Record<ModelFamily, FamilyRules>> = {
  clip,
  siglip,
  siglip2: siglip,
  'chinese-clip': { ...clip, maxTokens: 52 },
  'motif-mini': { ...clip, padsToSquare: true, knowsItsWords: true, maxTokens: 32 },
};

/** Returns the longest text in tokens: what the settings state, at most what the family was trained on. */
export function maxTokensOf(family: ModelFamily, config: Settings): number {
  const text = config.text_config as Settings | undefined;
  const stated = text?.max_position_embeddings;
  const trained = familyRules[family].maxTokens;
  return typeof stated === 'number' && stated > 0 ? Math.min(stated, trained) : trained;
}

/** The value at which CLIP's training starts, which the settings of trained models still state. */
const untrainedLogScale = 2.6592;

/** Returns the multiplier of the cosine before a softmax over labels. */
export function logitScaleOf(family: ModelFamily, config: Settings): number {
  // The built-in model states the multiplier itself, the others its logarithm.
  if (family === 'motif-mini' && typeof config.logit_scale === 'number') return config.logit_scale;
  const log = config.logit_scale_init_value;
  const isTrained = typeof log === 'number' && Math.abs(log - untrainedLogScale) > 0.001;
  return isTrained ? Math.min(Math.exp(log), 1000) : familyRules[family].logitScale;
}

import type { Tokenizer } from '@huggingface/tokenizers';
import { MotifError } from '../errors.js';

export interface TokenizerSettings {
  /** The parsed tokenizer.json. */
  tokenizer: object;
  /** The parsed tokenizer_config.json. */
  config: Readonly<Record<string, unknown>>;
  /** Longest text in tokens, special tokens included. */
  maxTokens: number;
  /** Lower-cases first, for models that were trained so and whose tokenizer does not do it. */
  lowerCase: boolean;
}

export interface TextTokenizer {
  /** The id of what the vocabulary does not have. */
  readonly unknownId: number;
  /**
   * Returns the ids of a text, special tokens included, 1 to `maxTokens` of them; a cut text keeps its end token. A text
   * without any token is the unknown token.
   */
  encode(text: string): number[];
  /** Fills rows to one length. */
  readonly padId: number;
}

/** A token is shorter than this many characters on average in every text; what lies beyond cannot matter. */
const maxCharactersPerToken = 50;

/** Returns the tokenizer of a model; throws `model_unavailable` when its file cannot be used. */
export async function loadTokenizer(settings: TokenizerSettings, file: string): Promise<TextTokenizer> {
  const library = await import('@huggingface/tokenizers');
  let tokenizer: Tokenizer;
  let frame: { prefix: number[]; suffix: number[] };
  try {
    tokenizer = new library.Tokenizer(settings.tokenizer, { ...settings.config });
    frame = specialTokens(tokenizer);
  } catch (cause) {
    throw new MotifError(
      'model_unavailable',
      'Expected a tokenizer.json that can be read, received another form',
      {
        hint: 'Pull the model again, or export its fast tokenizer with save_pretrained.',
        path: file,
        cause,
      },
    );
  }
  const { prefix, suffix } = frame;
  const contentTokens = settings.maxTokens - prefix.length - suffix.length;
  const padId = idOf(tokenizer, settings.config.pad_token) ?? idInFile(settings.tokenizer);
  const unknownId = idOf(tokenizer, settings.config.unk_token) ?? padId;
  return {
    padId,
    unknownId,
    encode(text) {
      const limit = settings.maxTokens * maxCharactersPerToken;
      // Runs of white space mean nothing to any tokenizer, however long; they must not push words beyond the limit.
      const short = text.length <= limit ? text : cut(text.replace(/\s+/g, ' ').trimStart(), limit);
      const cased = settings.lowerCase ? short.toLowerCase() : short;
      const content = tokenizer.encode(cased, { add_special_tokens: false }).ids;
      const ids = [...prefix, ...content.slice(0, contentTokens), ...suffix];
      return ids.length === 0 ? [unknownId] : ids;
    },
  };
}

/** Returns what the tokenizer puts before and after every text. */
function specialTokens(tokenizer: Tokenizer): { prefix: number[]; suffix: number[] } {
  const whole: number[] = tokenizer.encode('a').ids;
  const content: number[] = tokenizer.encode('a', { add_special_tokens: false }).ids;
  for (let start = 0; start + content.length <= whole.length; start++) {
    if (content.every((id, index) => whole[start + index] === id)) {
      return { prefix: whole.slice(0, start), suffix: whole.slice(start + content.length) };
    }
  }
  throw new Error('the special tokens of this tokenizer are not a frame around the text');
}

/** A special token is named by its text or by an object that holds it. */
function idOf(tokenizer: Tokenizer, named: unknown): number | undefined {
  const name = typeof named === 'object' && named !== null ? (named as { content?: unknown }).content : named;
  return typeof name === 'string' ? tokenizer.token_to_id(name) : undefined;
}

function idInFile(file: object): number {
  const id = (file as { padding?: { pad_id?: unknown } | null }).padding?.pad_id;
  return typeof id === 'number' ? id : 0;
}

/** Cuts between characters, never inside one that takes two code units. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

import { MotifError } from '../errors.js';
import { parseColour } from './convert.js';
import { parseColourFunction } from './css-colour.js';
import { findNamedPalette } from './named-palettes.js';
import { hexOfEverydayName } from './names.js';
import { type PaletteSwatches, SwatchCollector } from './palette-swatches.js';

/**
 * Returns the colours that stand in `palette(...)`: the name of a palette (`Nordic`, `莫兰迪`), or colours as hex, CSS
 * functions, CSS names and everyday names in English or Chinese, each perhaps with a share behind it
 * (`#e8c39e 60% #22334a 40%`, `beige:3 navy:1`) or before it (`60% beige, 40% navy`). Shares of any sum become areas that
 * sum to 1. Throws `invalid_input` with path `palette:<place>`, counted from 1, for a word that is no colour and for a
 * colour without a share where others have one.
 */
export function parsePalette(text: string): PaletteSwatches {
  const named = findNamedPalette(text);
  if (named !== undefined) return named;
  const swatches = new SwatchCollector('palette()');
  for (const { hex, share } of pair(partsOf(text))) swatches.add(hex, { share });
  return swatches.finish();
}

/** Full-width forms mean the same: a Chinese keyboard writes them. */
const tokenPattern =
  /(?<percent>\d+(?:\.\d*)?)\s*[%％]|[:：]\s*(?<ratio>\d+(?:\.\d*)?)(?:\s*[%％])?|(?<comma>[,，、;；|])|(?<func>[a-z]+[(（][^()（）]*[)）])|(?<word>[^\s,，、;；|:：()（）]+)|\S/gi;

interface Token {
  kind: 'share' | 'comma' | 'word' | 'other';
  text: string;
  at: number;
  /** Set in a share. */
  share?: number;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(tokenPattern)].map(({ 0: written, index: at, groups = {} }) => {
    const share = groups.percent ?? groups.ratio;
    if (share !== undefined) return { kind: 'share', text: written, at, share: Number(share) };
    if (groups.comma !== undefined) return { kind: 'comma', text: written, at };
    return { kind: groups.word === undefined ? 'other' : 'word', text: written, at };
  });
}

type Part = { text: string; at: number } & ({ hex: string } | { share: number });

/** Returns colours and shares as they stand, with the words that name one colour joined. */
function partsOf(text: string): Part[] {
  const tokens = tokensOf(text);
  const hasCommas = tokens.some(({ kind }) => kind === 'comma');
  const parts: Part[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const { kind, text: written, at, share = 0 } = tokens[index]!;
    if (kind === 'comma') continue;
    if (kind === 'share') {
      // Above this a sum of shares might overflow.
      if (!(share > 0 && share <= 1e6)) {
        throw fault('a share such as 40%', written, at, 'Leave out a colour that has no share.');
      }
      parts.push({ share, text: written, at });
      continue;
    }
    const ahead = tokens.slice(index, index + maxWords + 1);
    const end = ahead.findIndex((token) => token.kind !== 'word');
    const words = ahead.slice(0, end === -1 ? undefined : end).map((token) => token.text);
    const isWhole = hasCommas && (index === 0 || tokens[index - 1]!.kind !== 'word');
    const count = wordsOfColour(words, isWhole);
    const name = count === 1 ? written : words.slice(0, count).join(' ');
    const hex = parseColour(name) ?? parseColourFunction(name.normalize('NFKC'));
    if (hex === undefined) {
      throw fault(
        'a colour such as #e8c39e or red',
        written,
        at,
        'Write colours such as #e8c39e 60% #22334a 40%, or the name of a palette alone, such as Nordic.',
      );
    }
    parts.push({ hex, text: name, at });
    index += count - 1;
  }
  return parts;
}

/** CSS names have four words at most: light golden rod yellow. */
const maxWords = 4;

/**
 * Returns how many words name the first colour. `light blue` is one colour and `green yellow` two, although CSS knows
 * greenyellow: words that are colours by themselves stay apart unless people say them together (`navy blue`) or
 * commas stand around them.
 */
function wordsOfColour(words: readonly string[], isWhole: boolean): number {
  for (let count = Math.min(maxWords, words.length); count > 1; count--) {
    const some = words.slice(0, count);
    const name = some.join(' ');
    if (parseColour(name) === undefined) continue;
    const isOne =
      (isWhole && count === words.length) ||
      hexOfEverydayName(name.normalize('NFKC').toLowerCase()) !== undefined ||
      some.some((word) => parseColour(word) === undefined);
    if (isOne) return count;
  }
  return 1;
}

/** Returns each colour with the share behind it, or before it where the text begins with one. */
function* pair(parts: readonly Part[]): Generator<{ hex: string; share: number | undefined }> {
  const sharesLead = parts[0] !== undefined && 'share' in parts[0];
  const hasShares = parts.some((part) => 'share' in part);
  for (const [index, part] of parts.entries()) {
    const partner = parts[index + ('hex' in part === sharesLead ? -1 : 1)];
    if ('share' in part) {
      if (partner === undefined || !('hex' in partner))
        throw fault(`a colour ${sharesLead ? 'behind' : 'before'} each share`, part.text, part.at);
      continue;
    }
    const share = partner !== undefined && 'share' in partner ? partner.share : undefined;
    if (hasShares && share === undefined) {
      throw fault(
        'a share for each colour or for none',
        part.text,
        part.at,
        'For instance #e8c39e 60% #22334a 40%, or #e8c39e:3 #22334a:1',
      );
    }
    yield { hex: part.hex, share };
  }
}

function fault(expected: string, received: string, at: number, hint?: string): MotifError {
  const shown = received.length > 40 ? `${received.slice(0, 40)}…` : received;
  return new MotifError('invalid_input', `Expected ${expected} in palette(), received "${shown}"`, {
    hint,
    path: `palette:${at + 1}`,
  });
}

interface TokenizerFile {
  model: { vocab: Record<string, number>; merges: (string | [string, string])[] };
}

/**
 * Returns CLIP's own tokenizer, written after OpenAI's simple_tokenizer.py: byte-level pair encoding with an end-of-word
 * mark, 77 places at most, the last of them always the end token.
 */
export function referenceClipTokenizer({ model }: TokenizerFile): (text: string) => number[] {
  const ranks = new Map(
    model.merges.map((pair, rank) => [Array.isArray(pair) ? pair.join(' ') : pair, rank]),
  );
  const letters = byteLetters();
  const pattern = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/giu;
  return (text) => {
    const clean = text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
    const ids = (clean.match(pattern) ?? []).flatMap((word) => {
      const symbols = [...Buffer.from(word)].map((byte) => letters[byte]!);
      symbols.push(`${symbols.pop()}</w>`);
      return merge(symbols, ranks).map((symbol) => model.vocab[symbol]!);
    });
    return [49406, ...ids.slice(0, 75), 49407];
  };
}

function merge(symbols: string[], ranks: ReadonlyMap<string, number>): string[] {
  for (;;) {
    let best = { rank: Number.POSITIVE_INFINITY, at: -1 };
    for (let at = 0; at + 1 < symbols.length; at++) {
      const rank = ranks.get(`${symbols[at]} ${symbols[at + 1]}`) ?? Number.POSITIVE_INFINITY;
      if (rank < best.rank) best = { rank, at };
    }
    if (best.at < 0) return symbols;
    const [first, second] = [symbols[best.at]!, symbols[best.at + 1]!];
    const merged: string[] = [];
    for (let at = 0; at < symbols.length; at++) {
      const isPair = symbols[at] === first && symbols[at + 1] === second;
      merged.push(isPair ? first + second : symbols[at]!);
      if (isPair) at++;
    }
    symbols = merged;
  }
}

/** Printable bytes stand for themselves, the others for letters from 256 on. */
function byteLetters(): string[] {
  const isPrintable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
}

import { queryError } from './query-error.js';

const closingQuotes: Readonly<Record<string, string>> = {
  '"': '"＂',
  '＂': '"＂',
  '“': '”"',
  '”': '”"',
  '「': '」',
  '『': '』',
};

/** Quotes that begin a term even without white space before them, as Chinese is written. */
const unspacedQuotes = '“「『';

/**
 * A place in a query text. Structure is read from `plain`, in which full-width forms (`（`, `：`, `＋`) are their ASCII
 * characters at the same index; words are taken from `source`, unchanged.
 */
export class Cursor {
  readonly plain: string;
  at = 0;

  constructor(readonly source: string) {
    this.plain = source.replace(/[\uff01-\uff5e\u3000]/g, toAscii);
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  skipSpace(): void {
    while (/\s/.test(this.plain[this.at] ?? '')) this.at++;
  }

  /** Returns the match of a sticky pattern at this place in `plain` and moves behind it. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.plain);
    if (match === null) return undefined;
    this.at = sticky.lastIndex;
    return match;
  }

  /** Returns the letters, digits, `_` and `-` that stand here. */
  takeName(): string {
    const start = this.at;
    this.take(/[\p{L}\p{N}_-]*/u);
    return this.source.slice(start, this.at);
  }

  get isAtQuote(): boolean {
    return closingQuotes[this.source[this.at] ?? ''] !== undefined;
  }

  /** Returns the text between quotes. A backslash stands before a quote or a backslash that is meant literally. */
  takeQuoted(): string {
    const opened = this.at;
    const closing = closingQuotes[this.source[this.at]!]!;
    let text = '';
    for (this.at++; this.at < this.source.length; this.at++) {
      const character = this.source[this.at]!;
      if (closing.includes(character)) {
        this.at++;
        return text;
      }
      const next = this.source[this.at + 1] ?? '';
      if (character === '\\' && (next === '\\' || (next !== '' && closing.includes(next)))) this.at++;
      text += this.source[this.at];
    }
    throw queryError(
      this.source,
      opened,
      `Expected a closing ${closing[0]} for the quote, received the end of the query`,
      'Write \\" for a quote inside quotes.',
    );
  }

  /** Returns the characters up to white space; `ends` may end it earlier. */
  takeWord(ends: (index: number) => boolean = () => false): string {
    const start = this.at;
    while (!this.isAtEnd && !/\s/.test(this.plain[this.at]!)) {
      if (this.at > start && ends(this.at)) break;
      this.at++;
    }
    return this.source.slice(start, this.at);
  }

  /**
   * Returns the text of the bracket that opens here, without the bracket; inner brackets must be balanced. What matches
   * `leading` at its start is given apart.
   */
  takeBracket(leading?: RegExp): { text: string; start: number; isQuoted: boolean; lead: string } {
    const opened = this.at++;
    this.skipSpace();
    const lead = leading === undefined ? '' : (this.take(leading)?.[0] ?? '').trim();
    if (this.isAtQuote) {
      const start = this.at;
      const text = this.takeQuoted();
      this.skipSpace();
      if (this.plain[this.at] === ')') {
        this.at++;
        return { text, start, isQuoted: true, lead };
      }
      const received = this.isAtEnd ? 'the end of the query' : `"${this.source[this.at]}"`;
      throw this.error(`Expected ) after the quote, received ${received}`);
    }
    const start = this.at;
    for (let depth = 1; !this.isAtEnd; this.at++) {
      if (this.plain[this.at] === '(') depth++;
      if (this.plain[this.at] === ')' && --depth === 0) {
        return { text: this.source.slice(start, this.at++).trim(), start, isQuoted: false, lead };
      }
    }
    throw queryError(
      this.source,
      opened,
      'Expected a closing ) for the bracket, received the end of the query',
      'Put a path with unpaired brackets in quotes: image("a (1.jpg").',
    );
  }

  /** True where a term begins although no white space stands before: a Chinese quote, a full-width plus or minus. */
  isUnspacedStart(index: number): boolean {
    const character = this.source[index]!;
    return unspacedQuotes.includes(character) || character === '＋' || character === '－';
  }

  error(message: string, hint?: string, at = this.at) {
    return queryError(this.source, at, message, hint);
  }
}

function toAscii(character: string): string {
  if (character === '\u3000') return ' ';
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

// Control characters could move the cursor or recolour the terminal; bidirectional marks could disguise a file's name.
const unsafe = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu;
// East Asian Wide and Fullwidth blocks of Unicode's EastAsianWidth.txt, coarsely, and what is drawn as emoji.
const doubleWidth =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Returns the text with everything that a terminal would obey instead of showing written as `\xNN` or `\u{N}`. */
export function escapeControls(text: string, { keepLines = false } = {}): string {
  return text.replace(unsafe, (character) => {
    if (keepLines && character === '\n') return character;
    const code = character.codePointAt(0)!;
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** Returns a copy of plain data in which every text is safe to print; those under `keepLines` keys keep line ends. */
export function escapeDeep(value: unknown, keepLines: readonly string[] = [], key = ''): unknown {
  if (typeof value === 'string') return escapeControls(value, { keepLines: keepLines.includes(key) });
  if (Array.isArray(value)) return value.map((item) => escapeDeep(item, keepLines, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [escapeControls(name), escapeDeep(item, keepLines, name)]),
  );
}

/** Returns JSON that is safe to print: JSON itself leaves DEL, Latin-1's control characters and bidirectional marks as they are. */
export function safeJson(value: unknown, indent = 0): string {
  return (JSON.stringify(value, null, indent) ?? 'null').replace(unsafe, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Returns how many terminal cells the text takes: 2 for a Chinese character or an emoji, 0 for a combining mark. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

function graphemeWidth(grapheme: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(grapheme)) return 0;
  return doubleWidth.test(grapheme) || grapheme.includes('\ufe0f') ? 2 : 1;
}

/** A grapheme is what a person takes for one character; cutting inside one would leave half an emoji. */
function graphemesOf(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** Returns the cells that the widest of the texts takes; there may be any number of them. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, displayWidth(text)), 0);
}

/** Returns the text filled with spaces to `width` cells; longer texts stay as they are. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'right' ? text + space : space + text;
}

/** Returns the text shortened in the middle to `width` cells, so that a path keeps its start and its file name. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width <= 1) return '…'.slice(0, width);
  const characters = graphemesOf(text);
  const headCells = Math.floor((width - 1) / 3);
  const head = takeCells(characters, headCells);
  const tail = takeCells(characters.slice().reverse(), width - 1 - displayWidth(head.join('')));
  return `${head.join('')}…${tail.reverse().join('')}`;
}

function takeCells(characters: readonly string[], cells: number): string[] {
  const taken: string[] = [];
  let left = cells;
  for (const character of characters) {
    left -= displayWidth(character);
    if (left < 0) break;
    taken.push(character);
  }
  return taken;
}

/** Returns the words broken into lines of at most `width` cells; a longer word gets a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((found) => found !== '')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Returns a size as people read it: `812 B`, `3.4 MB`; units of 1000. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** Returns a count with thin grouping: `12,345`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** Returns a duration as `0:07`, `12:40` or `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** Returns `1 picture` or `3 pictures`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

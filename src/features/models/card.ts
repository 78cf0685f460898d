/** What a model's README.md says, taken apart. */
export interface ModelCard {
  /** The prose, without the settings block at its head. */
  text: string;
  licence?: string;
  languages: string[];
  /** Tables of the card whose columns have names, in order: the first row holds them. */
  figures: string[][][];
}

/** Returns the parts of a model card in the hub's form: Markdown, with an optional block of settings at its head. */
export function parseCard(markdown: string): ModelCard {
  const { settings, text } = splitSettings(markdown.replaceAll('\r\n', '\n'));
  const licence = settingValues(settings, 'license')[0];
  return {
    text: text.trim(),
    ...(licence === undefined ? {} : { licence }),
    languages: settingValues(settings, 'language'),
    figures: tables(text),
  };
}

function splitSettings(markdown: string): { settings: string[]; text: string } {
  const end = markdown.startsWith('---\n') ? markdown.indexOf('\n---\n', 3) : -1;
  if (end === -1) return { settings: [], text: markdown };
  return { settings: markdown.slice(4, end).split('\n'), text: markdown.slice(end + 5) };
}

/** The block is YAML; cards write these values as one word, as `[a, b]` or as lines of a list. */
function settingValues(settings: readonly string[], key: string): string[] {
  const start = settings.findIndex((line) => line.startsWith(`${key}:`));
  if (start === -1) return [];
  const inline = settings[start]!.slice(key.length + 1).trim();
  if (inline !== '')
    return inline
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map(unquoted)
      .filter(Boolean);
  const items: string[] = [];
  for (const line of settings.slice(start + 1)) {
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    if (item === undefined) break;
    items.push(unquoted(item));
  }
  return items;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2');
}

function tables(text: string): string[][][] {
  const found: string[][][] = [];
  let current: string[][] = [];
  for (const line of [...text.split('\n'), '']) {
    if (/^\s*\|.*\|\s*$/.test(line)) current.push(cells(line));
    else {
      // The second line of a table rules its head off from its body.
      const [head, ruler, ...body] = current;
      if (head?.some(Boolean) && ruler?.every((cell) => /^:?-+:?$/.test(cell))) found.push([head, ...body]);
      current = [];
    }
  }
  return found;
}

function cells(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

/** Text beyond this is not searched: titles stand at the start, and a hostile file may be all text. */
const maxTextBytes = 1_000_000;

/** Returns the text of a block of XMP or of a drawing, as far as it is searched. */
export function xmlText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, maxTextBytes));
}

/** Returns what the Dublin Core property `name` lists, or its one plain value; XMP and drawings write it alike. */
export function dublinCore(xml: string, name: 'title' | 'description' | 'subject'): string[] {
  const block = contents(xml, `dc:${name}`)[0] ?? '';
  const items = contents(block, 'rdf:li');
  return (items.length === 0 ? [block] : items).map(plainText);
}

/** Returns the text of the first element called `name`, in a drawing with or without a prefix; empty when there is none. */
export function drawingText(svg: string, name: 'title' | 'desc'): string {
  return plainText(contents(svg, name)[0] ?? contents(svg, `svg:${name}`)[0] ?? '');
}

/**
 * Returns what stands between the tags of each element called `name`, in order. Every search goes on where the last one
 * ended, so that no text, however hostile, costs more than its length; a pattern that may start anywhere does.
 */
function contents(xml: string, name: string): string[] {
  const [opening, closing] = [`<${name}`, `</${name}>`];
  const found: string[] = [];
  let at = xml.indexOf(opening);
  while (at >= 0) {
    let next = at + opening.length;
    if (/[\s>]/.test(xml.charAt(next))) {
      const start = xml.indexOf('>', next) + 1;
      const end = start === 0 ? -1 : xml.indexOf(closing, start);
      if (end < 0) break;
      found.push(xml.slice(start, end));
      next = end;
    }
    at = xml.indexOf(opening, next);
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Returns the text of an element that holds nothing else, its entities read; other entities stay as they are. */
function plainText(inner: string): string {
  if (inner.includes('<')) return '';
  return inner.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? entities[name]! : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

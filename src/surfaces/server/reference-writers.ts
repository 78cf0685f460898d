import { escapeHtml } from '../../core/results/escape-html.js';
import { htmlPage } from './html-page.js';
import type { Block } from './reference.js';

/** Returns the reference as Markdown, for docs/api.md. */
export function referenceMarkdown(blocks: readonly Block[]): string {
  const written = 'Written by `motif docs` from the declarations of the operations; changes belong there.';
  const [title, ...rest] = blocks.map(markdownOf);
  return [title, written, ...rest].join('\n\n').concat('\n');
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${block.text}`;
    case 'section':
      return `## ${block.text}`;
    case 'entry':
      return `### ${block.text}`;
    case 'text':
      return block.text;
    case 'code':
      return `\`\`\`\n${block.text}\n\`\`\``;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map(
          (row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`,
        )
        .join('\n');
  }
}

/** Returns the reference as a page without scripts. */
export function referencePage(blocks: readonly Block[]): Response {
  const entries = blocks.flatMap((block) => (block.kind === 'entry' ? [block.text] : []));
  const contents = entries.map((name) => `<a href="#${name}">${escapeHtml(name)}</a>`).join(' · ');
  const body = blocks.map((block) =>
    block.kind === 'section' && block.text === 'Operations'
      ? `${htmlOf(block)}\n<p>${contents}</p>`
      : htmlOf(block),
  );
  return htmlPage('Motif: the HTTP API', body.join('\n'));
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${inline(block.text)}</h1>`;
    case 'section':
      return `<h2>${inline(block.text)}</h2>`;
    case 'entry':
      return `<h3 id="${escapeHtml(block.text)}">${inline(block.text)}</h3>`;
    case 'text':
      return `<p>${inline(block.text)}</p>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table><thead>${row(block.head, 'th')}</thead><tbody>${block.rows.map((one) => row(one, 'td')).join('')}</tbody></table>`;
  }
}

function row(cells: readonly string[], tag: 'td' | 'th'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
}

function inline(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

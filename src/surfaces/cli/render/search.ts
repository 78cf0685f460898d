import type { SearchOutput } from '../../../features/search/schemas.js';
import type { Page } from '../page.js';
import { formatCount, plural } from '../text.js';

/** Returns the results as a table: rank, similarity, path, what matched. */
export function renderSearch(output: SearchOutput, page: Page): string[] {
  const remarks = output.notes.map((note) => page.paint('yellow', note));
  const sheet = output.sheet === undefined ? [] : [`Contact sheet: ${output.sheet}`];
  if (output.results.length === 0) {
    return [`Nothing close among ${plural(output.searched, 'picture')}.`, ...remarks, ...sheet];
  }
  const rows = output.results.map((result) => [
    String(result.rank),
    result.similarity === null ? '' : result.similarity.toFixed(3),
    result.similarity === null ? '' : page.bar(result.similarity, 8),
    result.path,
    result.matched.join(', '),
    `${result.widthPx}x${result.heightPx} ${result.format}`,
    result.copies.length === 0 ? '' : `+${formatCount(result.copies.length)}`,
  ]);
  return [
    ...page.table(
      [
        { title: '#', align: 'right', ink: 'dim' },
        { title: 'similarity', align: 'right' },
        { title: '', ink: 'cyan' },
        { title: 'path', ink: 'bold', flexible: true },
        { title: 'matched', ink: 'green' },
        { title: 'size', ink: 'dim' },
        { title: 'copies', align: 'right', ink: 'dim' },
      ],
      rows,
    ),
    page.paint(
      'dim',
      `${output.results.length} of ${plural(output.searched, 'picture')}, ${output.query} (${output.model})`,
    ),
    ...remarks,
    ...sheet,
  ];
}

import type { z } from 'zod';
import type { duplicates } from '../../../features/search/operations.js';
import type { Page } from '../page.js';
import { formatBytes, plural } from '../text.js';

/** Returns each group of copies with the one to keep first, and how many files are too many. */
export function renderDuplicates({ groups, files }: z.infer<typeof duplicates.output>, page: Page): string[] {
  if (groups.length === 0) return ['No picture is there more than once.'];
  return [
    ...groups.flatMap(({ kind, assets }) => [
      page.paint('bold', kind === 'exact' ? 'The same content' : 'The same picture'),
      ...page
        .table(
          [
            { title: 'path', flexible: true },
            { title: 'size', ink: 'dim' },
            { title: 'bytes', align: 'right', ink: 'dim' },
          ],
          assets.flatMap(({ paths, widthPx, heightPx, format, bytes }) =>
            paths.map((path) => [path, `${widthPx}x${heightPx} ${format}`, formatBytes(bytes)]),
          ),
        )
        .map((line) => `  ${line}`),
      '',
    ]),
    `${plural(groups.length, 'group')}, ${plural(files, 'file')} beyond the first of each. Nothing was deleted.`,
  ];
}

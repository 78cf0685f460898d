import type { z } from 'zod';
import type { feedbackShow, feedbackUp } from '../../../features/feedback/operations.js';
import type { Page } from '../page.js';
import { formatCount, plural } from '../text.js';
import { shownIdDigits } from './search.js';

/** Returns how many pictures a thumb is news for, and how many thumbs the query has now. */
export function renderThumbs(output: z.infer<typeof feedbackUp.output>, page: Page): string[] {
  const { query, changed, up, down } = output;
  return [
    `${plural(changed, 'thumb')} changed. ${page.paint('bold', query)} has ${formatCount(up)} up and ${formatCount(down)} down.`,
  ];
}

/** Returns the queries with their counts, or the pictures of the only one. */
export function renderFeedback({ queries }: z.infer<typeof feedbackShow.output>, page: Page): string[] {
  const [only, ...more] = queries;
  if (only === undefined)
    return ['No answer is judged yet. For instance: motif feedback up "red umbrella" a.png'];
  if (more.length > 0) {
    return page.table(
      [
        { title: 'up', align: 'right', ink: 'green' },
        { title: 'down', align: 'right', ink: 'red' },
        { title: 'query', ink: 'bold', flexible: true },
      ],
      queries.map(({ query, up, down }) => [formatCount(up.length), formatCount(down.length), query]),
    );
  }
  const rows = (['up', 'down'] as const).flatMap((thumb) =>
    only[thumb].map(({ id, path }) => [thumb, path ?? 'missing', id.slice(0, shownIdDigits)]),
  );
  return [
    page.paint('bold', only.query),
    ...page.table(
      [{ title: 'thumb' }, { title: 'path', ink: 'bold', flexible: true }, { title: 'id', ink: 'dim' }],
      rows,
    ),
  ];
}

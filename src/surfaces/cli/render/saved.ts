import type { z } from 'zod';
import type { addSaved, deleteSaved, listSaved } from '../../../features/saved/operations.js';
import type { Page } from '../page.js';
import { formatCount } from '../text.js';

/** Returns a saved query by name, in normal form. */
export function renderSaved({ name, query }: z.infer<typeof addSaved.output>, page: Page): string[] {
  return [`${page.paint('bold', name)}: ${query}`];
}

/** Returns which saved query is gone, with its words, so that it can be saved again. */
export function renderSavedGone({ name, query }: z.infer<typeof deleteSaved.output>, page: Page): string[] {
  return [`Forgot ${page.paint('bold', name)}: ${query}`];
}

/** Returns the saved queries; those of filters alone with how many pictures pass. */
export function renderSavedList({ saved }: z.infer<typeof listSaved.output>, page: Page): string[] {
  if (saved.length === 0)
    return ['No saved queries yet. For instance: motif saved add lamps "lamp type:png"'];
  return [
    ...page.table(
      [
        { title: 'name', ink: 'bold' },
        { title: 'pictures', align: 'right' },
        { title: 'query', flexible: true },
      ],
      saved.map(({ name, pictures, query }) => [
        name,
        pictures === undefined ? '' : formatCount(pictures),
        query,
      ]),
    ),
    ...saved.flatMap(({ name, problem }) =>
      problem === undefined ? [] : [page.paint('yellow', `${name} cannot be run: ${problem}`)],
    ),
  ];
}

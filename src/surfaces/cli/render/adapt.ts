import type { z } from 'zod';
import type { fitAdapterOperation, listAdapters } from '../../../features/adapt/operations.js';
import type { Page } from '../page.js';

type Fitted = z.infer<ReturnType<typeof fitAdapterOperation>['output']>;

/** Returns what an adapter gains and loses, and whether it was kept. */
export function renderAdapter(adapter: Fitted, page: Page): string[] {
  const { locale, language, pairs, kept, before, after, gain, elsewhere, notes } = adapter;
  const verdict = page.paint(kept ? 'green' : 'red', kept ? 'kept' : 'not kept');
  return [
    `${page.paint('bold', locale)} ${verdict}: ${language}, from ${pairs} pairs`,
    `held-out pairs found first  ${percent(before)} before, ${percent(after)} with it; gain between ${points(gain.low)} and ${points(gain.high)} points`,
    `elsewhere                   ${percent(elsewhere.before)} before, ${percent(elsewhere.after)} with it, on ${elsewhere.what}`,
    ...notes.map((note) => page.paint(kept ? 'dim' : 'yellow', note)),
  ];
}

/** Returns the adapters of the library as a table. */
export function renderAdapters({ adapters }: z.infer<typeof listAdapters.output>, page: Page): string[] {
  if (adapters.length === 0)
    return ['No adapters yet. For instance: motif adapt fit zh-cn --pairs pairs.csv'];
  return page.table(
    [
      { title: 'locale', ink: 'bold' },
      { title: 'language' },
      { title: 'pairs', align: 'right' },
      { title: 'before', align: 'right' },
      { title: 'with it', align: 'right' },
      { title: 'elsewhere', align: 'right', ink: 'dim' },
    ],
    adapters.map(({ locale, language, pairs, before, after, elsewhere }) => [
      locale,
      language,
      String(pairs),
      percent(before),
      percent(after),
      `${points(elsewhere.after - elsewhere.before)} points`,
    ]),
  );
}

function percent(share: number): string {
  return `${share.toFixed(1)} %`;
}

function points(difference: number): string {
  return `${difference < 0 ? '' : '+'}${difference.toFixed(1)}`;
}

import type { ComparisonOutput } from '../../../features/phrases/schemas.js';
import type { Page } from '../page.js';
import { plural } from '../text.js';

type Bounds = { low: number; high: number };

/** Returns phrasings, the best first, what they are to each other, and what might be said instead. */
export function renderComparison(output: ComparisonOutput, page: Page): string[] {
  const { phrasings, meant, others, ensemble, suggestions, unread, notes, model } = output;
  return [
    ...phrasingTable(output, page),
    page.paint(
      'dim',
      `${plural(meant.pictures, 'picture')}${meant.brand === undefined ? '' : ` of ${meant.brand}`} told from ${others} others (${model}); found = how often one of them stands above another, 50 is chance`,
    ),
    ...pairLines(output, page),
    ...(ensemble === undefined
      ? []
      : [
          '',
          `Together: ${hundred(ensemble.area)} (${bounds(ensemble)}), ${against(ensemble.overBest, 'the best alone')}`,
          page.paint('dim', `  motif search '${ensemble.query}'`),
        ]),
    ...phrasings.flatMap(({ text, missed }) =>
      missed.length === 0
        ? []
        : [page.paint('dim', `"${text}" leaves behind: ${missed.map(({ path }) => path).join(', ')}`)],
    ),
    ...(suggestions.length === 0 ? [] : ['', 'From the lexicon, above the best here:']),
    ...page
      .table(
        [
          { title: 'style', ink: 'bold' },
          { title: 'found', align: 'right' },
          { title: '95 %', align: 'right', ink: 'dim' },
          { title: 'over the best' },
          { title: 'words', ink: 'dim', flexible: true },
        ],
        suggestions.map(({ name, words, language, isBetter, overBest, ...area }) => [
          name[language],
          hundred(area.area),
          bounds(area),
          `${signed(overBest.difference)} ${isBetter ? 'better' : 'may be chance'}`,
          words.slice(1).join(', '),
        ]),
      )
      .slice(suggestions.length === 0 ? 1 : 0),
    ...unread.map(({ path, reason }) => page.paint('red', `${path}: ${reason}`)),
    ...notes.map((note) => page.paint('yellow', note)),
  ];
}

function phrasingTable({ phrasings }: ComparisonOutput, page: Page): string[] {
  return page.table(
    [
      { title: 'phrasing', ink: 'bold', flexible: true },
      { title: 'found', align: 'right' },
      { title: '95 %', align: 'right', ink: 'dim' },
      { title: 'agreement', align: 'right', ink: 'dim' },
      { title: 'heard as', ink: 'dim', flexible: true },
    ],
    phrasings.flatMap(({ text, area, low, high, forms, agreement, pulls }) => [
      [
        text,
        hundred(area),
        bounds({ low, high }),
        agreement === undefined ? '' : agreement.toFixed(2),
        pulls.map(({ name }) => name.en).join(', '),
      ],
      ...(forms.length === 1
        ? []
        : forms.map((form) => [`  ${form.text}`, hundred(form.area), bounds(form), '', ''])),
    ]),
  );
}

function pairLines({ pairs }: ComparisonOutput, page: Page): string[] {
  if (pairs.length === 0) return [];
  return [
    '',
    ...pairs.map(({ first, second, verdict, difference, error, low, high }) => {
      const numbers = page.paint(
        'dim',
        ` (${signed(Math.abs(difference))} ± ${hundred(error)}, 95 %: ${difference < 0 ? interval(-high, -low) : interval(low, high)})`,
      );
      const [better, other] = verdict === 'second' ? [second, first] : [first, second];
      return verdict === 'no difference'
        ? `"${first}" and "${second}": no difference${numbers}`
        : `"${better}" is better than "${other}"${numbers}`;
    }),
  ];
}

function against({ difference, low, high }: { difference: number } & Bounds, what: string): string {
  if (low > 0) return `better than ${what} (${signed(difference)})`;
  return high < 0 ? `worse than ${what} (${signed(difference)})` : `no different from ${what}`;
}

function bounds({ low, high }: Bounds): string {
  return `${hundred(low)}-${hundred(high)}`;
}

function interval(low: number, high: number): string {
  return `${signed(low)} to ${signed(high)}`;
}

/** A share of 1 as it is shown to people, with a decimal: phrasings often differ by less than a hundredth. */
function hundred(share: number): string {
  return (100 * share).toFixed(1);
}

function signed(share: number): string {
  return `${share < 0 ? '' : '+'}${hundred(share)}`;
}

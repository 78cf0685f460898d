import type { z } from 'zod';
import type { classifyStyles } from '../../../features/styles/classify-operation.js';
import type { discriminateStyles } from '../../../features/styles/discriminate-operation.js';
import type { explainStyles } from '../../../features/styles/explain-operation.js';
import type { listStyles, showStyle } from '../../../features/styles/lexicon-operations.js';
import type { Page } from '../page.js';
import { pad, plural, widest } from '../text.js';

type Classified = z.infer<ReturnType<typeof classifyStyles>['output']>;
type Explained = z.infer<typeof explainStyles.output>;
type Discriminated = z.infer<ReturnType<typeof discriminateStyles>['output']>;
type Name = { en: string; zh: string };

const barCells = 20;

/** Returns the styles of the lexicon as a table. */
export function renderStyles({ styles, total }: z.infer<typeof listStyles.output>, page: Page): string[] {
  return [
    ...page.table(
      [
        { title: 'style', ink: 'bold' },
        { title: 'name', flexible: true },
        { title: 'Chinese' },
        { title: 'culture', ink: 'dim' },
        { title: 'fields', ink: 'dim', optional: true },
        { title: 'era', ink: 'dim', optional: true },
      ],
      styles.map(({ id, name, culture, fields, era }) => [
        id,
        name.en,
        name.zh,
        culture,
        fields.join(' '),
        era,
      ]),
    ),
    page.paint('dim', `${styles.length} of ${plural(total, 'style')}`),
  ];
}

/** Returns everything that the lexicon says of a style. */
export function renderStyle(style: z.infer<typeof showStyle.output>, page: Page): string[] {
  const { id, name, fields, culture, era, phrasings, traits, opposites, near, palette, note } = style;
  const facts: [string, string][] = [
    ['fields', fields.join(', ')],
    ['culture', culture],
    ['era', era],
    ['palette', palette.map((hex) => `${page.swatch(hex)}${hex}`).join(' ')],
    ['traits', traits.map(({ towards, by }) => `${towards.en} ${by.toFixed(1)}`).join(', ')],
    ['near', near.join(', ')],
    ['opposites', opposites.join(', ')],
  ];
  const width = widest(facts.map(([title]) => title));
  return [
    `${page.paint('bold', bothNames(name))}  ${page.paint('dim', id)}`,
    ...facts.map(([title, text]) => `${page.paint('dim', pad(title, width))}  ${text}`),
    page.paint('dim', 'people say'),
    ...[...phrasings.en, ...phrasings.zh].map((phrase) => `  ${phrase}`),
    note.en,
    note.zh,
  ];
}

/** Returns the styles or axes of each picture. */
export function renderClassified(output: Classified, page: Page): string[] {
  const { files, unread, model, calibrated, lexicon, notes } = output;
  const names = widest(files.flatMap(({ styles }) => styles.map(({ name }) => bothNames(name))));
  const ends = widest(
    files.flatMap(({ axes }) => axes.map(({ position, from, to }) => bothNames(position < 0 ? from : to))),
  );
  const count = files[0]?.axes.length ? plural(lexicon, 'axis', 'axes') : plural(lexicon, 'style');
  return [
    ...files.flatMap(({ path, styles, axes }) => [
      page.paint('bold', path),
      ...styles.map(({ name, share, isReliable, notToldFrom }) =>
        [
          `  ${pad(bothNames(name), names)}  ${percent(share).padStart(7)}`,
          page.paint('cyan', page.bar(share, barCells)),
          page.paint('yellow', doubt(isReliable, notToldFrom)),
        ]
          .filter((part) => part !== '')
          .join('  '),
      ),
      ...axes.map(({ from, to, position, within, isReliable }) =>
        [
          `  ${pad(bothNames(position < 0 ? from : to), ends)}  ${Math.abs(position).toFixed(1)} ± ${within.toFixed(1)}`,
          page.paint('yellow', Math.abs(position) < within ? 'cannot say' : doubt(isReliable, [])),
        ]
          .filter((part) => part !== '')
          .join('  '),
      ),
    ]),
    ...unread.map(({ path, reason }) => page.paint('red', `${path}: ${reason}`)),
    page.paint('dim', `${model}, ${count}${calibrated ? '' : ', not calibrated'}`),
    ...notes.map((note) => page.paint('yellow', note)),
  ];
}

/** Returns what two sides differ in. */
export function renderExplained(output: Explained, page: Page): string[] {
  const { first, second, differences, undecided, unheard, notes } = output;
  return [
    `${page.paint('bold', sideText(first))} beside ${page.paint('bold', sideText(second))}`,
    ...differencesTable(differences, page),
    page.paint(
      'dim',
      `No difference on ${undecided.length} more${unheard.length === 0 ? '' : `; ${unheard.length} axes are not heard by ${output.model}`}`,
    ),
    ...notes.map((note) => page.paint('yellow', note)),
  ];
}

/** Returns how well two sides separate, by what, and which side each picture is of. */
export function renderDiscriminated(output: Discriminated, page: Page): string[] {
  const { a, b, area, low, high, chance, separate, byWords, differences, results, unread, notes } = output;
  const sides = { a: a.name, b: b.name, 'cannot say': 'cannot say' };
  const verdict = page.paint(separate ? 'green' : 'red', separate ? 'separate' : 'do not separate');
  return [
    `${page.paint('bold', a.name)} (${a.examples}) and ${page.paint('bold', b.name)} (${b.examples}) ${verdict}`,
    page.paint(
      'dim',
      `told apart ${area.toFixed(3)} of 1, between ${low.toFixed(3)} and ${high.toFixed(3)}; ${percent(chance)} of divisions by chance do as well${byWords ? '; the words count too' : ''}`,
    ),
    ...differencesTable(differences, page),
    ...(results.length === 0
      ? []
      : page.table(
          [
            { title: 'side', ink: 'bold' },
            { title: 'odds', align: 'right' },
            { title: 'bounds', align: 'right', ink: 'dim' },
            { title: 'path', flexible: true },
          ],
          results.map(({ side, odds, low: least, high: most, path, isExample, isUnlikeBoth }) => [
            sides[side],
            odds >= 1000 ? '>1000' : odds.toFixed(1),
            `${Math.round(100 * least)}-${Math.round(100 * most)}`,
            isExample ? `${path} (an example)` : isUnlikeBoth ? `${path} (unlike both)` : path,
          ]),
        )),
    ...unread.map(({ path, reason }) => page.paint('red', `${path}: ${reason}`)),
    ...notes.map((note) => page.paint('yellow', note)),
  ];
}

function differencesTable(differences: Explained['differences'], page: Page): string[] {
  if (differences.length === 0) return [];
  return page.table(
    [
      { title: 'more', ink: 'bold', flexible: true },
      { title: 'by', align: 'right' },
      { title: 'interval', align: 'right', ink: 'dim' },
      { title: 'from', ink: 'dim' },
    ],
    differences.map(({ from, to, by, low, high, kind }) => {
      const bounds = by < 0 ? [-high, -low] : [low, high];
      return [
        bothNames(by < 0 ? from : to),
        Math.abs(by).toFixed(1),
        bounds.map((bound) => bound.toFixed(1)).join(' to '),
        kind === 'axis' ? 'meaning' : 'pixels',
      ];
    }),
  );
}

function bothNames({ en, zh }: Name): string {
  return `${en} ${zh}`;
}

function sideText({ name, pictures }: Explained['first']): string {
  return pictures === 1 ? name : `${name} (${pictures})`;
}

function doubt(isReliable: boolean | undefined, notToldFrom: readonly string[]): string {
  if (isReliable !== false) return '';
  return notToldFrom.length === 0
    ? 'not reliable here'
    : `not reliable here: not told from ${notToldFrom.join(', ')}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

import type { z } from 'zod';
import type { checkBrand } from '../../../features/brands/check-operation.js';
import type { listBrands, showBrand } from '../../../features/brands/operations.js';
import type { Ink, Page } from '../page.js';
import { plural } from '../text.js';

type Check = z.infer<ReturnType<typeof checkBrand>['output']>;

const inks: Readonly<Record<Check['results'][number]['verdict'], Ink>> = {
  pass: 'green',
  fail: 'red',
  'cannot say': 'yellow',
};

/** Returns the brands with what may be relied on. */
export function renderBrands({ brands }: z.infer<typeof listBrands.output>, page: Page): string[] {
  if (brands.length === 0)
    return ['No brands yet. For instance: motif brand create acme --assets brand/acme'];
  return page.table(
    [
      { title: 'brand', ink: 'bold' },
      { title: 'version', align: 'right' },
      { title: 'assets', align: 'right' },
      { title: 'verdicts' },
      { title: 'told apart' },
      { title: 'style', ink: 'dim', flexible: true },
    ],
    brands.map(({ name, version, assets, level, isToldApart, style = '' }) => [
      name,
      String(version),
      String(assets),
      level,
      isToldApart === undefined ? 'not tested' : isToldApart ? 'yes' : 'no',
      style,
    ]),
  );
}

/** Returns a brand with its report card. */
export function renderBrand(brand: z.infer<typeof showBrand.output>, page: Page): string[] {
  const { name, version, style, palette, assets, not, looks, passRate, libraryShare, area, chance } = brand;
  const facts: [string, string][] = [
    ['assets', `${assets.length}${not.length === 0 ? '' : `, and ${not.length} that are none`}`],
    ['looks', String(looks)],
    ['palette', palette.join(' ')],
    ['verdicts', brand.level],
    [
      'pass when left out',
      `${share(passRate.share)}, between ${share(passRate.low)} and ${share(passRate.high)}`,
    ],
    ['of the library pass', `${share(libraryShare.share)}, at most ${share(libraryShare.high)}`],
    [
      'told from the library',
      `${area.toFixed(3)} of 1${chance === undefined ? ', not tested' : `; ${share(chance)} of random sets do as well`}`,
    ],
    ...(brand.gap === undefined ? [] : [['gap', brand.gap.toFixed(3)] as [string, string]]),
    ['least false alarms', share(brand.resolution)],
    ...(brand.expectedPrecision === undefined
      ? []
      : [['right at 75', share(brand.expectedPrecision)] as [string, string]]),
    ['from', provenance(brand)],
  ];
  const width = Math.max(...facts.map(([title]) => title.length));
  return [
    `${page.paint('bold', name)}, version ${version}${style === undefined ? '' : page.paint('dim', `  ${style}`)}`,
    ...facts.map(([title, text]) => `${page.paint('dim', title.padEnd(width))}  ${text}`),
    ...brand.notes.map((note) => page.paint('yellow', note)),
  ];
}

/** Returns the verdicts with the reason that weighs most. */
export function renderCheck(check: Check, page: Page): string[] {
  const { name, results, passed, failed, undecided, threshold, unread, notes, report } = check;
  const rows = results.map(({ path, score, low, high, verdict, expectedPrecision, reasons }) => [
    verdict,
    hundred(score),
    `${hundred(low)}-${hundred(high)}`,
    ...(expectedPrecision === undefined ? [] : [share(expectedPrecision)]),
    path,
    reasons[0] ?? '',
  ]);
  const hasPrecision = results.some(({ expectedPrecision }) => expectedPrecision !== undefined);
  const table = page.table(
    [
      { title: 'verdict' },
      { title: 'score', align: 'right' },
      { title: 'bounds', align: 'right', ink: 'dim' },
      ...(hasPrecision ? [{ title: 'right', align: 'right' as const }] : []),
      { title: 'path', ink: 'bold', flexible: true },
      { title: 'why', ink: 'dim', flexible: true },
    ],
    rows,
  );
  // Coloured once laid out: a cell's colour would count as its width.
  const coloured = table.map((line, at) => {
    const verdict = results[at - 1]?.verdict;
    return verdict !== undefined && line.startsWith(verdict)
      ? page.paint(inks[verdict], verdict) + line.slice(verdict.length)
      : line;
  });
  return [
    ...(rows.length === 0 ? ['No pictures to check.'] : coloured),
    ...unread.map(({ path, reason }) => page.paint('red', `${path}: ${reason}`)),
    page.paint(
      'dim',
      `${plural(results.length, 'picture')}: ${passed} pass, ${failed} fail, ${undecided} cannot say at ${hundred(threshold)} (${name}, ${provenance(check)})`,
    ),
    ...notes.map((note) => page.paint('yellow', note)),
    ...(check.belowMinimum === undefined || check.belowMinimum === 0
      ? []
      : [page.paint('red', `${plural(check.belowMinimum, 'picture')} below ${hundred(threshold)}`)]),
    ...(report === undefined ? [] : [`Report: ${report}`]),
  ];
}

function provenance({
  version,
  model,
  card,
  library,
}: Pick<Check, 'version' | 'model' | 'card' | 'library'>): string {
  return `version ${version}, model ${model}, card ${card ?? 'none'}, library of ${library.pictures} (${library.state})`;
}

function hundred(score: number): string {
  return String(Math.round(100 * score));
}

function share(part: number): string {
  return `${(100 * part).toFixed(part > 0 && part < 0.1 ? 1 : 0)} %`;
}

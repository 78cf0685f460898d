import type { z } from 'zod';
import type { listTags, show } from '../../../features/library/asset-operations.js';
import type { index, init, status } from '../../../features/library/operations.js';
import type { Page } from '../page.js';
import { formatBytes, formatCount, pad, plural, widest } from '../text.js';

type Problem = z.infer<typeof status.output>['problems'][number];

/** A run over a folder of the wrong kind may have thousands; the rest is in --json. */
const shownProblems = 20;
const paletteBarCells = 12;

/** Returns where the new library is and what to do next. */
export function renderInit(output: z.infer<typeof init.output>, page: Page): string[] {
  return [
    `${page.paint('green', 'Library')} in ${page.paint('bold', output.root)}`,
    `Model ${output.model}, ${output.dimensions} dimensions`,
    output.nextStep,
  ];
}

/** Returns what an index run did, the files it could not read, and what the model is good for. */
export function renderIndex(output: z.infer<typeof index.output>, page: Page): string[] {
  const changes = [
    [output.added, 'added'],
    [output.updated, 'updated'],
    [output.moved, 'moved'],
    [output.removed, 'removed'],
    [output.unchanged, 'unchanged'],
  ] as const;
  const told = changes.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count)} ${what}`);
  const copies =
    output.copies === 0
      ? ''
      : ` (${plural(output.copies, 'copy of another', 'copies of others')} among them)`;
  const failed =
    output.failed === 0 ? [] : [page.paint('red', `${formatCount(output.failed)} could not be read`)];
  return [
    ...(output.created
      ? [`${page.paint('green', 'New library')} in ${page.paint('bold', output.root)}`]
      : []),
    `${plural(output.seen, 'picture file')} in ${output.seconds.toFixed(1)} s: ${[...told, ...failed].join(', ') || 'nothing to do'}${copies}`,
    ...problemLines(output.problems, page),
    output.advice,
  ];
}

/** Returns the counts of a library, its unreadable files and the next step. */
export function renderStatus(output: z.infer<typeof status.output>, page: Page): string[] {
  const waiting = output.waiting === 0 ? '' : `, ${formatCount(output.waiting)} waiting`;
  const copies = output.copies === 0 ? '' : `, ${plural(output.copies, 'copy', 'copies')}`;
  return [
    ...facts(
      [
        ['library', page.paint('bold', output.root)],
        ['model', `${output.model}, ${output.dimensions} dimensions`],
        ['folders', output.sources.join(', ')],
        ['pictures', `${formatCount(output.pictures)}${waiting}`],
        ['files', `${formatCount(output.files)}${copies}`],
        ['tags', formatCount(output.tags)],
        ['space', formatBytes(output.libraryBytes)],
      ],
      page,
    ),
    ...problemLines(output.problems, page),
    output.nextStep,
  ];
}

/** Returns everything known of one picture, its palette as colours where they can be shown. */
export function renderAsset(asset: z.infer<typeof show.output>, page: Page): string[] {
  const { statistics } = asset;
  const [first = '', ...copies] = asset.paths;
  return [
    page.paint('bold', first),
    ...facts(
      [
        ...copies.map((path): [string, string] => ['copy', path]),
        ['id', asset.id],
        ['size', `${asset.widthPx}x${asset.heightPx} ${asset.format}, ${formatBytes(asset.bytes)}`],
        ['taken', asset.taken ?? ''],
        ['modified', asset.modified],
        ['title', asset.title ?? ''],
        ['keywords', asset.keywords.join(', ')],
        ['tags', page.paint('green', asset.tags.join(', '))],
        ...asset.palette.map(({ hex, area }, index): [string, string] => [
          index === 0 ? 'palette' : '',
          [page.swatch(hex), hex, `${(100 * area).toFixed(0).padStart(3)} %`, page.bar(area, paletteBarCells)]
            .filter((part) => part !== '')
            .join(' ')
            .trimEnd(),
        ]),
        ['brightness', statistics.brightness.toFixed(2)],
        ['chroma', statistics.chroma.toFixed(2)],
        ['contrast', statistics.contrast.toFixed(2)],
        ['edges', statistics.edgeDensity.toFixed(2)],
      ],
      page,
    ),
  ];
}

/** Returns how many tags changed on how many pictures. */
export function renderTagChange({ assets, changes }: { assets: number; changes: number }): string[] {
  return [`${plural(changes, 'tag')} changed on ${plural(assets, 'picture')}.`];
}

/** Returns the tags with the number of pictures. */
export function renderTags({ tags }: z.infer<typeof listTags.output>, page: Page): string[] {
  if (tags.length === 0) return ['No tags yet. For instance: motif tag add approved poster.png'];
  return page.table(
    [
      { title: 'tag', ink: 'bold' },
      { title: 'pictures', align: 'right' },
    ],
    tags.map(({ tag, count }) => [tag, formatCount(count)]),
  );
}

function problemLines(problems: readonly Problem[], page: Page): string[] {
  const rest = problems.length - shownProblems;
  return [
    ...problems.slice(0, shownProblems).map(({ path, reason }) => `  ${page.paint('red', path)}: ${reason}`),
    ...(rest > 0 ? [`  and ${formatCount(rest)} more; --json lists all`] : []),
  ];
}

/** Facts without a value are left out; a fact without a name goes on with the one before. */
function facts(all: readonly [string, string][], page: Page): string[] {
  const present = all.filter(([, text]) => text !== '');
  const width = widest(present.map(([name]) => name));
  return present.map(([name, text]) => `  ${page.paint('dim', pad(name, width))}  ${text}`);
}

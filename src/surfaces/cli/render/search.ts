import type { SearchOutput, SearchResult } from '../../../core/results/schemas.js';
import type { Page } from '../page.js';
import { formatCount, plural } from '../text.js';
import { writtenLines } from './written.js';

/** Enough to name a picture of any library that a team has; `--json` has the whole id. */
export const shownIdDigits = 8;

/** Returns the share of each term in percent, in the order of the query: `64 36`; what speaks against is negative. */
function influencesOf(influences: readonly number[]): string {
  return influences.map((share) => (100 * share).toFixed(0)).join(' ');
}

function relevanceCells({ relevance }: SearchResult, page: Page): string[] {
  return [relevancePercent(relevance), relevance === null ? '' : page.bar(relevance, 8)];
}

/** Returns a relevance as people read it, 0 to 100; an empty text for one that is not calibrated. */
export function relevancePercent(relevance: number | null): string {
  return relevance === null ? '' : (100 * relevance).toFixed(0);
}

function similarityCells({ similarity }: SearchResult, page: Page): string[] {
  return similarity === null ? ['', ''] : [similarity.toFixed(3), page.bar(similarity, 8)];
}

/** Returns the results as a table: rank, relevance in percent (or the similarity where that is not calibrated), path, what matched, the beginning of the id. */
export function renderSearch(output: SearchOutput, page: Page): string[] {
  const remarks = output.notes.map((note) => page.paint('yellow', note));
  const written = writtenLines(output);
  if (output.results.length === 0) {
    const told =
      output.searched === 0 && remarks.length > 0
        ? []
        : [`Nothing close among ${plural(output.searched, 'picture')}.`];
    return [...told, ...remarks, ...written];
  }
  const hasSeveralTerms = output.terms.length > 1;
  const isCalibrated = output.results.some(({ relevance }) => relevance !== null);
  const rows = output.results.map((result) => [
    String(result.rank),
    ...(isCalibrated ? relevanceCells(result, page) : similarityCells(result, page)),
    ...(hasSeveralTerms ? [influencesOf(result.influences)] : []),
    result.path,
    result.matched.join(', '),
    result.thumb ?? '',
    `${result.widthPx}x${result.heightPx} ${result.format}`,
    result.copies.length === 0 ? '' : `+${formatCount(result.copies.length)}`,
    result.id.slice(0, shownIdDigits),
  ]);
  const asked = output.query === '' ? 'newest first' : output.query;
  return [
    ...page.table(
      [
        { title: '#', align: 'right', ink: 'dim' },
        { title: isCalibrated ? 'relevance' : 'similarity', align: 'right' },
        { title: '', ink: 'cyan', optional: true },
        ...(hasSeveralTerms ? [{ title: 'influence %' }] : []),
        { title: 'path', ink: 'bold', flexible: true },
        { title: 'matched', ink: 'green' },
        { title: 'thumb' },
        { title: 'size', ink: 'dim', optional: true },
        { title: 'copies', align: 'right', ink: 'dim' },
        { title: 'id', ink: 'dim', optional: true },
      ],
      rows,
    ),
    page.paint(
      'dim',
      `${output.results.length} of ${plural(output.searched, 'picture')}, ${asked} (${output.model})`,
    ),
    ...remarks,
    ...written,
  ];
}

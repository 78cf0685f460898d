import { readFile } from 'node:fs/promises';
import type { Library } from '../../core/library/library.js';
import { writeText } from '../../core/results/text-file.js';
import type { Judged } from './check-pictures.js';
import { type Report, type ReportPicture, reportPage } from './report.js';

/** Writes the report of a check and returns its absolute path; throws `store_failed`. */
export async function writeReportFile(
  file: string,
  of: Omit<Report, 'pictures' | 'notes' | 'madeMs'> & { judged: readonly Judged[] },
  library: Library,
): Promise<string> {
  const { judged, ...report } = of;
  const pictures: ReportPicture[] = [];
  // One after the other: a check may be of more pictures than a process may have open files.
  for (const one of judged) pictures.push(await reportPicture(one, library));
  const page = reportPage({ ...report, notes: report.card.notes, pictures, madeMs: Date.now() });
  return writeText(file, page, 'report');
}

async function reportPicture(one: Judged, library: Library): Promise<ReportPicture> {
  const { picture, verdict, score, low, high, palette, reasons } = one;
  const stored = (id: string) => readFile(library.thumbnailPath(id)).catch(() => undefined);
  const bytes = picture.thumbnail ?? (await stored(picture.id));
  const shown = (witnesses: Judged['approved']) =>
    Promise.all(witnesses.map(async ({ path, id }) => ({ path, thumbnail: dataUrl(await stored(id)) })));
  return {
    path: picture.path,
    verdict,
    score,
    low,
    high,
    thumbnail: dataUrl(bytes),
    palette: picture.palette,
    offending: palette.offending.map(({ hex }) => hex),
    reasons,
    approved: await shown(one.approved),
    rejected: await shown(one.rejected),
  };
}

/** A thumbnail that is missing is no reason to fail. */
function dataUrl(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`;
}

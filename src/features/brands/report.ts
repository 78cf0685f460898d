import type { BrandVersion } from '../../core/brands/brand.js';
import { escapeHtml } from '../../core/results/escape-html.js';
import type { Verdict } from './check-pictures.js';
import type { ReportCard } from './report-card.js';
import { reportStyles } from './report-styles.js';

/** One picture of the report. */
export interface ReportPicture {
  path: string;
  verdict: Verdict;
  score: number;
  low: number;
  high: number;
  /** `data:` URL; absent where there is no thumbnail. */
  thumbnail?: string | undefined;
  /** Its colours, largest first. */
  palette: readonly { hex: string; area: number }[];
  offending: readonly string[];
  reasons: readonly string[];
  /** Pictures of the brand, and of what is none, that it is nearest to. */
  approved: readonly { path: string; thumbnail?: string | undefined }[];
  rejected: readonly { path: string; thumbnail?: string | undefined }[];
}

export interface Report {
  name: string;
  brand: BrandVersion;
  card: ReportCard;
  threshold: number;
  baseRate?: number | undefined;
  notes: readonly string[];
  pictures: readonly ReportPicture[];
  madeMs: number;
}

const order: readonly Verdict[] = ['fail', 'cannot say', 'pass'];
const headings: Readonly<Record<Verdict, string>> = {
  fail: 'Off brand',
  'cannot say': 'Cannot say',
  pass: 'On brand',
};

/** Returns one HTML page that needs no network and runs no script; every text is escaped. What fails comes first. */
export function reportPage(report: Report): string {
  const { name, brand, threshold, pictures } = report;
  const counts = order.map((verdict) => pictures.filter((picture) => picture.verdict === verdict).length);
  const sections = order
    .map((verdict) =>
      section(
        verdict,
        pictures.filter((picture) => picture.verdict === verdict),
        threshold,
      ),
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="generator" content="Motif">
<title>${escapeHtml(name)} · brand check · Motif</title>
<style>${reportStyles}</style>
</head>
<body>
<header>
<p class="kind">Brand check</p>
<h1>${escapeHtml(name)}</h1>
${brand.style === undefined ? '' : `<p class="style">${escapeHtml(brand.style)}</p>`}
<ul class="swatches">${brand.palette.map((hex) => swatch(hex, 'approved')).join('')}</ul>
<dl class="sums">${order
    .map(
      (verdict, at) =>
        `<div class="${classOf(verdict)}"><dt>${headings[verdict]}</dt><dd>${counts[at]}</dd></div>`,
    )
    .join('')}</dl>
${report.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('\n')}
</header>
<main>
${pictures.length === 0 ? '<p class="empty">No pictures.</p>' : sections}
</main>
${footer(report)}
</body>
</html>
`;
}

function section(verdict: Verdict, pictures: readonly ReportPicture[], threshold: number): string {
  if (pictures.length === 0) return '';
  return `<section class="${classOf(verdict)}">
<h2>${headings[verdict]}</h2>
<ol>
${pictures.map((picture) => pictureItem(picture, threshold)).join('\n')}
</ol>
</section>`;
}

function pictureItem(picture: ReportPicture, threshold: number): string {
  const { path, verdict, score, low, high, thumbnail, palette, offending, reasons } = picture;
  const name = escapeHtml(path.split('/').at(-1) ?? path);
  const shown =
    thumbnail === undefined ? '<span class="missing">no thumbnail</span>' : image(thumbnail, name);
  const strip = palette
    .map(({ hex, area }) => `<i style="flex:${area.toFixed(3)};background:${escapeHtml(hex)}"></i>`)
    .join('');
  const left = `${hundred(low)} to ${hundred(high)}`;
  return `<li class="${classOf(verdict)}">
<div class="picture">${shown}</div>
<div class="strip" aria-hidden="true">${strip}</div>
<div class="line"><span class="name" title="${escapeHtml(path)}">${name}</span><b>${hundred(score)}</b></div>
<div class="bar" role="img" aria-label="score ${hundred(score)} of 100, between ${left}; threshold ${hundred(threshold)}"><i class="range" style="left:${at(low)};width:${at(high - low)}"></i><i class="mark" style="left:${at(score)}"></i><i class="threshold" style="left:${at(threshold)}"></i></div>
<p class="bounds">${left}</p>
${reasons.length === 0 ? '' : `<ul class="reasons">${reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>`}
${offending.length === 0 ? '' : `<ul class="swatches">${offending.map((hex) => swatch(hex, 'not approved')).join('')}</ul>`}
${witnesses('Nearest approved', picture.approved)}${witnesses('Nearest rejected', picture.rejected)}
</li>`;
}

function witnesses(
  title: string,
  pictures: readonly { path: string; thumbnail?: string | undefined }[],
): string {
  const shown = pictures.flatMap(({ path, thumbnail }) =>
    thumbnail === undefined ? [] : [image(thumbnail, escapeHtml(path))],
  );
  return shown.length === 0 ? '' : `<div class="near"><span>${title}</span>${shown.join('')}</div>`;
}

function footer({ brand, card, threshold, baseRate, madeMs, name }: Report): string {
  const { passRate, libraryShare } = card;
  const facts: [string, string][] = [
    ['Pictures it was learned from', `${brand.assets.length} (${card.level})`],
    [
      'Of these pass when left out',
      `${share(passRate.share)}, between ${share(passRate.low)} and ${share(passRate.high)}`,
    ],
    ['Of other pictures would pass', `${share(libraryShare.share)}, at most ${share(libraryShare.high)}`],
    ['Left-out picture above another', share(card.area)],
    [
      'Threshold',
      `${hundred(threshold)}: odds of ${odds(threshold)} that it is of the brand rather than of the library`,
    ],
    ...(baseRate === undefined
      ? []
      : ([['Share of the brand in what comes', share(baseRate)]] satisfies [string, string][])),
    ['Version', `${name} ${brand.version}, of ${new Date(brand.madeMs).toISOString().slice(0, 10)}`],
    ['Model', `${brand.identity.modelId} ${brand.identity.preprocessingHash}, card ${brand.card ?? 'none'}`],
    ['Library', `${brand.library.pictures} pictures, state ${brand.library.state}`],
    ['Report', new Date(madeMs).toISOString().slice(0, 16).replace('T', ' ')],
  ];
  return `<footer>
<h2>How to read it</h2>
<p>A score of 75 says that a picture is three times as likely to be of this brand as to be any other picture of the library. The band is where nine in ten scores lie when the brand is learned anew from its pictures drawn at random; only where the band lies on one side of the threshold is there a verdict.</p>
<dl>${facts.map(([term, text]) => `<div><dt>${term}</dt><dd>${escapeHtml(text)}</dd></div>`).join('')}</dl>
</footer>`;
}

function swatch(hex: string, what: string): string {
  const shown = escapeHtml(hex);
  return `<li title="${what}"><i style="background:${shown}"></i>${shown}</li>`;
}

function image(source: string, alt: string): string {
  return `<img src="${escapeHtml(source)}" alt="${alt}" title="${alt}" decoding="async">`;
}

function classOf(verdict: Verdict): string {
  return verdict === 'cannot say' ? 'unsure' : verdict;
}

function hundred(score: number): string {
  return String(Math.round(100 * score));
}

function at(part: number): string {
  return `${(100 * part).toFixed(1)}%`;
}

function share(part: number): string {
  return `${(100 * part).toFixed(part > 0 && part < 0.1 ? 1 : 0)} %`;
}

function odds(threshold: number): string {
  return threshold >= 1 ? 'certainty' : `${(threshold / (1 - threshold)).toFixed(1)} to 1`;
}

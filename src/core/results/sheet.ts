import { escapeHtml } from './escape-html.js';
import type { Heading, ListedPicture } from './picture-list.js';

export interface SheetPicture extends ListedPicture {
  /** `data:image/webp;base64,...`; absent where there is no thumbnail. */
  thumbnail?: string;
  /** `file:` URL of the original; absent where it has left the library. */
  href?: string;
}

export interface Sheet extends Heading {
  notes: readonly string[];
  pictures: readonly SheetPicture[];
}

/** Returns a contact sheet as one HTML page that needs no network and runs no script; every text is escaped. */
export function contactSheet(sheet: Sheet): string {
  const { title } = sheet;
  const notes = sheet.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('\n');
  const body =
    sheet.pictures.length === 0
      ? '<p class="empty">No pictures.</p>'
      : `<ol>\n${sheet.pictures.map(pictureItem).join('\n')}\n</ol>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Motif">
<title>${escapeHtml(title)} · Motif</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(sheet.subtitle)}</p>
${notes}
</header>
<main>
${body}
</main>
</body>
</html>
`;
}

function pictureItem(picture: SheetPicture): string {
  const { path = picture.id, format = 'missing', similarity = null, matched = [], copies = [] } = picture;
  const name = escapeHtml(path.split('/').at(-1) ?? path);
  const folder = path.split('/').slice(0, -1).join('/');
  const shown =
    picture.thumbnail === undefined
      ? `<span class="missing">${escapeHtml(format)}</span>`
      : `<img src="${escapeHtml(picture.thumbnail)}" alt="${name}" loading="lazy" decoding="async">`;
  const chips = [
    ...(similarity === null ? [] : [similarity.toFixed(3)]),
    ...matched,
    ...(copies.length === 0 ? [] : [`+${copies.length} ${copies.length === 1 ? 'copy' : 'copies'}`]),
  ].map((chip) => `<span>${escapeHtml(chip)}</span>`);
  const copyPaths = copies.length === 0 ? '' : ` title="${escapeHtml(copies.join('\n'))}"`;
  const size = picture.widthPx === undefined ? '' : `${picture.widthPx} × ${picture.heightPx} `;
  const facts = [`${size}${format}`, ...(folder === '' ? [] : [folder])].join(' · ');
  const link = picture.href === undefined ? '' : ` href="${escapeHtml(picture.href)}"`;
  return `<li>
<a class="picture"${link}>${shown}</a>
<div class="name" title="${escapeHtml(path)}"><b>${picture.rank}</b>${name}</div>
<div class="facts" title="${escapeHtml(path)}">${escapeHtml(facts)}</div>
<div class="chips"${copyPaths}>${chips.join('')}</div>
</li>`;
}

const styles = `
:root { --paper: #f6f5f2; --ink: #1d1c1a; --quiet: #77736b; --card: #fff; --line: #e4e1da; --accent: #c2512f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #161514; --ink: #ece9e3; --quiet: #96918a; --card: #211f1d; --line: #33302d; --accent: #f08a66; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
header { padding: 40px clamp(16px, 4vw, 56px) 20px; }
h1 { margin: 0; font-size: clamp(22px, 3.2vw, 36px); font-weight: 600; letter-spacing: -0.015em; overflow-wrap: anywhere; }
header p { margin: 6px 0 0; color: var(--quiet); }
header .note { color: var(--accent); }
ol { list-style: none; margin: 0; padding: 12px clamp(16px, 4vw, 56px) 64px; display: grid; gap: 28px 20px; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); }
li { min-width: 0; }
.picture { display: grid; place-items: center; aspect-ratio: 1; padding: 12px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.picture:hover, .picture:focus-visible { border-color: var(--accent); outline: none; }
.picture img { max-width: 100%; max-height: 100%; min-width: 0; min-height: 0; border-radius: 3px; object-fit: contain; }
.name b { margin-right: 8px; font-weight: 400; color: var(--quiet); font-variant-numeric: tabular-nums; }
.missing { color: var(--quiet); text-transform: uppercase; letter-spacing: 0.08em; }
.name { margin-top: 10px; font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.facts { color: var(--quiet); font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chips { margin-top: 6px; display: flex; flex-wrap: wrap; gap: 4px; font-size: 12px; font-variant-numeric: tabular-nums; }
.chips span { padding: 1px 7px; border: 1px solid var(--line); border-radius: 99px; color: var(--quiet); }
.empty { padding: 0 clamp(16px, 4vw, 56px); color: var(--quiet); }
@media print { body { background: #fff; } li { break-inside: avoid; } }
`;

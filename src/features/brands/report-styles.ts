/** Styles of the report: paper and ink, the pictures large, colour only where it says something. */
export const reportStyles = `
:root { --paper: #faf9f6; --ink: #1c1b19; --quiet: #7a756c; --line: #e5e1d8; --card: #fff; --pass: #2f6f55; --fail: #b2452c; --unsure: #8a7a3c; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
header, main, footer { max-width: 1240px; margin: 0 auto; padding: 0 clamp(20px, 4vw, 56px); }
header { padding-top: 64px; padding-bottom: 36px; }
.kind { margin: 0 0 8px; color: var(--quiet); font-size: 13px; letter-spacing: 0.08em; text-transform: uppercase; }
h1 { margin: 0; font-size: clamp(32px, 5vw, 56px); font-weight: 600; line-height: 1.1; letter-spacing: -0.02em; overflow-wrap: anywhere; }
.style { margin: 10px 0 0; color: var(--quiet); font-size: 18px; }
.swatches { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 16px; margin: 22px 0 0; padding: 0; color: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
.swatches li { display: flex; align-items: center; gap: 7px; }
.swatches i { width: 22px; height: 22px; border-radius: 50%; box-shadow: inset 0 0 0 1px rgb(0 0 0 / 0.1); }
.sums { display: flex; gap: 48px; margin: 36px 0 0; }
.sums div { display: flex; flex-direction: column-reverse; }
.sums dt { color: var(--quiet); font-size: 13px; }
.sums dd { margin: 0; font-size: 34px; line-height: 1.15; font-variant-numeric: tabular-nums; }
.sums .pass dd { color: var(--pass); } .sums .fail dd { color: var(--fail); } .sums .unsure dd { color: var(--unsure); }
.note { max-width: 70ch; margin: 20px 0 0; padding-left: 14px; border-left: 3px solid var(--unsure); }
h2 { margin: 44px 0 18px; padding-top: 14px; border-top: 1px solid var(--line); font-size: 20px; font-weight: 600; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 44px 32px; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); }
ol > li { min-width: 0; --verdict: var(--unsure); }
ol > li.pass { --verdict: var(--pass); } ol > li.fail { --verdict: var(--fail); }
.picture { display: grid; place-items: center; aspect-ratio: 1; padding: 14px; background: var(--card); border: 1px solid var(--line); border-radius: 8px 8px 0 0; }
.picture img { max-width: 100%; max-height: 100%; min-width: 0; min-height: 0; object-fit: contain; }
.missing { color: var(--quiet); }
.strip { display: flex; height: 8px; overflow: hidden; border-radius: 0 0 8px 8px; }
.line { display: flex; gap: 12px; align-items: baseline; margin-top: 12px; }
.name { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 500; }
.line b { color: var(--verdict); font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
.bar { position: relative; height: 6px; margin-top: 8px; background: var(--line); border-radius: 3px; }
.bar i { position: absolute; top: 0; height: 6px; }
.range { background: var(--verdict); opacity: 0.32; border-radius: 3px; }
.mark { width: 6px; margin-left: -3px; background: var(--verdict); border-radius: 3px; }
.bar .threshold { top: -4px; width: 1px; height: 14px; background: var(--ink); }
.bounds { margin: 6px 0 0; color: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
.reasons { margin: 10px 0 0; padding: 0; list-style: none; font-size: 14px; }
.reasons li { margin-top: 4px; padding-left: 14px; text-indent: -14px; overflow-wrap: anywhere; }
.reasons li::before { content: "– "; color: var(--quiet); }
ol .swatches { margin-top: 10px; }
.near { display: flex; align-items: center; gap: 8px; margin-top: 12px; color: var(--quiet); font-size: 12px; }
.near span { width: 7em; }
.near img { width: 46px; height: 46px; object-fit: cover; border-radius: 4px; box-shadow: 0 0 0 1px var(--line); }
.empty { color: var(--quiet); }
footer { margin-top: 56px; padding-bottom: 72px; color: var(--quiet); font-size: 13px; }
footer p { max-width: 76ch; }
footer dl { display: grid; gap: 8px 40px; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); margin: 20px 0 0; }
footer dt { color: var(--quiet); } footer dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
@media print {
  @page { margin: 14mm; }
  body { background: #fff; font-size: 12px; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  header { padding-top: 0; }
  ol { grid-template-columns: repeat(3, 1fr); gap: 24px 20px; }
  ol > li, footer { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

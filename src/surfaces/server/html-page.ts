import { createHash } from 'node:crypto';
import { escapeHtml } from '../../core/results/escape-html.js';

const style = `
:root { color-scheme: light dark; --ink: #1c1b1a; --soft: #6b6762; --ground: #faf9f7; --line: #dfdbd5; --code: #f0eeea; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece9e4; --soft: #a19c95; --ground: #191817; --line: #35322f; --code: #252321; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 1.5rem 6rem; max-width: 52rem; background: var(--ground); color: var(--ink);
  font: 16px/1.6 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 3rem 0 .75rem; }
h3 { font-size: 1rem; margin: 2.5rem 0 .25rem; }
p, ul { margin: .5rem 0; max-width: 68ch; }
a { color: inherit; text-underline-offset: .2em; }
code, pre { font: .875em/1.5 ui-monospace, monospace; background: var(--code); border-radius: .25rem; }
code { padding: .1em .3em; overflow-wrap: anywhere; }
pre { padding: .75rem 1rem; overflow-x: auto; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 500; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** What a page of this server may load: its own files, and no script that stands in the page itself. */
export function pagePolicy(styles = `'self' 'sha256-${styleHash}'`): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Returns a page without scripts. `body` is HTML; the title is text. */
export function htmlPage(title: string, body: string): Response {
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': pagePolicy(),
    },
  });
}

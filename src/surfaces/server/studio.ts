import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import { contentIdOf } from '../../core/library/content.js';
import { immutable } from './file-response.js';
import { htmlPage, pagePolicy } from './html-page.js';
import type { App } from './served.js';

interface StudioFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** The same in gzip, where that is smaller: what every browser takes, over plain HTTP, too. */
  packed?: Uint8Array<ArrayBuffer>;
  type: string;
  tag: string;
  /** True for a file whose name holds a hash of its content. */
  isHashed: boolean;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};

const pack = promisify(gzip);

/**
 * Returns the built files of the studio by their path on the server, read once: what is not in the list cannot be asked for.
 * Empty where the studio has not been built.
 */
export async function readStudio(folder: string): Promise<ReadonlyMap<string, StudioFile>> {
  const files = new Map<string, StudioFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    const bytes = new Uint8Array(await readFile(file));
    const type = mediaTypes[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
    const isHashed = /^assets\/.+-[\w-]{8,}\.\w+$/.test(name);
    const packed = new Uint8Array(await pack(bytes));
    const isSmaller = packed.length < 0.9 * bytes.length;
    const tag = await contentIdOf(bytes);
    files.set(`/${name}`, { bytes, ...(isSmaller ? { packed } : {}), type, tag, isHashed });
  }
  return files;
}

/** Adds the studio: its files, and its page for every path of its own, or a plain page where it has not been built. */
export function addStudio(app: App, files: ReadonlyMap<string, StudioFile>): void {
  const page = files.get('/index.html');
  app.get('*', (c) => {
    const { path: asked } = c.req;
    const file = files.get(asked);
    if (file !== undefined && asked !== '/index.html') return serve(c, file);
    // Addresses inside the studio have no ending; anything else that is not there is not there.
    const isView = !asked.startsWith('/api/') && !/\.[^/]*$/.test(asked);
    if (asked !== '/' && asked !== '/index.html' && (!isView || page === undefined)) return c.notFound();
    return page === undefined ? welcome() : serve(c, page);
  });
}

function serve(c: Context, { bytes, packed, type, tag, isHashed }: StudioFile): Response {
  const isPacked = packed !== undefined && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const headers: Record<string, string> = {
    vary: 'accept-encoding',
    'content-type': type,
    'cache-control': isHashed ? immutable : 'no-cache',
    'content-security-policy': pagePolicy("'self'"),
    etag: `"${tag}${isPacked ? '-gzip' : ''}"`,
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
  };
  if (c.req.header('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  return new Response(isPacked ? packed : bytes, { headers });
}

function welcome(): Response {
  return htmlPage(
    'Motif',
    `<h1>Motif</h1>
<p>This server answers questions about one library of pictures. The studio, its page for people, has not been built here.</p>
<ul>
<li><a href="/api">What can be asked</a>, for people</li>
<li><a href="/api/openapi.json">The same as OpenAPI 3.1</a>, for programs</li>
<li><a href="/healthz">Health</a> and <a href="/metrics">figures</a></li>
</ul>`,
  );
}

import path from 'node:path';
import { MotifError } from '../../core/errors.js';
import type { Asset } from '../../core/library/assets.js';
import { assetById, originalFile } from '../../core/library/originals.js';
import { runOperation } from '../../core/operation.js';
import { jsonResponse } from './faults.js';
import { fileResponse } from './file-response.js';
import type { App, Served } from './served.js';

const mediaTypes: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
};

const usualEdgePx = 1024;

/** Adds the routes of pictures: thumbnail, preview and original of each asset, by its whole id. */
export function addPictureRoutes(app: App, { library, previews, motif, operations }: Served): void {
  const show = operations.find(({ name }) => name === 'show')!;

  app.get('/api/assets/:id', async (c) => {
    const { id } = assetById(library, c.req.param('id'));
    return jsonResponse(await runOperation(show, { asset: id }, motif));
  });

  app.get('/api/assets/:id/thumbnail', async (c) => {
    const asset = assetById(library, c.req.param('id'));
    return webp(c.req.raw, asset, await previews.thumbnail(asset));
  });

  app.get('/api/assets/:id/preview', async (c) => {
    const asset = assetById(library, c.req.param('id'));
    return webp(c.req.raw, asset, await previews.preview(asset, edgeOf(c.req.query('edge'))));
  });

  app.get('/api/assets/:id/original', async (c) => {
    const asset = assetById(library, c.req.param('id'));
    const file = await originalFile(library, asset);
    return fileResponse(c.req.raw, {
      file,
      type: mediaTypes[asset.format] ?? 'application/octet-stream',
      tag: asset.id,
      headers: {
        'content-disposition': disposition(asset, path.basename(file)),
        // A drawing may hold scripts; opened by itself it must not be a page of this server.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    });
  });
}

function webp(request: Request, asset: Asset, file: string): Promise<Response> {
  return fileResponse(request, { file, type: 'image/webp', tag: asset.id });
}

function edgeOf(text: string | undefined): number {
  if (text === undefined) return usualEdgePx;
  const edge = Number(text);
  if (Number.isInteger(edge) && edge >= 1 && edge <= 8192) return edge;
  throw new MotifError('invalid_input', `Expected 1 to 8192 px for edge, received "${text.slice(0, 20)}"`, {
    path: 'edge',
  });
}

function disposition({ format }: Asset, name: string): string {
  const kind = format === 'svg' ? 'attachment' : 'inline';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `${kind}; filename*=UTF-8''${encoded}`;
}

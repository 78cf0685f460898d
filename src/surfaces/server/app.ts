import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import { MotifError } from '../../core/errors.js';
import { faultResponse, jsonResponse, ServerFault } from './faults.js';
import { checkHost, checkOrigin, createTokenCheck } from './guard.js';
import { htmlPage } from './html-page.js';
import type { ServerLog } from './log.js';
import { openApi } from './openapi.js';
import { addOperationRoutes } from './operation-routes.js';
import { addPictureRoutes } from './picture-routes.js';
import { createRateLimit } from './rate.js';
import { apiReference } from './reference.js';
import { referencePage } from './reference-writers.js';
import type { App, Served } from './served.js';
import type { ServerSettings } from './settings.js';
import { addStudio, readStudio } from './studio.js';
import { addUploadRoutes } from './upload-routes.js';

export interface AppParts {
  served: Served;
  settings: ServerSettings;
  log: ServerLog;
  /** Folder of the built studio, which need not be there. */
  studioFolder: string;
  /** Answers agents at `/mcp`. */
  answerAgent(request: Request, signal: AbortSignal): Promise<Response>;
  /** The port that the server really has. */
  port(): number;
}

/** A wrong token costs as much as so many requests, so that nobody can try many. */
const wrongTokenCost = 100;
const quickMs = 50;
/** Asked by whoever watches the process, which knows no token. */
const openPaths: readonly string[] = ['/healthz', '/readyz'];

/** Returns the routes of the server behind its checks. */
export async function createApp(parts: AppParts): Promise<App> {
  const app: App = new Hono();
  const { served } = parts;
  app.use('*', recorded(parts));
  app.use('*', hardened);
  addGuards(app, parts);
  addStatus(app, served);
  addReference(app, served);
  addOperationRoutes(app, served);
  addPictureRoutes(app, served);
  addUploadRoutes(app, served);
  app.all('/mcp', ({ req: { raw }, env: { outgoing } }) => {
    // The answer is a stream that goes on behind the response.
    const closed = new Promise((resolve) => outgoing.once('close', resolve));
    return served.running.run(raw.signal, (signal) => parts.answerAgent(raw, signal), closed);
  });
  addStudio(app, await readStudio(parts.studioFolder));
  app.notFound((c) => faultResponse(nothingAt(c)));
  app.onError((error) => {
    if (!(error instanceof MotifError || error instanceof ServerFault)) parts.log.bug(error);
    return faultResponse(error);
  });
  return app;
}

type Handler = (c: Context<{ Bindings: HttpBindings }>, next: () => Promise<void>) => Promise<void>;

/** Counts and logs each request once its answer has gone out, or its client has. */
function recorded({ served, log }: AppParts): Handler {
  return async (c, next) => {
    const startMs = performance.now();
    const { incoming, outgoing } = c.env;
    outgoing.once('close', () => {
      const ms = performance.now() - startMs;
      const status = outgoing.writableFinished ? outgoing.statusCode : 499;
      // A pattern, so that there are few: the one that the request had come to.
      const route = routePath(c);
      served.metrics.request(route, status, ms / 1000);
      log.request({ method: c.req.method, route, status, ms, address: addressOf(incoming) });
    });
    await next();
  };
}

/** What every answer says to a browser, whatever it is; a route may say more of its own policy. */
const hardened: Handler = async (c, next) => {
  await next();
  const { headers } = c.res;
  const set = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  set('x-content-type-options', 'nosniff');
  set('x-frame-options', 'DENY');
  set('referrer-policy', 'no-referrer');
  set('cross-origin-resource-policy', 'same-origin');
  set('cross-origin-opener-policy', 'same-origin');
};

function addGuards(app: App, { served, settings, port }: AppParts): void {
  const rate = createRateLimit(served.limits);
  const token = createTokenCheck(settings.token, port);
  app.use('*', async (c, next) => {
    const address = addressOf(c.env.incoming);
    rate.take(address);
    checkHost(c.req.raw, settings);
    checkOrigin(c.req.raw);
    if (openPaths.includes(c.req.path)) return next();
    const given = c.req.path === '/' ? c.req.query('token') : undefined;
    try {
      if (given !== undefined && settings.token !== undefined) {
        // The token leaves the address at once: it would stand in the history and on screenshots.
        return c.body(null, 303, { location: '/', 'set-cookie': token.cookieFor(given) });
      }
      token.check(c.req.raw);
    } catch (error) {
      rate.take(address, wrongTokenCost);
      if (c.req.path === '/') return locked();
      throw error;
    }
    return next();
  });
}

function locked(): Response {
  const page = htmlPage(
    'Motif',
    '<h1>Motif</h1>\n<p>This library is open to those who have its token. Open the address that <code>motif serve</code> printed, which ends in <code>?token=</code> and the token.</p>',
  );
  return new Response(page.body, { status: 401, headers: page.headers });
}

function addStatus(app: App, { motif, metrics, running }: Served): void {
  app.get('/healthz', () => jsonResponse({ status: 'ok' }));
  app.get('/readyz', async () => {
    const soon = new Promise<false>((resolve) => setTimeout(resolve, quickMs, false));
    const loaded = motif.encoder().then(
      () => true,
      () => false,
    );
    const isReady = !running.isStopping() && (await Promise.race([loaded, soon]));
    return jsonResponse({ status: isReady ? 'ready' : 'starting' }, isReady ? 200 : 503);
  });
  app.get('/metrics', () => {
    const headers = {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    };
    return new Response(metrics.text(), { headers });
  });
}

function addReference(app: App, { operations, version }: Served): void {
  app.get('/api', () => referencePage(apiReference(operations)));
  app.get('/api/openapi.json', () => jsonResponse(openApi(operations, version)));
}

function addressOf({ socket }: HttpBindings['incoming']): string {
  return socket.remoteAddress ?? 'unknown';
}

function nothingAt(c: Context): MotifError {
  return new MotifError(
    'not_found',
    `Expected an address of this server, received ${c.req.path.slice(0, 100)}`,
    {
      hint: 'See /api for what there is.',
    },
  );
}

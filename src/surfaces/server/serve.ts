import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { MotifError } from '../../core/errors.js';
import { libraryReach } from '../../core/library/library-reach.js';
import { createPreviews } from '../../core/library/previews.js';
import { createUploads, type UploadLimits, usualUploadLimits } from '../../core/library/uploads.js';
import type { Motif } from '../../core/motif.js';
import type { Operation } from '../../core/operation.js';
import { shippedPath } from '../../core/package-folder.js';
import { createApp } from './app.js';
import { trackConnections } from './connections.js';
import type { ServerLog } from './log.js';
import { createMetrics } from './metrics.js';
import { createRunning } from './running.js';
import type { Served } from './served.js';
import { checkSettings, type ServerLimits, type ServerSettings, usualLimits } from './settings.js';
import { createTurns, writingInTurn } from './turns.js';

export interface ServeOptions extends ServerSettings {
  /** Stays the caller's to close, once the server has. */
  motif: Motif;
  operations: readonly Operation[];
  version: string;
  log: ServerLog;
  limits?: Partial<ServerLimits>;
  uploadLimits?: UploadLimits;
  studioFolder?: string;
}

export interface RunningServer {
  /** Where it answers, such as `http://127.0.0.1:4477`. */
  url: string;
  /**
   * Takes no more requests, lets those that run end for a few seconds, cancels what is left, and resolves when nothing runs
   * any more.
   */
  close(): Promise<void>;
}

const mostConnections = 1_000;
const tidyEveryMs = 3600 * 1000;

/**
 * Returns a running server of the library that `motif` opens. Throws `not_found` without a library, `conflict` for a port
 * that is taken, `unauthorised` for an open address without a token.
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  checkSettings(options);
  const { motif, log, version } = options;
  const operations = writingInTurn(options.operations);
  const limits = { ...usualLimits, ...options.limits };
  const library = await motif.library();
  const inDecodeTurn = createTurns(availableParallelism());
  const uploads = createUploads(library, options.uploadLimits ?? usualUploadLimits);
  const previews = createPreviews(library, inDecodeTurn);
  const reach = libraryReach(library, uploads.pathOf);
  const served: Served = {
    operations,
    motif,
    library,
    reach,
    uploads,
    previews,
    limits,
    metrics: createMetrics(),
    running: createRunning(),
    version,
    inDecodeTurn,
    onBug: log.bug,
  };
  const { createAgentHandler } = await import('../mcp/http.js');
  const answerAgent = createAgentHandler({
    operations,
    motif,
    version,
    reach,
    onBug: log.bug,
    mostBodyBytes: limits.jsonBytes,
  });
  const app = await createApp({
    served,
    settings: options,
    log,
    answerAgent,
    studioFolder:
      options.studioFolder ?? path.join(path.dirname(shippedPath('package.json')), 'dist', 'studio'),
    port: () => (server.address() as AddressInfo | null)?.port ?? options.port,
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    // The answers of this process stay those of Node for everything else in it.
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
      keepAliveTimeout: 30_000,
    },
  }) as Server;
  server.maxConnections = mostConnections;
  const endIdle = trackConnections(server);
  await listen(server, options);
  const tidy = async () => {
    await uploads.tidy();
    await previews.tidy();
  };
  await tidy();
  const tidying = setInterval(() => void tidy().catch(log.bug), tidyEveryMs);
  // Asked for now, so that the first who searches does not wait for it. What fails is told to the one who needs it.
  motif.encoder().catch(() => undefined);

  return {
    url: `http://${urlHost(options.host)}:${(server.address() as AddressInfo).port}`,
    async close() {
      clearInterval(tidying);
      const closed = once(server, 'close');
      server.close();
      endIdle();
      const grace = setTimeout(() => served.running.stop(), limits.graceMs);
      const end = setTimeout(() => server.closeAllConnections(), limits.graceMs + 1000);
      await closed;
      clearTimeout(grace);
      clearTimeout(end);
      served.running.stop();
      await served.running.settled();
    },
  };
}

async function listen(server: Server, { host, port }: ServerSettings): Promise<void> {
  server.listen(port, host.replace(/^\[|\]$/g, ''));
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'an error';
    const isTaken = code === 'EADDRINUSE';
    throw new MotifError(
      isTaken ? 'conflict' : 'invalid_input',
      isTaken
        ? `Expected a free port, received ${port}, which another program uses`
        : `Expected an address to listen on, received ${host}:${port} (${code})`,
      {
        hint: isTaken
          ? 'Perhaps motif serve runs already. Take another: --port 4478.'
          : 'See --host and --port.',
        path: isTaken ? 'port' : 'host',
        cause: error,
      },
    );
  }
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { openMotif } from '../../src/core/motif.js';
import { runOperation } from '../../src/core/operation.js';
import { operations } from '../../src/operations.js';
import { startServer } from '../../src/surfaces/server/serve.js';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const config = fileURLToPath(new URL('../../src/surfaces/studio/vite.config.ts', import.meta.url));

/** Where the browser is; undefined where there is none, and the tests that need one are skipped. */
export const chromiumPath = [process.env.MOTIF_CHROMIUM ?? '', ...places].find((file) => existsSync(file));

export const whyNoBrowser = 'needs Chromium: install it, or name it in MOTIF_CHROMIUM';

export interface StudioWorld {
  url: string;
  /** Folder of the built page. */
  folder: string;
  /** Runs an operation on the library that is served. */
  run(name: string, input: object): Promise<never>;
  /** Returns a page of its own, with an empty storage; everything that it complains of is gathered in `complaints`. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** Returns a real library of drawings, served with the studio built from its sources, and a browser to see it with. */
export async function studioWorld(pictures: number): Promise<StudioWorld> {
  const root = mkdtempSync(path.join(tmpdir(), 'motif-studio-'));
  const folder = path.join(root, 'page');
  const dir = path.join(root, 'library');
  await build({ configFile: config, logLevel: 'error', build: { outDir: folder } });
  const outside = await openMotif({ dir: root, threads: 1 });
  const find = (name: string) => operations.find((operation) => operation.name === name)!;
  await runOperation(find('demo.draw'), { dir, count: pictures }, outside);
  await outside.close();
  const motif = await openMotif({ dir, threads: 1 });
  const run = (name: string, input: object) => runOperation(find(name), input, motif) as Promise<never>;
  await run('init', {});
  await run('index', {});
  const log = { request: () => undefined, note: () => undefined, bug: (error: unknown) => bugs.push(error) };
  const bugs: unknown[] = [];
  const server = await startServer({
    ...{ motif, operations, log, host: '127.0.0.1', port: 0, version: '0.0.0', studioFolder: folder },
  });
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  args.push('--disable-background-networking', '--disable-component-update', '--disable-sync');
  const browser = await chromium.launch({ executablePath: chromiumPath!, args });
  const contexts: BrowserContext[] = [];
  return {
    url: server.url,
    folder,
    run,
    async open(options = {}) {
      const context = await browser.newContext({
        ...{ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB' },
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'blob:' && origin !== server.url) complaints.push(`went to ${request.url()}`);
      });
      return { page, complaints };
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await server.close();
      await motif.close();
      rmSync(root, { recursive: true, force: true });
      if (bugs.length > 0) throw bugs[0];
    },
  };
}

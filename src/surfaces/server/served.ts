import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { WritableLibrary } from '../../core/library/open-library.js';
import type { Previews } from '../../core/library/previews.js';
import type { Uploads } from '../../core/library/uploads.js';
import type { Motif } from '../../core/motif.js';
import type { Operation } from '../../core/operation.js';
import type { Reach } from '../../core/reach.js';
import type { Metrics } from './metrics.js';
import type { Running } from './running.js';
import type { ServerLimits } from './settings.js';

export type App = Hono<{ Bindings: HttpBindings }>;

/** What the routes stand on: one library, opened once, shared by all requests. */
export interface Served {
  operations: readonly Operation[];
  motif: Motif;
  library: WritableLibrary;
  reach: Reach;
  previews: Previews;
  uploads: Uploads;
  limits: ServerLimits;
  metrics: Metrics;
  running: Running;
  version: string;
  /** Runs work when a decoder is free. */
  inDecodeTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Hears of mistakes of the program, which no client sees. */
  onBug(error: unknown): void;
}

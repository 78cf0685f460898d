import type { Motif } from './motif.js';

/** Returns the ids of what a query finds, best first: what the search gives to whom it is handed. */
export type FindIds = (
  request: { query: string; limit: number },
  motif: Motif,
  signal: AbortSignal,
) => Promise<string[]>;

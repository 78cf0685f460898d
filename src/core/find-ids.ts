import type { Motif } from './motif.js';

/** A query whose ids are wanted; what is hardly close is among them unless `weak` is false. */
export interface IdsRequest {
  query: string;
  limit: number;
  meaningOnly?: boolean;
  wordsOnly?: boolean;
  weak?: boolean;
}

/** Returns the ids of what a query finds, best first: what the search gives to whom it is handed. */
export type FindIds = (request: IdsRequest, motif: Motif, signal: AbortSignal) => Promise<string[]>;

import type { AssetFilter } from '../library/assets.js';

/** One part of a query. A negative weight leads away from what the term shows. */
export type Term =
  | { kind: 'text'; text: string; weight: number }
  | { kind: 'image'; path: string; weight: number }
  | { kind: 'asset'; id: string; weight: number }
  | { kind: 'sketch'; path: string; weight: number }
  | { kind: 'palette'; colours: string[]; weight: number }
  | { kind: 'concept'; name: string; weight: number };

/** What the query box, the sliders, the URL and the API all mean: weighted terms and filters. */
export interface Query {
  terms: Term[];
  filter: AssetFilter;
}

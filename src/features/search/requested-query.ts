import { MotifError } from '../../core/errors.js';
import type { Query } from '../../core/query/query.js';
import { type QueryRequest, queryOf } from '../../core/query/request.js';

/** Returns what is asked for as a text or as objects; throws `invalid_input` for both at once and for faulty objects. */
export function requestedQuery({ query, ...request }: QueryRequest & { query: string }): string | Query {
  if (request.terms === undefined && request.filters === undefined) return query;
  if (query === '') return queryOf(request);
  throw new MotifError('invalid_input', 'Expected a query as text or as terms for query, received both', {
    hint: 'Write the terms and filters into the text, or leave the text out.',
    path: 'query',
  });
}

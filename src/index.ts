// Opening: everything hangs off what openMotif returns.

// Parts: for own tools on top of an encoder or a library.
export type { Encoder, EncoderCard, EncoderIdentity } from './core/encoder/encoder.js';
export type { InstalledModel, KnownModel, ModelStore } from './core/encoder/models.js';
// Errors: one class, stable codes.
export { errorCodes, MotifError, type MotifErrorCode } from './core/errors.js';
export type { Asset, AssetFilter, FileProblem } from './core/library/assets.js';
export type { Ledger, LedgerCounts } from './core/library/ledger.js';
export type { Library } from './core/library/library.js';
export type { Neighbour, VectorStore } from './core/library/vectors.js';
export type { Motif, MotifOptions } from './core/motif.js';
// Operations: what Motif can do, each with the schemas of its input and output.
export {
  type Operation,
  type OperationContext,
  type OperationExample,
  type Progress,
  runOperation,
} from './core/operation.js';
// Queries: the text of the search box and its parts.
export { formatQuery } from './core/query/format.js';
export { parseQuery } from './core/query/grammar.js';
export type { Query, Term } from './core/query/query.js';
export type { FilterRequest, TermRequest } from './core/query/request.js';
export type { SearchOutput, SearchResult } from './core/results/schemas.js';
export { demoDraw } from './features/demo/operations.js';
export { classify, embed } from './features/encoding/operations.js';
export { addTags, listTags, removeTags, show } from './features/library/asset-operations.js';
export { index, init, status } from './features/library/operations.js';
export { listModels, modelInfo, pullModel } from './features/models/operations.js';
export { duplicates, search, similar } from './features/search/operations.js';
export { operations } from './operations.js';
export {
  type MotifSdk,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  openMotif,
  type SearchInput,
} from './sdk.js';

import type { HearLexicon } from './core/lexicon/hearing.js';
import type { Operation } from './core/operation.js';
import { adaptOperations } from './features/adapt/operations.js';
import { boardOperations } from './features/boards/operations.js';
import { brandOperations } from './features/brands/operations.js';
import { conceptOperations } from './features/concepts/operations.js';
import { drawnPictures } from './features/demo/drawn-pictures.js';
import { demoDraw } from './features/demo/operations.js';
import { directionOperations } from './features/directions/operations.js';
import { classify, embed } from './features/encoding/operations.js';
import { evaluateSearch } from './features/evaluate/operations.js';
import { feedbackOperations } from './features/feedback/operations.js';
import { addTags, listTags, removeTags, show } from './features/library/asset-operations.js';
import { list } from './features/library/list-operation.js';
import { index, init, status } from './features/library/operations.js';
import { undo } from './features/library/undo-operations.js';
import { lineOperations } from './features/lines/operations.js';
import { calibrateModel } from './features/models/calibrate-operation.js';
import { listModels, modelInfo, pullModel } from './features/models/operations.js';
import { comparePhrases } from './features/phrases/operations.js';
import { savedOperations } from './features/saved/operations.js';
import { duplicates, findIds, findPictures, search, similar } from './features/search/operations.js';
import { styleOperations } from './features/styles/operations.js';

/** Hearing the lexicon is a matter of styles; it is loaded when words are first compared. */
const hearLexicon: HearLexicon = async (sources) =>
  (await import('./features/styles/hearing.js')).hearStyles(sources);

const declarations = [
  init,
  index,
  search,
  similar,
  ...directionOperations(findIds, hearLexicon),
  ...lineOperations(hearLexicon),
  duplicates,
  list,
  show,
  status,
  addTags,
  removeTags,
  listTags,
  ...boardOperations,
  ...savedOperations(findPictures),
  ...conceptOperations,
  ...brandOperations(findIds),
  ...styleOperations(findIds),
  ...adaptOperations(drawnPictures),
  comparePhrases(hearLexicon),
  ...feedbackOperations,
  evaluateSearch(findIds),
  undo,
  listModels,
  pullModel,
  modelInfo,
  calibrateModel(drawnPictures),
  embed,
  classify,
  demoDraw,
] as const;

/** The declaration of each operation with its own name, input and output, from which the client's types follow. */
export type DeclaredOperation = (typeof declarations)[number];

/** Everything Motif can do, in the order in which help lists it. */
export const operations: readonly Operation[] = declarations.map(
  (declared) => declared as unknown as Operation,
);

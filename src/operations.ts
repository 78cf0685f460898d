import type { Operation } from './core/operation.js';
import { boardOperations } from './features/boards/operations.js';
import { brandOperations } from './features/brands/operations.js';
import { conceptOperations } from './features/concepts/operations.js';
import { drawnPictures } from './features/demo/drawn-pictures.js';
import { demoDraw } from './features/demo/operations.js';
import { classify, embed } from './features/encoding/operations.js';
import { addTags, listTags, removeTags, show } from './features/library/asset-operations.js';
import { index, init, status } from './features/library/operations.js';
import { undo } from './features/library/undo-operations.js';
import { calibrateModel } from './features/models/calibrate-operation.js';
import { listModels, modelInfo, pullModel } from './features/models/operations.js';
import { savedOperations } from './features/saved/operations.js';
import { duplicates, findIds, findPictures, search, similar } from './features/search/operations.js';

/** Everything Motif can do, in the order in which help lists it. */
export const operations: readonly Operation[] = [
  init,
  index,
  search,
  similar,
  duplicates,
  show,
  status,
  addTags,
  removeTags,
  listTags,
  ...boardOperations,
  ...savedOperations(findPictures),
  ...conceptOperations,
  ...brandOperations(findIds),
  undo,
  listModels,
  pullModel,
  modelInfo,
  calibrateModel(drawnPictures),
  embed,
  classify,
  demoDraw,
].map((declared) => declared as unknown as Operation);

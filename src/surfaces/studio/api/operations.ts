import type { z } from 'zod';
import type { moveOnBoard } from '../../../features/boards/move-operation.js';
import type {
  addToBoard,
  deleteBoard,
  listBoards,
  noteOnBoard,
  removeFromBoard,
  renameBoard,
} from '../../../features/boards/operations.js';
import type { showBoard } from '../../../features/boards/show-operation.js';
import type { checkBrand } from '../../../features/brands/check-operation.js';
import type {
  createBrand,
  deleteBrand,
  listBrands,
  renameBrand,
  showBrand,
  updateBrand,
} from '../../../features/brands/operations.js';
import type {
  deleteConcept,
  learnConceptOperation,
  listConcepts,
  renameConcept,
  showConcept,
} from '../../../features/concepts/operations.js';
import type { addTags, listTags, removeTags, show } from '../../../features/library/asset-operations.js';
import type { list } from '../../../features/library/list-operation.js';
import type { index, init, status } from '../../../features/library/operations.js';
import type { undo } from '../../../features/library/undo-operations.js';
import type { listModels, modelInfo, pullModel } from '../../../features/models/operations.js';
import type { addSaved, deleteSaved, listSaved, renameSaved } from '../../../features/saved/operations.js';
import type { duplicates, search, similar } from '../../../features/search/operations.js';

/** The operations that the studio uses, by the name under which the server has them. */
interface Declarations {
  init: typeof init;
  index: typeof index;
  status: typeof status;
  search: typeof search;
  similar: typeof similar;
  duplicates: typeof duplicates;
  list: typeof list;
  show: typeof show;
  undo: typeof undo;
  'tag.add': typeof addTags;
  'tag.remove': typeof removeTags;
  'tag.list': typeof listTags;
  'board.add': typeof addToBoard;
  'board.remove': typeof removeFromBoard;
  'board.move': typeof moveOnBoard;
  'board.list': typeof listBoards;
  'board.show': typeof showBoard;
  'board.rename': typeof renameBoard;
  'board.delete': typeof deleteBoard;
  'board.note': typeof noteOnBoard;
  'saved.add': typeof addSaved;
  'saved.list': typeof listSaved;
  'saved.rename': typeof renameSaved;
  'saved.delete': typeof deleteSaved;
  'concept.learn': typeof learnConceptOperation;
  'concept.show': typeof showConcept;
  'concept.list': typeof listConcepts;
  'concept.rename': typeof renameConcept;
  'concept.delete': typeof deleteConcept;
  'brand.create': typeof createBrand;
  'brand.update': typeof updateBrand;
  'brand.show': typeof showBrand;
  'brand.list': typeof listBrands;
  'brand.rename': typeof renameBrand;
  'brand.delete': typeof deleteBrand;
  'brand.check': ReturnType<typeof checkBrand>;
  'models.list': typeof listModels;
  'models.pull': typeof pullModel;
  'models.info': typeof modelInfo;
}

export type OperationName = keyof Declarations;
export type InputOf<Name extends OperationName> = z.input<Declarations[Name]['input']>;
export type OutputOf<Name extends OperationName> = z.output<Declarations[Name]['output']>;

export type SearchAnswer = OutputOf<'search'>;
export type SearchResult = SearchAnswer['results'][number];

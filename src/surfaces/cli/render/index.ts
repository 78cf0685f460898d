import type { Page } from '../page.js';
import { escapeDeep } from '../text.js';
import { renderAdapter, renderAdapters } from './adapt.js';
import { renderAnything } from './anything.js';
import { renderBoard, renderBoardAdd, renderBoardRemove, renderBoards } from './boards.js';
import { renderBrand, renderBrands, renderCheck } from './brands.js';
import { renderDirections, renderLines } from './directions.js';
import { renderDuplicates } from './duplicates.js';
import { renderClasses, renderVector } from './encoding.js';
import { renderEvaluation } from './evaluate.js';
import { renderFeedback, renderThumbs } from './feedback.js';
import {
  renderAsset,
  renderIndex,
  renderInit,
  renderStatus,
  renderTagChange,
  renderTags,
} from './library.js';
import { renderCalibration, renderModelInfo, renderModels, renderPulled } from './models.js';
import { renderComparison } from './phrases.js';
import { renderSaved, renderSavedGone, renderSavedList } from './saved.js';
import { renderSearch } from './search.js';
import {
  renderClassified,
  renderDiscriminated,
  renderExplained,
  renderStyle,
  renderStyles,
} from './styles.js';

type Renderer = (result: never, page: Page) => string[];

/** How the results of each operation are shown; what is not here is shown as fields and tables. */
const renderers: Readonly<Record<string, Renderer>> = {
  init: renderInit,
  index: renderIndex,
  status: renderStatus,
  search: renderSearch,
  similar: renderSearch,
  directions: renderDirections,
  lines: renderLines,
  duplicates: renderDuplicates,
  show: renderAsset,
  'tag.add': renderTagChange,
  'tag.remove': renderTagChange,
  'tag.list': renderTags,
  'board.add': renderBoardAdd,
  'board.remove': renderBoardRemove,
  'board.list': renderBoards,
  'board.show': renderBoard,
  'brand.create': renderBrand,
  'brand.check': renderCheck,
  'brand.show': renderBrand,
  'brand.list': renderBrands,
  'brand.update': renderBrand,
  'brand.import': renderBrand,
  'feedback.up': renderThumbs,
  'feedback.down': renderThumbs,
  'feedback.clear': renderThumbs,
  'feedback.show': renderFeedback,
  evaluate: renderEvaluation,
  'adapt.fit': renderAdapter,
  'adapt.list': renderAdapters,
  'style.list': renderStyles,
  'style.show': renderStyle,
  'style.classify': renderClassified,
  'style.explain': renderExplained,
  'style.discriminate': renderDiscriminated,
  'phrases.compare': renderComparison,
  'saved.add': renderSaved,
  'saved.list': renderSavedList,
  'saved.run': renderSearch,
  'saved.rename': renderSaved,
  'saved.delete': renderSavedGone,
  'models.list': renderModels,
  'models.pull': renderPulled,
  'models.info': renderModelInfo,
  'models.calibrate': renderCalibration,
  embed: renderVector,
  classify: renderClasses,
};

/** Returns a result as text that is safe to print, ending with a line end. */
export function render(operationName: string, result: unknown, page: Page): string {
  const renderer = Object.hasOwn(renderers, operationName) ? renderers[operationName]! : renderAnything;
  const lines = renderer(escapeDeep(result, ['card']) as never, page);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

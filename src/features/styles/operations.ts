import type { FindIds } from '../../core/find-ids.js';
import { classifyStyles } from './classify-operation.js';
import { discriminateStyles } from './discriminate-operation.js';
import { explainStyles } from './explain-operation.js';
import { listStyles, showStyle } from './lexicon-operations.js';

/** Returns everything that can be done with styles; `find` runs a query. */
export function styleOperations(find: FindIds) {
  return [listStyles, showStyle, classifyStyles(find), explainStyles, discriminateStyles(find)] as const;
}

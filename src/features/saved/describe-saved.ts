import { MotifError } from '../../core/errors.js';
import type { Ledger } from '../../core/library/ledger.js';
import type { SavedQuery } from '../../core/library/saved-queries.js';
import { parseQuery } from '../../core/query/grammar.js';
import type { Query } from '../../core/query/query.js';

/** Returns a saved query with its terms and filter; without them where a newer Motif saved what this one cannot read. */
export function describeSaved(saved: SavedQuery): SavedQuery & { parsed?: Query } {
  try {
    return { ...saved, parsed: parseQuery(saved.query) };
  } catch (error) {
    if (error instanceof MotifError) return saved;
    throw error;
  }
}

/** Returns a saved query with how many pictures pass it, where it has only filters, or why it cannot be run. */
export function countedSaved(
  saved: SavedQuery,
  ledger: Ledger,
): SavedQuery & { parsed?: Query; pictures?: number; problem?: string } {
  try {
    const parsed = parseQuery(saved.query);
    const within = ledger.select(parsed.filter);
    if (parsed.terms.length > 0 || within === undefined) return { ...saved, parsed };
    return { ...saved, parsed, pictures: within.size };
  } catch (error) {
    // One that refers to what is gone must not hide the others.
    if (error instanceof MotifError) return { ...describeSaved(saved), problem: error.message };
    throw error;
  }
}

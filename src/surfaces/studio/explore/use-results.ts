import { useCallback, useMemo, useRef, useState } from 'react';
import type { InputOf, SearchAnswer } from '../api/operations.js';
import { useOperation } from '../api/use-operation.js';
import type { GridItem } from '../grid/grid.js';
import { type Browsed, useBrowse } from './use-browse.js';

/** First what fills a few screens, fast; then, for those who scroll on, the most that a search gives. */
const limits = { first: 200, most: 1000 };

export interface SearchSettings {
  foldCopies: boolean;
  by: 'both' | 'meaning' | 'words';
}

export const usualSettings: SearchSettings = { foldCopies: true, by: 'both' };

export interface Asked {
  query: string;
  /** Whether there is anything to rank by; filters alone browse all that passes. */
  isRanked: boolean;
}

/** Returns what a query finds, more of it once `wantMore` is called. */
export function useResults({ query, isRanked }: Asked, { foldCopies, by }: SearchSettings) {
  const [extended, setExtended] = useState<string>();
  const input: InputOf<'search'> = {
    ...{ query, foldCopies, meaningOnly: by === 'meaning', wordsOnly: by === 'words' },
    limit: extended === query ? limits.most : limits.first,
  };
  const ranked = useOperation('search', isRanked ? input : undefined);
  const browsing = useBrowse(isRanked ? undefined : query);
  const { data } = ranked;
  const { browsed } = browsing;
  const found = useMemo(
    () => (isRanked ? data && ofRanked(data) : browsed && ofBrowsed(browsed)),
    [isRanked, data, browsed],
  );
  // Between one kind of answer and the next the pictures stay.
  const last = useRef(found);
  if (found !== undefined) last.current = found;
  const isCut = data?.results.length === limits.first;
  const wantMoreRanked = useCallback(() => {
    if (isCut) setExtended(query);
  }, [isCut, query]);
  const { failure, isLoading, reload } = isRanked ? ranked : browsing;
  return {
    found: found ?? last.current,
    failure,
    isLoading,
    reload,
    wantMore: isRanked ? wantMoreRanked : browsing.wantMore,
  };
}

interface Found {
  items: readonly GridItem[];
  /** Pictures that could have been shown. */
  searched: number;
  /** Where pictures are ranked: why, and how. */
  answer?: SearchAnswer;
}

function ofRanked(answer: SearchAnswer): Found {
  const items = answer.results.map(({ id, path, format, widthPx, heightPx, copies }) => ({
    ...{ id, path, format, widthPx, heightPx },
    copies: copies.length,
  }));
  return { items, searched: answer.searched, answer };
}

function ofBrowsed({ pictures, total }: Browsed): Found {
  return { items: pictures, searched: total };
}

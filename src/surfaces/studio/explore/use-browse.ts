import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/call.js';
import { type Failure, isGivenUp, toFailure } from '../api/failure.js';
import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';

type Pictures = OutputOf<'list'>['pictures'];

export interface Browsed {
  pictures: Pictures;
  total: number;
  /** The filters that these pass. */
  query: string;
}

/** The first fills some screens at once; the others come in larger steps. */
const pageSizes = { first: 400, further: 5000 };

/**
 * Returns the pictures that pass filters, newest first, as many as were wanted so far. When the library changes they are
 * read again, all at once, so that nobody loses the place. Without a query nothing is read.
 */
export function useBrowse(query: string | undefined) {
  const { revision } = useStudio();
  const [browsed, setBrowsed] = useState<Browsed>();
  const [failure, setFailure] = useState<Failure>();
  const [isLoading, setLoading] = useState(query !== undefined);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(browsed);
  latest.current = browsed;
  const running = useRef<AbortController | undefined>(undefined);

  const read = useCallback(async (filters: string, known: Pictures, wanted: number) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setLoading(true);
    try {
      const pictures = [...known];
      let total = wanted;
      while (pictures.length < Math.min(wanted, total)) {
        const limit = Math.min(pageSizes.further, wanted - pictures.length);
        const input = { query: filters, offset: pictures.length, limit };
        const page = await call('list', input, { signal: controller.signal });
        total = page.total;
        pictures.push(...page.pictures);
        // Files may leave while pages are read.
        if (page.pictures.length === 0) break;
      }
      setBrowsed({ pictures, total, query: filters });
      setFailure(undefined);
      setLoading(false);
    } catch (error) {
      if (isGivenUp(error)) return;
      setFailure(toFailure(error));
      setLoading(false);
    }
  }, []);

  // A change of the library and another attempt read again.
  useEffect(() => {
    if (query === undefined) {
      running.current?.abort();
      setLoading(false);
      return;
    }
    const before = latest.current;
    const isSame = before !== undefined && before.query === query;
    void read(query, [], Math.max(pageSizes.first, isSame ? before.pictures.length : 0));
    return () => running.current?.abort();
  }, [query, read, revision, attempt]);

  const wantMore = useCallback(() => {
    const now = latest.current;
    if (now === undefined || now.query !== query || now.pictures.length >= now.total) return;
    // Twice as many each time, so that the end of any library is a few steps away.
    void read(query, now.pictures, 2 * now.pictures.length + pageSizes.further);
  }, [query, read]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { browsed, failure, isLoading, wantMore, reload };
}

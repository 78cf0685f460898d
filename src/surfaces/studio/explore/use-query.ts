import { useEffect, useMemo, useRef, useState } from 'react';
import { useStudio } from '../app/studio.js';
import { type Draft, draftOf, queryOf, readDraft } from '../query/draft.js';
import { useDebounced } from './use-debounced.js';

/** A pause in typing after which the question is asked. */
const pauseMs = 90;

/** Returns the query that is being made and keeps the address in step with it, both ways. */
export function useQuery() {
  const { route, go } = useStudio();
  const [draft, setDraft] = useState<Draft>(() => draftOf(route.query ?? ''));
  const read = useMemo(() => readDraft(draft), [draft]);
  const text = queryOf(draft);
  const settled = useDebounced(text, pauseMs);
  const addressed = useRef(route.query ?? '');

  useEffect(() => {
    const query = route.query ?? '';
    if (query === addressed.current) return;
    addressed.current = query;
    setDraft(draftOf(query));
  }, [route.query]);

  const here = useRef(route);
  here.current = route;
  useEffect(() => {
    if (settled === addressed.current || here.current.view !== 'explore') return;
    addressed.current = settled;
    go({ ...here.current, query: settled }, { replace: true });
  }, [settled, go]);

  return { draft, setDraft, read, text, settled };
}

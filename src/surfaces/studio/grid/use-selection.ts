import { useCallback, useMemo, useRef, useState } from 'react';
import type { GridItem, PickMode } from './grid.js';

/** Returns which pictures are chosen and how to choose others; those that are no longer shown are forgotten. */
export function useSelection(items: readonly GridItem[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef(0);
  const selected = useMemo(() => {
    if (chosen.size === 0) return chosen;
    return new Set(items.map(({ id }) => id).filter((id) => chosen.has(id)));
  }, [chosen, items]);
  const pick = useCallback(
    (index: number, mode: PickMode) => {
      const id = items[index]?.id;
      if (mode === 'none') setChosen(new Set());
      else if (mode === 'all') setChosen(new Set(items.map((item) => item.id)));
      else if (id !== undefined && mode === 'range') {
        const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
        const between = items.slice(from, to + 1).map((item) => item.id);
        setChosen((before) => new Set([...before, ...between]));
      } else if (id !== undefined) {
        anchor.current = index;
        setChosen((before) => {
          const next = new Set(before);
          if (!next.delete(id)) next.add(id);
          return next;
        });
      }
    },
    [items],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  return { selected, pick, clear };
}

import { useCallback, useRef, useState } from 'react';
import type { Notice } from './studio.js';

export interface ShownNotice extends Notice {
  key: number;
}

const mostShown = 3;
/** Long enough to read, and to reach the button. */
const shownMs = { said: 6000, failed: 12_000 };

/** Returns the notices that are to be seen now, the newest last, and how to add and close one. */
export function useNotices() {
  const [notices, setNotices] = useState<ShownNotice[]>([]);
  const next = useRef(0);
  const close = useCallback((key: number) => {
    setNotices((shown) => shown.filter((notice) => notice.key !== key));
  }, []);
  const notify = useCallback(
    (notice: Notice) => {
      const key = next.current++;
      setNotices((shown) => [...shown.slice(1 - mostShown), { ...notice, key }]);
      setTimeout(() => close(key), shownMs[notice.kind ?? 'said']);
    },
    [close],
  );
  return { notices, notify, close };
}

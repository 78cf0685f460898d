import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Takes the focus to an element while it is there, and back to where it was, or to the pictures, when it goes. */
export function useFocusWithin(element: RefObject<HTMLElement | null>): void {
  const before = useRef<Element>(null);
  // Before the page around it becomes inert, which takes the focus away.
  useLayoutEffect(() => {
    before.current = document.activeElement;
  }, []);
  useEffect(() => {
    element.current!.focus();
    return () => {
      const { current } = before;
      const isGone = current === null || current === document.body || !current.isConnected;
      const next = isGone ? document.querySelector('.grid') : current;
      if (next instanceof HTMLElement) next.focus();
    };
  }, [element]);
}

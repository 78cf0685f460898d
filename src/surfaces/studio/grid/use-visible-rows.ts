import { type RefObject, useEffect, useRef, useState } from 'react';
import { type GridLayout, rowAt } from './layout.js';

/** Rows drawn beyond what is seen, so that a turn of the wheel finds them there. */
const rowsBeyond = 2;
/** From here on pictures rush by faster than they can be seen or loaded. */
const rushPxPerMs = 6;
const calmMs = 120;

export interface VisibleRows {
  first: number;
  last: number;
  /** True while the grid is scrolled too fast for pictures to load. */
  isRushing: boolean;
}

/** Returns the rows of `list` to draw in its scroller; renders again only when they change. */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  layout: GridLayout,
): VisibleRows {
  const [visible, setVisible] = useState<VisibleRows>({ first: 0, last: 0, isRushing: false });
  const past = useRef({ top: 0, atMs: 0 });
  useEffect(() => {
    const element = scroller.current!;
    let frame = 0;
    let calm: ReturnType<typeof setTimeout> | undefined;
    const update = (isRushing: boolean) => {
      const topPx = element.scrollTop - list.current!.offsetTop;
      const first = Math.max(0, rowAt(layout, topPx) - rowsBeyond);
      const below = rowAt(layout, topPx + element.clientHeight) + rowsBeyond;
      const last = Math.min(layout.rows - 1, below);
      setVisible((before) =>
        before.first === first && before.last === last && before.isRushing === isRushing
          ? before
          : { first, last, isRushing },
      );
    };
    const onFrame = (nowMs: number) => {
      frame = 0;
      const { top, atMs } = past.current;
      const speed = Math.abs(element.scrollTop - top) / Math.max(1, nowMs - atMs);
      past.current = { top: element.scrollTop, atMs: nowMs };
      update(speed > rushPxPerMs);
      clearTimeout(calm);
      calm = setTimeout(() => update(false), calmMs);
    };
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(onFrame);
    };
    update(false);
    element.addEventListener('scroll', schedule, { passive: true });
    const observer = new ResizeObserver(() => update(false));
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', schedule);
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(calm);
    };
  }, [scroller, list, layout]);
  return visible;
}

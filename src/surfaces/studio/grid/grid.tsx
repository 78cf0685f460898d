import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { DropMark } from './drop-mark.js';
import { justify, rowOf, shownRatio, spanOf, verticalNeighbour } from './layout.js';
import { Tile, type TileActions } from './tile.js';
import { useDropPlace } from './use-drop-place.js';
import { useVisibleRows } from './use-visible-rows.js';
import { useWidth } from './use-width.js';

export interface GridItem {
  id: string;
  widthPx: number;
  heightPx: number;
  path?: string | undefined;
  format?: string | undefined;
  /** Copies folded into it. */
  copies?: number;
  /** Left the library: there is nothing to show. */
  isMissing?: boolean;
}

export type PickMode = 'toggle' | 'range' | 'all' | 'none';

export interface PictureGridProps {
  items: readonly GridItem[];
  /** What the pictures are, for screen readers. */
  label: string;
  rowHeightPx: number;
  selected: ReadonlySet<string>;
  onPick: (index: number, mode: PickMode) => void;
  onOpen: (index: number) => void;
  /** Other keys, with the picture they are meant for. */
  onKey?: (event: KeyboardEvent, index: number) => void;
  /** Called when the end comes into sight. */
  onNearEnd?: () => void;
  /** Called with pictures that are dropped on the place of another; without it nothing can be dropped. */
  onDropAt?: (index: number, ids: readonly string[]) => void;
  /** Id of the picture that is seen in full: the grid keeps to it. */
  seen?: string | undefined;
  /** What stands above the pictures and scrolls with them. */
  children?: ReactNode;
}

const gapPx = 8;

/** Pictures in justified rows of which only those in sight are in the page, so that 100,000 scroll like 100. */
export function PictureGrid(props: PictureGridProps) {
  const { items, label, rowHeightPx, selected, onPick, onOpen, onKey, onNearEnd, onDropAt, seen, children } =
    props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(list);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(0, items.length - 1));
  const baseId = useId();
  const ratios = useMemo(() => Float64Array.from(items, shownRatio), [items]);
  const layout = useMemo(
    () => justify(ratios, { widthPx, rowHeightPx, gapPx }),
    [ratios, widthPx, rowHeightPx],
  );
  const { first, last, isRushing } = useVisibleRows(scroller, list, layout);
  const isNearEnd = last >= layout.rows - 3 && layout.rows > 0;
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);

  const reveal = (index: number) => {
    const element = scroller.current!;
    const row = rowOf(layout, index);
    const offset = list.current!.offsetTop;
    const top = layout.topsPx[row]! + offset;
    const bottom = top + layout.heightsPx[row]!;
    if (top < element.scrollTop) element.scrollTop = row === 0 ? 0 : top - gapPx;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom + gapPx - element.clientHeight;
  };
  const follow = useRef<(id: string) => void>(() => undefined);
  follow.current = (id) => {
    const index = items.findIndex((item) => item.id === id);
    if (index === -1) return;
    setActive(index);
    reveal(index);
  };
  useEffect(() => {
    if (seen !== undefined) follow.current(seen);
  }, [seen]);
  const moveTo = (index: number, isRange: boolean) => {
    const next = Math.min(items.length - 1, Math.max(0, index));
    setActive(next);
    reveal(next);
    if (isRange) onPick(next, 'range');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (items.length === 0) return;
    const vertical = (step: -1 | 1) => verticalNeighbour(layout, ratios, gapPx, active, step);
    const page = () => Math.max(1, Math.round(scroller.current!.clientHeight / rowHeightPx) - 1);
    const byRows = (rows: number) =>
      layout.starts[Math.min(layout.rows - 1, Math.max(0, rowOf(layout, active) + rows))]!;
    const targets: Record<string, () => number> = {
      ArrowRight: () => active + 1,
      ArrowLeft: () => active - 1,
      ArrowDown: () => vertical(1),
      ArrowUp: () => vertical(-1),
      Home: () => 0,
      End: () => items.length - 1,
      PageDown: () => byRows(page()),
      PageUp: () => byRows(-page()),
    };
    const target = targets[event.key];
    if (target !== undefined && !event.altKey) moveTo(target(), event.shiftKey);
    else if (event.key === 'Enter') onOpen(active);
    else if (event.key === ' ') onPick(active, 'toggle');
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onPick(active, 'all');
    else if (event.key === 'Escape' && selected.size > 0) onPick(active, 'none');
    else {
      onKey?.(event, active);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const actions = useRef<TileActions>(null!);
  actions.current = {
    open(index) {
      setActive(index);
      onOpen(index);
    },
    pick(index, mode) {
      setActive(index);
      onPick(index, mode);
    },
    dragged: (id) => (selected.has(id) ? [...selected] : [id]),
  };
  const { dropAt, dropHandlers } = useDropPlace(onDropAt);
  const tiles: ReactNode[] = [];
  for (let row = first; row <= last && row < layout.rows; row++) {
    for (let at = layout.starts[row]!; at < layout.starts[row + 1]!; at++) {
      const item = items[at];
      if (item === undefined) continue;
      tiles.push(
        <Tile
          key={item.id}
          item={item}
          index={at}
          elementId={`${baseId}${at}`}
          topPx={layout.topsPx[row]!}
          heightPx={layout.heightsPx[row]!}
          {...spanOf(layout, ratios, gapPx, at)}
          total={items.length}
          isActive={at === active}
          isSelected={selected.has(item.id)}
          isBare={isRushing}
          actions={actions}
        />,
      );
    }
  }
  return (
    <div className="grid-scroller" ref={scroller}>
      {children}
      <div
        ref={list}
        className="grid"
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable="true"
        aria-activedescendant={items.length === 0 ? undefined : `${baseId}${active}`}
        style={{ height: layout.totalPx }}
        data-selecting={selected.size > 0}
        onKeyDown={onKeyDown}
        {...dropHandlers}
      >
        {tiles}
        {dropAt !== undefined && dropAt < items.length && (
          <DropMark layout={layout} span={spanOf(layout, ratios, gapPx, dropAt)} index={dropAt} />
        )}
      </div>
    </div>
  );
}

import { memo, type RefObject } from 'react';
import { thumbnailUrl } from '../api/call.js';
import { useStudio } from '../app/studio.js';
import { Icon } from '../parts/icon.js';
import { dragPictures } from './drag.js';
import type { GridItem, PickMode } from './grid.js';

export interface TileActions {
  open: (index: number) => void;
  pick: (index: number, mode: PickMode) => void;
  /** Returns what is dragged with a picture. */
  dragged: (id: string) => readonly string[];
}

export interface TileProps {
  item: GridItem;
  index: number;
  elementId: string;
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
  total: number;
  isActive: boolean;
  isSelected: boolean;
  /** Leaves the picture out while the grid rushes by. */
  isBare: boolean;
  /** One and the same for the life of the grid, so that a scroll does not draw again what stays. */
  actions: RefObject<TileActions>;
}

function TileView({ item, index, elementId, leftPx, topPx, widthPx, heightPx, ...props }: TileProps) {
  const { words } = useStudio();
  const { total, isActive, isSelected, isBare, actions } = props;
  const name = item.path?.split('/').at(-1) ?? item.id;
  const copies = item.copies ?? 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active option.
    <div
      id={elementId}
      role="option"
      className="tile"
      aria-selected={isSelected}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-active={isActive}
      style={{ transform: `translate(${leftPx}px, ${topPx}px)`, width: widthPx, height: heightPx }}
      draggable
      onDragStart={(event) =>
        dragPictures(event, actions.current.dragged(item.id), name, item.format ?? 'png')
      }
      onClick={(event) => {
        if (event.shiftKey) actions.current.pick(index, 'range');
        else if (event.ctrlKey || event.metaKey) actions.current.pick(index, 'toggle');
        else actions.current.open(index);
      }}
    >
      {!isBare && !item.isMissing && (
        <img src={thumbnailUrl(item.id)} alt="" decoding="async" draggable={false} />
      )}
      {item.isMissing && <span className="tile-missing">{words.grid.missing}</span>}
      {copies > 0 && (
        <span className="tile-copies" title={words.grid.copies(copies)} aria-hidden="true">
          <Icon name="copies" size={14} />
          {copies + 1}
        </span>
      )}
      <span
        className="tile-check"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          actions.current.pick(index, event.shiftKey ? 'range' : 'toggle');
        }}
      >
        <Icon name="check" size={16} />
      </span>
      <span className="tile-name">{name}</span>
      {copies > 0 && <span className="visually-hidden">{words.grid.copies(copies)}</span>}
    </div>
  );
}

/** One picture of the grid. */
export const Tile = memo(TileView);

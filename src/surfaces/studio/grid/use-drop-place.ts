import { type DragEvent, useState } from 'react';
import { droppedPictures, hasPictures } from './drag.js';

type DropAt = (index: number, ids: readonly string[]) => void;

/** Returns the place over which pictures are dragged, and the handlers of the grid that follow them. */
export function useDropPlace(onDropAt: DropAt | undefined) {
  const [dropAt, setDropAt] = useState<number>();
  if (onDropAt === undefined) return { dropAt: undefined, dropHandlers: {} };
  const dropHandlers = {
    onDragOver(event: DragEvent) {
      if (!hasPictures(event)) return;
      event.preventDefault();
      setDropAt(placeOf(event));
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropAt(undefined);
    },
    onDrop(event: DragEvent) {
      const ids = droppedPictures(event);
      const index = placeOf(event);
      setDropAt(undefined);
      if (ids.length === 0 || index === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      onDropAt(index, ids);
    },
  };
  return { dropAt, dropHandlers };
}

/** Returns the number of the picture under the pointer. */
function placeOf({ target }: DragEvent): number | undefined {
  const tile = target instanceof Element ? target.closest('.tile') : null;
  return tile === null ? undefined : Number(tile.getAttribute('aria-posinset')) - 1;
}

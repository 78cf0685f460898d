import { useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { droppedPictures } from '../grid/drag.js';

/** Boards to drop pictures on, shown while some are dragged. */
export function BoardDock({ onDone }: { onDone: () => void }) {
  const { words, change } = useStudio();
  const boards = useOperation('board.list', {}).data?.boards ?? [];
  const [over, setOver] = useState<string>();
  const names = [...boards.map(({ name }) => name), ...(boards.length === 0 ? [words.boards.firstName] : [])];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key B does the same.
    <div className="dock" onDragOver={(event) => event.preventDefault()}>
      <p>{words.boards.dropHere}</p>
      {names.map((name) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the key B does the same.
        <div
          key={name}
          className="dock-board"
          data-over={over === name}
          onDragEnter={() => setOver(name)}
          onDrop={(event) => {
            event.preventDefault();
            event.stopPropagation();
            const assets = droppedPictures(event);
            onDone();
            if (assets.length > 0)
              void change('board.add', { name, assets }, ({ added }) => words.boards.added(added, name));
          }}
        >
          {name}
        </div>
      ))}
    </div>
  );
}

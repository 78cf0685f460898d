import { useState } from 'react';
import { useStudio } from '../app/studio.js';
import { Button, IconButton } from '../parts/button.js';
import { AddTags } from './add-tags.js';
import { AddToBoard } from './add-to-board.js';
import { MakeBrand } from './make-brand.js';
import { TeachConcept } from './teach-concept.js';

export interface SelectionProps {
  ids: ReadonlySet<string>;
  onClear: () => void;
  /** Searches for more like these; absent where there is no query to put them into. */
  onLike?: (ids: readonly string[]) => void;
  /** Pictures that are being put on a board. */
  adding: readonly string[] | undefined;
  onAdding: (ids: readonly string[] | undefined) => void;
}

/** What can be done with the chosen pictures, in a bar that comes with the first of them. */
export function Selection({ ids, onClear, onLike, adding, onAdding }: SelectionProps) {
  const { words } = useStudio();
  const [asking, setAsking] = useState<'tags' | 'concept' | 'brand'>();
  const chosen = [...ids];
  const done = () => {
    setAsking(undefined);
    onAdding(undefined);
  };
  return (
    <>
      {ids.size > 0 && (
        <section className="selection" aria-label={words.selection.title}>
          <p role="status">{words.selection.count(ids.size)}</p>
          <Button look="quiet" icon="boards" title="B" onClick={() => onAdding(chosen)}>
            {words.selection.board}
          </Button>
          {onLike !== undefined && (
            <Button look="quiet" icon="search" title="M" onClick={() => onLike(chosen)}>
              {words.selection.like}
            </Button>
          )}
          <Button look="quiet" icon="concepts" onClick={() => setAsking('concept')}>
            {words.selection.concept}
          </Button>
          <Button look="quiet" icon="brands" onClick={() => setAsking('brand')}>
            {words.selection.brand}
          </Button>
          <Button look="quiet" icon="edit" onClick={() => setAsking('tags')}>
            {words.selection.tags}
          </Button>
          <IconButton icon="close" label={words.selection.clear} keys="Esc" onClick={onClear} />
        </section>
      )}
      {adding !== undefined && <AddToBoard ids={adding} onClose={done} />}
      {asking === 'tags' && <AddTags ids={chosen} onClose={done} />}
      {asking === 'concept' && <TeachConcept examples={chosen} onClose={done} />}
      {asking === 'brand' && <MakeBrand assets={chosen} onClose={done} />}
    </>
  );
}

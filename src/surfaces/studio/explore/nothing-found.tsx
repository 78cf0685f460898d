import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Empty } from '../parts/empty.js';

/** What stands in place of pictures: how to fill an empty library, or how to ask otherwise. */
export function NothingFound({ isEmptyLibrary, onClear }: { isEmptyLibrary: boolean; onClear: () => void }) {
  const { words } = useStudio();
  if (isEmptyLibrary) {
    return (
      <Empty icon="library" title={words.explore.emptyTitle} text={words.explore.emptyText}>
        <a className="button button-main" href={formatRoute({ view: 'library' })}>
          {words.explore.toLibrary}
        </a>
      </Empty>
    );
  }
  return (
    <Empty icon="search" title={words.explore.nothingTitle} text={words.explore.nothingText}>
      <Button onClick={onClear}>{words.explore.clear}</Button>
    </Empty>
  );
}

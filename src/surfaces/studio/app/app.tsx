import { useCallback, useState } from 'react';
import { BoardsView } from '../boards/boards-view.js';
import { BrandsView } from '../brands/brands-view.js';
import { ConceptsView } from '../concepts/concepts-view.js';
import { ExploreView } from '../explore/explore-view.js';
import { LibraryView } from '../library/library-view.js';
import { CommandPalette } from './command-palette.js';
import { Navigation } from './navigation.js';
import { Notices } from './notices.js';
import { StudioContext } from './studio.js';
import { useShortcuts } from './use-shortcuts.js';
import { useStudioValue } from './use-studio-value.js';

const pages = {
  explore: ExploreView,
  boards: BoardsView,
  concepts: ConceptsView,
  brands: BrandsView,
  library: LibraryView,
};

/** The whole page: the way around, one view, and what lies above all views. */
export function App() {
  const { studio, notices, close } = useStudioValue();
  const [isAsking, setAsking] = useState(false);
  const showCommands = useCallback(() => setAsking(true), []);
  useShortcuts(studio, showCommands);
  const Page = pages[studio.route.view];
  return (
    <StudioContext value={studio}>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {studio.words.shell.skip}
      </button>
      <div className="studio">
        <Navigation isCovered={studio.route.picture !== undefined} onCommands={showCommands} />
        <main id="main" tabIndex={-1}>
          <Page />
        </main>
      </div>
      {isAsking && <CommandPalette onClose={() => setAsking(false)} />}
      <Notices notices={notices} onClose={close} />
    </StudioContext>
  );
}

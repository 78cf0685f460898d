import { useCallback, useEffect, useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { droppedPictures, hasPictures, pictureFiles } from '../grid/drag.js';
import { PictureGrid } from '../grid/grid.js';
import { useRowHeight } from '../grid/use-row-height.js';
import { useSelection } from '../grid/use-selection.js';
import { IconButton } from '../parts/button.js';
import { Failed } from '../parts/failed.js';
import { FullView } from '../picture/full-view.js';
import { attach } from '../query/draft.js';
import { Selection } from '../selection/selection.js';
import { BoardDock } from './board-dock.js';
import { NothingFound } from './nothing-found.js';
import { QueryBox } from './query-box.js';
import { QueryPanel } from './query-panel.js';
import { ResultLine } from './result-line.js';
import { SaveSearch } from './save-search.js';
import { useAttach } from './use-attach.js';
import { useQuery } from './use-query.js';
import { useResults, usualSettings } from './use-results.js';

const nothing: readonly never[] = [];

/** Finding: one box, what it means as sliders, and what it finds. */
export function ExploreView() {
  const { words, route, go } = useStudio();
  const { draft, setDraft, read, text, settled } = useQuery();
  const [settings, setSettings] = useState(usualSettings);
  const isRanked = read.terms.length > 0;
  const [asked, setAsked] = useState({
    query: read.problem === undefined ? settled : '',
    isRanked: read.problem === undefined && isRanked,
  });
  // A query that cannot be read leaves the last answer in place.
  if (
    read.problem === undefined &&
    (asked.query !== settled || asked.isRanked !== isRanked) &&
    settled === text
  )
    setAsked({ query: settled, isRanked });
  const { found, failure, isLoading, wantMore, reload } = useResults(asked, settings);
  const items = found?.items ?? nothing;
  const { selected, pick, clear } = useSelection(items);
  const [rowHeightPx, setRowHeight] = useRowHeight();
  const [isPanelOpen, setPanelOpen] = useState(() => matchMedia('(min-width: 1100px)').matches);
  const [isDragging, setDragging] = useState(false);
  const attaching = useAttach(setDraft);
  const status = useOperation('status', {});

  const { attachFiles } = attaching;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = pictureFiles(event.clipboardData);
      if (files.length > 0) void attachFiles(files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [attachFiles]);

  const open = (index: number) => go({ ...route, picture: items[index]?.id });
  const chosen = (index: number) => (selected.size > 0 ? [...selected] : [items[index]!.id]);
  const [adding, setAdding] = useState<readonly string[]>();
  const isOutside = useCallback((event: React.DragEvent) => event.dataTransfer.types.includes('Files'), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button and keys beside it.
    <div
      className="explore"
      data-panel={isPanelOpen}
      onDragStart={(event) => setDragging(hasPictures(event))}
      onDragEnd={() => setDragging(false)}
      onDragOver={(event) => isOutside(event) && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        if (droppedPictures(event).length === 0) void attachFiles(pictureFiles(event.dataTransfer));
      }}
    >
      <div className="explore-main" inert={route.picture !== undefined}>
        <header className="explore-head">
          <h1 className="visually-hidden">{words.views.explore}</h1>
          <QueryBox
            draft={draft}
            setDraft={setDraft}
            problem={read.problem}
            isLoading={isLoading}
            attaching={attaching}
            onLeave={focusGrid}
          />
          <SaveSearch query={asked.query} />
          <IconButton
            icon="sliders"
            label={isPanelOpen ? words.explore.hidePanel : words.explore.showPanel}
            isPressed={isPanelOpen}
            onClick={() => setPanelOpen(!isPanelOpen)}
          />
        </header>
        <ResultLine
          shown={items.length}
          searched={found?.searched}
          answer={found?.answer}
          problem={read.problem}
          rowHeightPx={rowHeightPx}
          onRowHeight={setRowHeight}
        />
        {failure !== undefined && <Failed failure={failure} onRetry={reload} />}
        {failure === undefined && found !== undefined && items.length === 0 && (
          <NothingFound
            isEmptyLibrary={status.data?.files === 0}
            onClear={() => setDraft(() => ({ attachments: [], text: '' }))}
          />
        )}
        {failure === undefined && (items.length > 0 || found === undefined) && (
          <PictureGrid
            items={items}
            label={words.grid.results}
            rowHeightPx={rowHeightPx}
            selected={selected}
            onPick={pick}
            onOpen={open}
            onNearEnd={wantMore}
            seen={route.picture}
            onKey={(event, index) => {
              if (event.key === 'b') setAdding(chosen(index));
              else if (event.key === 'm') attaching.attachAssets(chosen(index).slice(0, 8));
              else return;
              event.preventDefault();
            }}
          />
        )}
        <Selection
          ids={selected}
          onClear={clear}
          onLike={(ids) => attaching.attachAssets(ids.slice(0, 8))}
          adding={adding}
          onAdding={setAdding}
        />
        {isDragging && <BoardDock onDone={() => setDragging(false)} />}
      </div>
      {isPanelOpen && (
        <QueryPanel
          read={read}
          setDraft={setDraft}
          results={found?.answer?.results ?? nothing}
          settings={settings}
          onSettings={setSettings}
          previewOf={attaching.previewOf}
          onClose={() => setPanelOpen(false)}
          isCovered={route.picture !== undefined}
        />
      )}
      {route.picture !== undefined && (
        <FullView
          id={route.picture}
          items={items}
          answer={found?.answer}
          onGo={(picture) => go({ ...route, picture }, { replace: true })}
          onSearch={(terms) => {
            setDraft((before) => attach({ ...before, attachments: [], text: '' }, ...terms));
            go({ ...route, picture: undefined });
          }}
        />
      )}
    </div>
  );
}

function focusGrid(): void {
  document.querySelector<HTMLElement>('.grid')?.focus();
}

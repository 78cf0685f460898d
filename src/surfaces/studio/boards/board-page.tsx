import { useMemo, useState } from 'react';
import { formatQuery } from '../../../core/query/format.js';
import { useOperation } from '../api/use-operation.js';
import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { PictureGrid } from '../grid/grid.js';
import { useRowHeight } from '../grid/use-row-height.js';
import { useSelection } from '../grid/use-selection.js';
import { AskName } from '../parts/ask-name.js';
import { Button, IconButton } from '../parts/button.js';
import { Empty } from '../parts/empty.js';
import { Failed } from '../parts/failed.js';
import { FullView } from '../picture/full-view.js';
import { Selection } from '../selection/selection.js';
import { ExportBoard } from './export-board.js';

const noPictures: readonly never[] = [];

/** One board: its pictures in their order, its note, and what can be done with them. */
export function BoardPage({ name }: { name: string }) {
  const { words, route, go, change } = useStudio();
  const { data, failure, reload } = useOperation('board.show', { name });
  const [rowHeightPx] = useRowHeight();
  const [asking, setAsking] = useState<'name' | 'note'>();
  const [adding, setAdding] = useState<readonly string[]>();
  const results = data?.results ?? noPictures;
  const items = useMemo(
    () =>
      results.map(({ id, path, format, widthPx = 1, heightPx = 1, missing }) => ({
        ...{ id, path, format, widthPx, heightPx },
        isMissing: missing,
      })),
    [results],
  );
  const { selected, pick, clear } = useSelection(items);
  const takeOff = (assets: readonly string[]) => {
    void change('board.remove', { name, assets: [...assets] }, ({ removed }) =>
      words.boards.removed(removed, name),
    );
    clear();
  };
  const rename = async (newName: string) => {
    setAsking(undefined);
    const renamed = await change('board.rename', { name, newName }, words.boards.renamed(newName));
    if (renamed !== undefined) go({ view: 'boards', name: renamed.name }, { replace: true });
  };
  const remove = async () => {
    const gone = await change('board.delete', { name }, words.boards.deleted(name));
    if (gone !== undefined) go({ view: 'boards' }, { replace: true });
  };
  const move = (assets: readonly string[], to: number) =>
    void change('board.move', { name, assets: [...assets], to: Math.max(1, to) }, words.boards.moved);
  const chosen = (index: number) => (selected.size > 0 ? [...selected] : [items[index]!.id]);
  return (
    <>
      <div className="board" inert={route.picture !== undefined}>
        <header className="page-head">
          <div>
            <a className="page-back" href={formatRoute({ view: 'boards' })}>
              ‹ {words.views.boards}
            </a>
            <h1>{data?.name ?? name}</h1>
            {data?.note !== undefined && <p className="page-lead">{data.note}</p>}
            <p className="quiet">
              {words.grid.pictures(items.length)} · {words.boards.orderHint}
            </p>
          </div>
          <div className="page-actions">
            <a
              className="button button-plain"
              href={formatRoute({ view: 'explore', query: boardQuery(name) })}
            >
              <span>{words.boards.searchIn}</span>
            </a>
            <ExportBoard board={data} />
            <IconButton icon="edit" label={words.boards.note} onClick={() => setAsking('note')} />
            <IconButton icon="pen" label={words.boards.rename} onClick={() => setAsking('name')} />
            <IconButton icon="trash" label={words.boards.delete} onClick={() => void remove()} />
          </div>
        </header>
        {failure !== undefined && <Failed failure={failure} onRetry={reload} />}
        {data !== undefined && items.length === 0 && (
          <Empty icon="boards" title={words.boards.bareTitle} text={words.boards.emptyText} />
        )}
        {items.length > 0 && (
          <PictureGrid
            items={items}
            label={words.boards.picturesOf(name)}
            rowHeightPx={rowHeightPx}
            selected={selected}
            onPick={pick}
            onOpen={(index) => go({ ...route, picture: items[index]?.id })}
            onDropAt={(index, ids) => move(ids, index + 1)}
            seen={route.picture}
            onKey={(event, index) => {
              if (event.key === 'Delete' || event.key === 'Backspace') takeOff(chosen(index));
              else if (event.key === 'b') setAdding(chosen(index));
              else if (event.altKey && event.key === 'ArrowLeft') move(chosen(index), index);
              else if (event.altKey && event.key === 'ArrowRight') move(chosen(index), index + 2);
              else return;
              event.preventDefault();
            }}
          />
        )}
        {selected.size > 0 && (
          <div className="board-remove">
            <Button look="danger" onClick={() => takeOff([...selected])}>
              {words.boards.takeOff(selected.size)}
            </Button>
          </div>
        )}
        <Selection ids={selected} onClear={clear} adding={adding} onAdding={setAdding} />
        {asking === 'name' && (
          <AskName
            title={words.boards.rename}
            label={words.boards.name}
            start={name}
            confirm={words.shell.save}
            onName={(next) => void rename(next)}
            onClose={() => setAsking(undefined)}
          />
        )}
        {asking === 'note' && (
          <AskName
            title={words.boards.note}
            label={words.boards.noteLabel}
            start={data?.note ?? ''}
            canBeEmpty
            confirm={words.shell.save}
            onName={(text) => {
              setAsking(undefined);
              void change('board.note', { name, text }, words.boards.noted);
            }}
            onClose={() => setAsking(undefined)}
          />
        )}
      </div>
      {route.picture !== undefined && (
        <FullView
          id={route.picture}
          items={items}
          onGo={(picture) => go({ ...route, picture }, { replace: true })}
          onSearch={(terms) => go({ view: 'explore', query: formatQuery({ terms, filter: {} }) })}
        />
      )}
    </>
  );
}

function boardQuery(name: string): string {
  return formatQuery({ terms: [], filter: { boards: [name] } });
}

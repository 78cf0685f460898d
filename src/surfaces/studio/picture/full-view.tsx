import { type KeyboardEvent, useRef, useState } from 'react';
import type { Term } from '../../../core/query/query.js';
import { originalUrl } from '../api/call.js';
import type { SearchAnswer } from '../api/operations.js';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import type { GridItem } from '../grid/grid.js';
import { IconButton } from '../parts/button.js';
import { Failed } from '../parts/failed.js';
import { Icon } from '../parts/icon.js';
import { AddToBoard } from '../selection/add-to-board.js';
import { Colours } from './colours.js';
import { Details } from './details.js';
import { Dials } from './dials.js';
import { Reasons } from './reasons.js';
import { Stage } from './stage.js';
import { useFocusWithin } from './use-focus-within.js';

export interface FullViewProps {
  id: string;
  /** The pictures it stands among. */
  items: readonly GridItem[];
  /** The answer it is a result of, which says why. */
  answer?: SearchAnswer | undefined;
  onGo: (id: string | undefined) => void;
  /** Searches for what was chosen here. */
  onSearch: (terms: Term[]) => void;
}

/** One picture as large as the window, with all that is known of it beside it. */
export function FullView({ id, items, answer, onGo, onSearch }: FullViewProps) {
  const { words } = useStudio();
  const view = useRef<HTMLDivElement>(null);
  const { data: asset, failure } = useOperation('show', { asset: id });
  const [isPicking, setPicking] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [isAdding, setAdding] = useState(false);
  useFocusWithin(view);
  const at = items.findIndex((item) => item.id === id);
  const neighbour = (step: number) => (at === -1 ? undefined : items[at + step]?.id);
  const go = (next: string | undefined) => {
    if (next === undefined) return;
    setPicked([]);
    onGo(next);
  };
  const result = answer?.results.find((one) => one.id === id);
  const shown = asset?.id === id ? asset : undefined;
  const name = (shown?.paths[0] ?? items[at]?.path ?? id).split('/').at(-1)!;
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (isTyping && event.key !== 'Escape') return;
    if (event.ctrlKey || event.metaKey || event.altKey || isAdding) return;
    if (event.key === 'Escape' && isPicking) setPicking(false);
    else if (event.key === 'Escape') onGo(undefined);
    else if (event.key === 'ArrowLeft') go(neighbour(-1));
    else if (event.key === 'ArrowRight') go(neighbour(1));
    else if (event.key === 'e') setPicking(!isPicking);
    else if (event.key === 'b') setAdding(true);
    else if (event.key === 'm') onSearch([{ kind: 'asset', id, weight: 1 }]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Not a modal element of the browser: notices and their buttons must stay in reach above it.
    <div
      ref={view}
      className="full"
      role="dialog"
      aria-modal="true"
      tabIndex={-1}
      aria-label={name}
      onKeyDown={onKeyDown}
    >
      <div className="full-stage">
        <header className="full-head">
          <IconButton icon="close" label={words.shell.close} keys="Esc" onClick={() => onGo(undefined)} />
          <h2>{name}</h2>
          {at !== -1 && (
            <span className="quiet">
              {at + 1} / {items.length}
            </span>
          )}
          <span className="spacer" />
          <IconButton
            icon="dropper"
            label={words.picture.dropper}
            keys="E"
            isPressed={isPicking}
            onClick={() => setPicking(!isPicking)}
          />
          <IconButton icon="boards" label={words.selection.board} keys="B" onClick={() => setAdding(true)} />
          <a
            className="icon-button"
            href={originalUrl(id)}
            target="_blank"
            rel="noreferrer"
            title={words.picture.original}
            aria-label={words.picture.original}
          >
            <Icon name="open" />
          </a>
        </header>
        <Stage
          key={id}
          id={id}
          name={name}
          size={shown ?? items[at]}
          isPicking={isPicking}
          onPick={(hex) => setPicked((before) => [...before.filter((one) => one !== hex), hex].slice(-6))}
        />
        <button
          type="button"
          className="full-step full-before"
          aria-label={words.picture.before}
          disabled={neighbour(-1) === undefined}
          onClick={() => go(neighbour(-1))}
        >
          <Icon name="left" size={24} />
        </button>
        <button
          type="button"
          className="full-step full-after"
          aria-label={words.picture.after}
          disabled={neighbour(1) === undefined}
          onClick={() => go(neighbour(1))}
        >
          <Icon name="right" size={24} />
        </button>
      </div>
      <aside className="full-side" aria-label={words.picture.about}>
        {failure !== undefined && <Failed failure={failure} />}
        {shown !== undefined && (
          <>
            <Colours palette={shown.palette} picked={picked} onSearch={(term) => onSearch([term])} />
            {result !== undefined && answer !== undefined && answer.terms.length > 0 && (
              <Reasons result={result} terms={answer.terms} />
            )}
            <Dials id={id} onGo={go} onSearch={onSearch} />
            <Details asset={shown} copies={result?.copies ?? []} />
          </>
        )}
      </aside>
      {isAdding && <AddToBoard ids={[id]} onClose={() => setAdding(false)} />}
    </div>
  );
}

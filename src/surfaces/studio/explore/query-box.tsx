import { useRef } from 'react';
import { useStudio } from '../app/studio.js';
import { droppedPictures, pictureFiles } from '../grid/drag.js';
import { IconButton } from '../parts/button.js';
import { FileInput } from '../parts/file-input.js';
import { Icon } from '../parts/icon.js';
import { Popover } from '../parts/popover.js';
import { attach, type Draft, withoutTerm } from '../query/draft.js';
import { termLabel, termText } from '../query/term-label.js';
import { PalettePicker } from './palette-picker.js';
import { SketchPad } from './sketch-pad.js';
import { TermPicture } from './term-picture.js';
import type { Attaching } from './use-attach.js';

export interface QueryBoxProps {
  draft: Draft;
  setDraft: (change: (draft: Draft) => Draft) => void;
  problem?: string | undefined;
  isLoading: boolean;
  attaching: Attaching;
  /** Leads from the box into the results. */
  onLeave: () => void;
}

/** The one box: words and grammar are typed, pictures, drawings and colours stand before them. */
export function QueryBox({ draft, setDraft, problem, isLoading, attaching, onLeave }: QueryBoxProps) {
  const { words } = useStudio();
  const files = useRef<HTMLInputElement>(null);
  const isEmpty = draft.text === '' && draft.attachments.length === 0;
  const sketchAt = draft.attachments.findIndex(({ kind }) => kind === 'sketch');
  return (
    <search
      className="query"
      data-problem={problem !== undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        const ids = droppedPictures(event);
        if (ids.length > 0) attaching.attachAssets(ids.slice(0, 8));
        else void attaching.attachFiles(pictureFiles(event.dataTransfer));
      }}
    >
      <span className="query-icon" data-busy={isLoading || attaching.isUploading}>
        <Icon name="search" />
      </span>
      {draft.attachments.map((term, at) => (
        <button
          key={at}
          type="button"
          className="chip"
          title={termText(term)}
          aria-label={words.explore.removeTerm(termLabel(term, words))}
          onClick={() => setDraft((before) => withoutTerm(before, at))}
        >
          <TermPicture term={term} previewOf={attaching.previewOf} />
          <Icon name="close" size={14} />
        </button>
      ))}
      <input
        id="query"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={words.explore.box}
        aria-invalid={problem !== undefined}
        aria-describedby="query-status"
        placeholder={draft.attachments.length === 0 ? words.explore.placeholder : words.explore.addWords}
        value={draft.text}
        onChange={(event) => setDraft((before) => ({ ...before, text: event.target.value }))}
        onPaste={(event) => {
          const pasted = pictureFiles(event.clipboardData);
          if (pasted.length === 0) return;
          event.preventDefault();
          event.stopPropagation();
          void attaching.attachFiles(pasted);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
          else if (event.key === 'Escape' && !isEmpty) setDraft(() => ({ attachments: [], text: '' }));
          else if (event.key === 'Backspace' && draft.text === '' && draft.attachments.length > 0)
            setDraft((before) => withoutTerm(before, before.attachments.length - 1));
          else return;
          event.preventDefault();
        }}
      />
      {!isEmpty && (
        <IconButton
          icon="close"
          label={words.explore.clear}
          onClick={() => {
            setDraft(() => ({ attachments: [], text: '' }));
            document.getElementById('query')?.focus();
          }}
        />
      )}
      <span className="query-tools">
        <FileInput input={files} onFiles={(chosen) => void attaching.attachFiles(chosen)} />
        <IconButton
          icon="image"
          label={words.explore.choosePictures}
          onClick={() => files.current!.click()}
        />
        <Popover icon="palette" label={words.explore.palette}>
          {(close) => (
            <PalettePicker
              onPick={(term) => {
                setDraft((before) => attach(before, term));
                close();
              }}
            />
          )}
        </Popover>
        <Popover icon="sketch" label={words.explore.sketch}>
          <SketchPad
            onDrawn={async (drawing) => {
              const [path] = drawing === undefined ? [] : await attaching.send([drawing]);
              setDraft((before) => withSketch(before, path));
            }}
            hasSketch={sketchAt !== -1}
          />
        </Popover>
      </span>
    </search>
  );
}

/** There is one sketch at a time: drawing on changes it. */
function withSketch(draft: Draft, path: string | undefined): Draft {
  const weight = draft.attachments.find(({ kind }) => kind === 'sketch')?.weight ?? 1;
  const others = draft.attachments.filter(({ kind }) => kind !== 'sketch');
  return {
    ...draft,
    attachments: path === undefined ? others : [...others, { kind: 'sketch', path, weight }],
  };
}

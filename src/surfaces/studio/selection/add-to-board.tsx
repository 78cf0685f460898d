import { useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';

/** Puts pictures on a board that there is, or on a new one. */
export function AddToBoard({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const { words, change } = useStudio();
  const boards = useOperation('board.list', {}).data?.boards ?? [];
  const [name, setName] = useState('');
  const add = (to: string) => {
    onClose();
    void change('board.add', { name: to, assets: [...ids] }, ({ added, name: own }) =>
      words.boards.added(added, own),
    );
  };
  const shown = boards.filter((board) => board.name.toLowerCase().includes(name.toLowerCase()));
  return (
    <Dialog title={words.boards.addTo(ids.length)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') add(name.trim());
        }}
      >
        <Field label={words.boards.nameOrNew}>
          {(attributes) => (
            <input {...attributes} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <ul className="choices">
          {shown.map((board) => (
            <li key={board.name}>
              <button type="button" className="choice" onClick={() => add(board.name)}>
                <span>{board.name}</span>
                <span className="quiet">{words.grid.pictures(board.pictures)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="form-actions">
          <Button look="main" submits disabled={name.trim() === ''}>
            {shown.some((board) => board.name === name.trim()) ? words.boards.add : words.boards.makeNew}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

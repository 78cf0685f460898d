import { useState } from 'react';
import { useStudio } from '../app/studio.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { Field } from './field.js';

export interface AskNameProps {
  title: string;
  label: string;
  start?: string;
  confirm: string;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for a name in a dialog. */
export function AskName({ title, label, start = '', confirm, onName, onClose }: AskNameProps) {
  const { words } = useStudio();
  const [name, setName] = useState(start);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') onName(name.trim());
        }}
      >
        <Field label={label}>
          {(attributes) => (
            <input {...attributes} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <div className="form-actions">
          <Button look="quiet" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button look="main" submits disabled={name.trim() === ''}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

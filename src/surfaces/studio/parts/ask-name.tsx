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
  /** Whether nothing is an answer too, such as for a note that is taken away. */
  canBeEmpty?: boolean;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for a name in a dialog. */
export function AskName({
  title,
  label,
  start = '',
  confirm,
  canBeEmpty = false,
  onName,
  onClose,
}: AskNameProps) {
  const { words } = useStudio();
  const [name, setName] = useState(start);
  const isReady = canBeEmpty || name.trim() !== '';
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onName(name.trim());
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
          <Button look="main" submits disabled={!isReady}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

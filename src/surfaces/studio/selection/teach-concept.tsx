import { useState } from 'react';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { Thumbnails } from './thumbnails.js';

/** Teaches a concept by pictures, words or both. */
export function TeachConcept({ examples, onClose }: { examples: readonly string[]; onClose: () => void }) {
  const { words, change, go } = useStudio();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const canTeach = name.trim() !== '' && (examples.length > 0 || text.trim() !== '');
  const teach = async () => {
    const described = text.trim();
    const input = {
      name: name.trim(),
      examples: [...examples],
      ...(described === '' ? {} : { text: described }),
    };
    const learned = await change('concept.learn', input, (concept) => words.concepts.learned(concept.name));
    if (learned === undefined) return;
    onClose();
    go({ view: 'concepts', name: learned.name });
  };
  return (
    <Dialog title={words.concepts.teach} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canTeach) void teach();
        }}
      >
        {examples.length > 0 ? (
          <Thumbnails ids={examples} />
        ) : (
          <p className="quiet">{words.concepts.byWords}</p>
        )}
        <Field label={words.concepts.name} hint={words.concepts.nameHint}>
          {(attributes) => (
            <input {...attributes} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={words.concepts.text} hint={words.concepts.textHint}>
          {(attributes) => (
            <input {...attributes} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <div className="form-actions">
          <Button look="quiet" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button look="main" submits disabled={!canTeach}>
            {words.concepts.teachIt}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

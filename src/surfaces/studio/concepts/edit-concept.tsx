import { useState } from 'react';
import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';

/** Changes what a concept is taught by, one path a line, and teaches it anew. */
export function EditConcept({
  concept,
  onClose,
}: {
  concept: OutputOf<'concept.show'>;
  onClose: () => void;
}) {
  const { words, change } = useStudio();
  const [text, setText] = useState(concept.text ?? '');
  const [examples, setExamples] = useState(concept.examples.join('\n'));
  const [counters, setCounters] = useState(concept.counters.join('\n'));
  const teach = async () => {
    const described = text.trim();
    const input = {
      name: concept.name,
      examples: lines(examples),
      counters: lines(counters),
      replace: true,
      ...(described === '' ? {} : { text: described }),
    };
    const learned = await change('concept.learn', input, words.concepts.learned(concept.name));
    if (learned !== undefined) onClose();
  };
  return (
    <Dialog title={words.concepts.edit} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void teach();
        }}
      >
        <Field label={words.concepts.text} hint={words.concepts.textHint}>
          {(attributes) => (
            <input {...attributes} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
        <Field label={words.concepts.examplePaths} hint={words.concepts.pathHint}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={5}
              value={examples}
              onChange={(event) => setExamples(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.concepts.counterPaths}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={3}
              value={counters}
              onChange={(event) => setCounters(event.target.value)}
            />
          )}
        </Field>
        <div className="form-actions">
          <Button look="quiet" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button look="main" submits>
            {words.concepts.teachIt}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

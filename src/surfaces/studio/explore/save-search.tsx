import { useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { AskName } from '../parts/ask-name.js';
import { Button, IconButton } from '../parts/button.js';
import { Popover } from '../parts/popover.js';

/** Saves the query under a name, and asks those that were saved. */
export function SaveSearch({ query }: { query: string }) {
  const { words, change, go } = useStudio();
  const [isNaming, setNaming] = useState(false);
  const saved = useOperation('saved.list', {}).data?.saved ?? [];
  // A picture from outside lives only as long as the server keeps it; a saved search must outlive that.
  const canSave = query !== '' && !query.includes('upload:');
  return (
    <>
      <Popover icon="star" label={words.saved.title}>
        {(close) => (
          <div className="saved">
            <Button
              icon="plus"
              disabled={!canSave}
              title={canSave ? undefined : words.saved.cannot}
              onClick={() => {
                close();
                setNaming(true);
              }}
            >
              {words.saved.add}
            </Button>
            {saved.length === 0 && <p className="quiet">{words.saved.empty}</p>}
            <ul>
              {saved.map(({ name, query: kept, pictures }) => (
                <li key={name}>
                  <button
                    type="button"
                    className="saved-link"
                    onClick={() => {
                      close();
                      go({ view: 'explore', query: kept });
                    }}
                  >
                    <span>{name}</span>
                    <code>{kept}</code>
                    {pictures !== undefined && <span className="quiet">{pictures}</span>}
                  </button>
                  <IconButton
                    icon="trash"
                    label={words.saved.forget(name)}
                    onClick={() => void change('saved.delete', { name }, words.saved.forgotten(name))}
                  />
                </li>
              ))}
            </ul>
          </div>
        )}
      </Popover>
      {isNaming && (
        <AskName
          title={words.saved.add}
          label={words.saved.name}
          confirm={words.shell.save}
          onClose={() => setNaming(false)}
          onName={(name) => {
            setNaming(false);
            void change('saved.add', { name, query }, words.saved.added(name));
          }}
        />
      )}
    </>
  );
}

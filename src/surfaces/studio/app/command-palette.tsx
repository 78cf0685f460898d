import { useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { Dialog } from '../parts/dialog.js';
import { commandsOf, matchingCommands } from './commands.js';
import { useStudio } from './studio.js';

const mostShown = 50;

/** Everything that can be done or gone to, found by typing. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const studio = useStudio();
  const { words } = studio;
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(0);
  const boards = useOperation('board.list', {}).data?.boards ?? [];
  const saved = useOperation('saved.list', {}).data?.saved ?? [];
  const concepts = useOperation('concept.list', {}).data?.concepts ?? [];
  const brands = useOperation('brand.list', {}).data?.brands ?? [];
  const all = commandsOf(studio, { boards, saved, concepts, brands });
  const shown = matchingCommands(all, typed).slice(0, mostShown);
  const active = Math.min(wanted, Math.max(0, shown.length - 1));
  const run = (at: number) => {
    const command = shown[at];
    if (command === undefined) return;
    onClose();
    // After the dialog has given the focus back.
    setTimeout(command.run);
  };
  const move = (step: number) => {
    const next = (active + step + shown.length) % Math.max(1, shown.length);
    setWanted(next);
    document.getElementById(`command-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Dialog title={words.shell.commands} onClose={onClose}>
      <input
        className="command-input"
        role="combobox"
        aria-label={words.commands.find}
        placeholder={words.commands.find}
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={shown.length === 0 ? undefined : `command-${active}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWanted(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(active);
          else return;
          event.preventDefault();
        }}
      />
      <div id="commands" role="listbox" className="commands" aria-label={words.shell.commands} tabIndex={-1}>
        {shown.map((command, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the box above keeps the focus.
          <div
            key={command.id}
            id={`command-${at}`}
            role="option"
            aria-selected={at === active}
            className="command"
            onClick={() => run(at)}
            onPointerMove={() => setWanted(at)}
          >
            <span>{command.label}</span>
            <span className="command-group">{command.group}</span>
            {command.keys !== undefined && <kbd>{command.keys}</kbd>}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="quiet">{words.commands.none}</p>}
    </Dialog>
  );
}

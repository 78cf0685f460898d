import { useEffect } from 'react';
import { focusSearch } from './commands.js';
import { views } from './route.js';
import type { Studio } from './studio.js';

/** Listens for the keys that work everywhere; where text is typed, only those with Ctrl or Cmd do. */
export function useShortcuts(studio: Studio, onCommands: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      const hasModifier = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (hasModifier && key === 'k') onCommands();
      else if (isTyping || event.altKey || document.querySelector('dialog[open]') !== null) return;
      else if (hasModifier && key === 'z' && !event.shiftKey) void studio.undo();
      else if (hasModifier) return;
      else if (key === '/') focusSearch(studio);
      else if (/^[1-9]$/.test(key) && views[Number(key) - 1] !== undefined)
        studio.go({ view: views[Number(key) - 1]! });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [studio, onCommands]);
}

import type { Words } from '../words/dictionary.js';
import { views } from './route.js';
import type { Studio } from './studio.js';

/** One thing that can be done from anywhere. */
export interface Command {
  id: string;
  label: string;
  group: string;
  keys?: string;
  run: () => void;
}

/** Names in the library that can be gone to. */
export interface Places {
  boards: readonly { name: string }[];
  saved: readonly { name: string; query: string }[];
  concepts: readonly { name: string }[];
  brands: readonly { name: string }[];
}

/** Returns everything that the palette offers. */
export function commandsOf(studio: Studio, places: Places): Command[] {
  const { words, go, undo } = studio;
  const toViews = views.map((view, at) => ({
    id: `view ${view}`,
    group: words.commands.go,
    label: words.views[view],
    keys: String(at + 1),
    run: () => go({ view }),
  }));
  return [
    ...toViews,
    {
      id: 'search',
      group: words.commands.act,
      label: words.commands.search,
      keys: '/',
      run: () => focusSearch(studio),
    },
    {
      id: 'undo',
      group: words.commands.act,
      label: words.commands.undo,
      keys: 'Ctrl Z',
      run: () => void undo(),
    },
    ...settings(studio),
    ...places.saved.map(({ name, query }) => ({
      id: `saved ${name}`,
      group: words.commands.saved,
      label: name,
      run: () => go({ view: 'explore', query }),
    })),
    ...named('boards', places.boards, studio),
    ...named('concepts', places.concepts, studio),
    ...named('brands', places.brands, studio),
  ];
}

/** Returns the commands that hold every word that was typed, those that begin with it first. */
export function matchingCommands(commands: readonly Command[], typed: string): Command[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = ({ label, group }: Command) => `${label} ${group}`.toLowerCase();
  const begins = (command: Command) => Number(command.label.toLowerCase().startsWith(wanted[0] ?? ''));
  return commands
    .filter((command) => wanted.every((word) => textOf(command).includes(word)))
    .sort((a, b) => begins(b) - begins(a));
}

/** Puts the cursor into the query box, on its page. */
export function focusSearch({ route, go }: Pick<Studio, 'route' | 'go'>): void {
  if (route.view !== 'explore') go({ view: 'explore' });
  else if (route.picture !== undefined) go({ ...route, picture: undefined });
  requestAnimationFrame(() => document.getElementById('query')?.focus());
}

function settings({ words, language, setLanguage, theme, setTheme }: Studio): Command[] {
  const group = words.commands.settings;
  const other = language === 'en' ? 'zh' : 'en';
  return [
    { id: 'language', group, label: words.commands.otherLanguage, run: () => setLanguage(other) },
    ...(['light', 'dark', 'system'] as const)
      .filter((one) => one !== theme)
      .map((one) => ({ id: `theme ${one}`, group, label: words.themes[one], run: () => setTheme(one) })),
  ];
}

function named(
  view: 'boards' | 'concepts' | 'brands',
  things: readonly { name: string }[],
  { words, go }: { words: Words; go: Studio['go'] },
): Command[] {
  return things.map(({ name }) => ({
    id: `${view} ${name}`,
    group: words.views[view],
    label: name,
    run: () => go({ view, name }),
  }));
}

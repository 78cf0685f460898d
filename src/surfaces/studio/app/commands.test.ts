import { expect, test } from 'vitest';
import { dictionary } from '../words/dictionary.js';
import { type Command, commandsOf, matchingCommands } from './commands.js';
import type { Route } from './route.js';
import type { Studio } from './studio.js';

function studioAt(language: 'en' | 'zh', visited: Route[]): Studio {
  return {
    words: dictionary[language],
    language,
    theme: 'dark',
    setLanguage: () => undefined,
    setTheme: () => undefined,
    route: { view: 'boards' },
    go: (route) => void visited.push(route),
    notify: () => undefined,
    revision: 0,
    touch: () => undefined,
    change: async () => undefined,
    undo: async () => undefined,
  };
}

const places = {
  boards: [{ name: 'spring launch' }],
  saved: [{ name: 'lamps', query: 'lamp type:png' }],
  concepts: [{ name: 'cosy' }],
  brands: [{ name: 'acme' }],
};

function labels(commands: readonly Command[]): string[] {
  return commands.map(({ label }) => label);
}

test('[V5] the palette leads to every view, board, saved search, concept and brand', () => {
  const visited: Route[] = [];
  const commands = commandsOf(studioAt('en', visited), places);
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  for (const text of ['boards', 'spring', 'lamps', 'cosy', 'acme'])
    matchingCommands(commands, text)[0]!.run();
  expect(visited).toEqual([
    { view: 'boards' },
    { view: 'boards', name: 'spring launch' },
    { view: 'explore', query: 'lamp type:png' },
    { view: 'concepts', name: 'cosy' },
    { view: 'brands', name: 'acme' },
  ]);
});

test('[V5] words may be typed in part and in any order; what nothing has finds nothing', () => {
  const commands = commandsOf(studioAt('en', []), places);
  expect(labels(matchingCommands(commands, 'laun spr'))).toEqual(['spring launch']);
  expect(matchingCommands(commands, 'zzz')).toEqual([]);
  expect(matchingCommands(commands, '  ')).toHaveLength(commands.length);
});

test('[V5] the palette speaks the language of the page', () => {
  const commands = commandsOf(studioAt('zh', []), places);
  expect(labels(matchingCommands(commands, '画板'))[0]).toBe('画板');
});

import { expect, test } from 'vitest';
import { parseQuery } from '../../../core/query/grammar.js';
import { startLanguage } from '../app/preferences.js';
import { dictionary } from './dictionary.js';
import { shownBytes, shownCount, shownDate } from './shown.js';

/** Returns every text of a dictionary by its place; functions are called with plain numbers and names. */
function textsOf(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return textsOf(value(...Array(value.length).fill(2)), place);
  return Object.entries(value as object).flatMap(([key, part]) => textsOf(part, `${place}.${key}`));
}

test('[V1] both languages say the same things, each in its own words', () => {
  const [english, chinese] = [textsOf(dictionary.en), textsOf(dictionary.zh)];
  expect(chinese.map(([place]) => place)).toEqual(english.map(([place]) => place));
  expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  const untranslated = english.filter(([, text], at) => text === chinese[at]![1] && /[a-z]{3}/i.test(text));
  expect(untranslated.map(([place]) => place)).toEqual(['.shell.commandsShort']);
});

test('[V1] texts in English hold no Chinese but where they name it, and the other way round none is left', () => {
  const chinese = textsOf(dictionary.en).filter(([, text]) => /\p{Script=Han}/u.test(text));
  expect(chinese.map(([place]) => place)).toEqual(['.commands.otherLanguage', '.explore.examples.1.query']);
});

test('[V1] the examples that teach the grammar are queries', () => {
  for (const { explore } of Object.values(dictionary)) {
    for (const { query } of explore.examples) expect(() => parseQuery(query)).not.toThrow();
  }
});

test('[V1] the page starts in the language that was chosen, else in the first that the browser asks for', () => {
  expect(startLanguage('zh', ['en-GB'])).toBe('zh');
  expect(startLanguage(null, ['fr', 'zh-TW', 'en'])).toBe('zh');
  expect(startLanguage('klingon', [])).toBe('en');
});

test('[V1] sizes, counts and days read as the language writes them', () => {
  expect([0, 999, 1000, 1_250_000, 3e15].map(shownBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '1.3 MB',
    '3000 TB',
  ]);
  expect(shownCount(12345, 'en')).toBe('12,345');
  expect(shownDate('2026-01-31T12:00:00Z', 'zh')).toBe('2026年1月31日');
});

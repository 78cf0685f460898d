import { useCallback, useEffect, useState } from 'react';
import { type Language, languages } from '../words/dictionary.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Returns the language a page starts in: the one chosen before, else the first that the browser asks for. */
export function startLanguage(stored: string | null, wanted: readonly string[]): Language {
  const chosen = languages.find((language) => language === stored);
  if (chosen !== undefined) return chosen;
  const first = wanted.map((tag) => languages.find((language) => tag.toLowerCase().startsWith(language)));
  return first.find((language) => language !== undefined) ?? 'en';
}

/** Returns a setting that this browser keeps, and how to change it. */
function useKept<Value extends string>(key: string, start: (stored: string | null) => Value) {
  const [value, setValue] = useState(() => start(localStorage.getItem(key)));
  const keep = useCallback(
    (next: Value) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, keep] as const;
}

/** Returns language and theme of the page, which carries them as attributes for styles and screen readers. */
export function usePreferences() {
  const [language, setLanguage] = useKept('motif.language', (stored) =>
    startLanguage(stored, navigator.languages),
  );
  const [theme, setTheme] = useKept<Theme>(
    'motif.theme',
    (stored) => themes.find((known) => known === stored) ?? 'system',
  );
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return { language, setLanguage, theme, setTheme };
}

import type { Language } from './dictionary.js';

const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

/** Returns a size in powers of a thousand, as file managers show it. */
export function shownBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`;
}

/** Returns a day as the language writes it. */
export function shownDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium' }).format(new Date(iso));
}

/** Returns a number with the language's own grouping. */
export function shownCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(count);
}

import { en } from './en.js';
import { zh } from './zh.js';

/** Everything that the studio says, in one language. */
export type Words = typeof en;

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

export const dictionary: Readonly<Record<Language, Words>> = { en, zh };

/** Each language as its speakers call it. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

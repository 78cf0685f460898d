import { createContext, useContext } from 'react';
import type { CallOptions } from '../api/call.js';
import type { InputOf, OperationName, OutputOf } from '../api/operations.js';
import type { Language, Words } from '../words/dictionary.js';
import type { Theme } from './preferences.js';
import type { Route } from './route.js';
import type { Go } from './use-route.js';

export interface Notice {
  text: string;
  detail?: string | undefined;
  kind?: 'said' | 'failed';
  /** What may be done about it, as a button. */
  action?: { label: string; run: () => void } | undefined;
}

/** What every part of the studio may use. */
export interface Studio {
  words: Words;
  language: Language;
  setLanguage: (language: Language) => void;
  theme: Theme;
  setTheme: (theme: Theme) => void;
  route: Route;
  go: Go;
  notify: (notice: Notice) => void;
  /** Counts changes of the library, so that what was read before is read again. */
  revision: number;
  touch: () => void;
  /**
   * Runs an operation that changes something, says so with a way to take it back, and returns its output; undefined when it
   * failed, which is said too, or was cancelled.
   */
  change: <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    said: string | ((output: OutputOf<Name>) => string),
    options?: CallOptions & { undoable?: boolean },
  ) => Promise<OutputOf<Name> | undefined>;
  /** Takes the last change of the library back. */
  undo: () => Promise<void>;
}

export const StudioContext = createContext<Studio | undefined>(undefined);

/** Returns the studio around a component. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === undefined) throw new Error('useStudio needs a StudioContext around it');
  return studio;
}

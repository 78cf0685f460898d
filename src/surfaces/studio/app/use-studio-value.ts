import { useCallback, useMemo, useState } from 'react';
import { call } from '../api/call.js';
import { isGivenUp, toFailure } from '../api/failure.js';
import { dictionary } from '../words/dictionary.js';
import { usePreferences } from './preferences.js';
import type { Studio } from './studio.js';
import { useNotices } from './use-notices.js';
import { useRoute } from './use-route.js';

/** Returns the studio's value for its context, and the notices to show. */
export function useStudioValue() {
  const { notices, notify, close } = useNotices();
  const { language, setLanguage, theme, setTheme } = usePreferences();
  const { route, go } = useRoute();
  const [revision, setRevision] = useState(0);
  const words = dictionary[language];
  const touch = useCallback(() => setRevision((count) => count + 1), []);

  const fail = useCallback(
    (error: unknown) => {
      if (isGivenUp(error)) return;
      const { code, message, hint } = toFailure(error);
      const detail = [message.split('\n')[0], hint].filter(Boolean).join(' ');
      notify({ text: words.failures.of(code), detail, kind: 'failed' });
    },
    [notify, words],
  );

  const undo = useCallback(async () => {
    try {
      const { undone } = await call('undo', {});
      touch();
      notify({ text: words.shell.undone(undone?.label ?? '') });
    } catch (error) {
      if (toFailure(error).code === 'not_found') notify({ text: words.shell.nothingToUndo });
      else fail(error);
    }
  }, [fail, notify, touch, words]);

  const change = useCallback<Studio['change']>(
    async (name, input, said, { undoable = true, ...options } = {}) => {
      try {
        const output = await call(name, input, options);
        touch();
        notify({
          text: typeof said === 'string' ? said : said(output),
          action: undoable ? { label: words.shell.undo, run: () => void undo() } : undefined,
        });
        return output;
      } catch (error) {
        fail(error);
        return undefined;
      }
    },
    [fail, notify, touch, undo, words],
  );

  const studio = useMemo<Studio>(
    () => ({
      ...{ words, language, setLanguage, theme, setTheme, route, go },
      ...{ notify, revision, touch, change, undo },
    }),
    [words, language, setLanguage, theme, setTheme, route, go, notify, revision, touch, change, undo],
  );
  return { studio, notices, close };
}

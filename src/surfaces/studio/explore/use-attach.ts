import { useCallback, useRef, useState } from 'react';
import { upload } from '../api/call.js';
import { toFailure } from '../api/failure.js';
import { useStudio } from '../app/studio.js';
import { attach, type Draft } from '../query/draft.js';

/** Returns how to put pictures into the query, and what those that came from outside look like. */
export function useAttach(setDraft: (change: (draft: Draft) => Draft) => void) {
  const { words, notify } = useStudio();
  const [isUploading, setUploading] = useState(false);
  const previews = useRef(new Map<string, string>());

  const send = useCallback(
    async (files: readonly Blob[]): Promise<string[]> => {
      if (files.length === 0) return [];
      setUploading(true);
      const refs = await Promise.all(
        files.map(async (file) => {
          try {
            const { ref } = await upload(file);
            if (!previews.current.has(ref)) previews.current.set(ref, URL.createObjectURL(file));
            return [ref];
          } catch (error) {
            const { code, message } = toFailure(error);
            notify({ text: words.failures.of(code), detail: message, kind: 'failed' });
            return [];
          }
        }),
      );
      setUploading(false);
      return refs.flat();
    },
    [notify, words],
  );

  const attachFiles = useCallback(
    async (files: readonly Blob[]) => {
      const refs = await send(files);
      setDraft((draft) =>
        attach(draft, ...refs.map((path) => ({ kind: 'image' as const, path, weight: 1 }))),
      );
    },
    [send, setDraft],
  );
  const attachAssets = useCallback(
    (ids: readonly string[]) =>
      setDraft((draft) => attach(draft, ...ids.map((id) => ({ kind: 'asset' as const, id, weight: 1 })))),
    [setDraft],
  );
  const previewOf = useCallback((ref: string) => previews.current.get(ref), []);
  return { isUploading, send, attachFiles, attachAssets, previewOf };
}

export type Attaching = ReturnType<typeof useAttach>;

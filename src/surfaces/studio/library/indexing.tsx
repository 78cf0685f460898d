import { useRef, useState } from 'react';
import type { Progress } from '../api/call.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { ProgressBar } from '../parts/progress-bar.js';

/** Reads new and changed pictures, with a bar, and can be stopped at any time. */
export function Indexing({ hasProblems }: { hasProblems: boolean }) {
  const { words, change, notify, touch } = useStudio();
  const [progress, setProgress] = useState<Progress>();
  const running = useRef<AbortController | undefined>(undefined);
  const index = async (retryFailed: boolean) => {
    running.current = new AbortController();
    const { signal } = running.current;
    setProgress({ stage: 'walk', done: 0 });
    await change(
      'index',
      { retryFailed },
      ({ added, updated, removed, failed }) => words.library.indexed(added, updated, removed, failed),
      { signal, onProgress: setProgress, undoable: false },
    );
    setProgress(undefined);
    if (!signal.aborted) return;
    notify({ text: words.library.stopped });
    touch();
  };
  return progress === undefined ? (
    <div className="side-actions">
      <Button look="main" onClick={() => void index(false)}>
        {words.library.index}
      </Button>
      {hasProblems && (
        <Button look="quiet" onClick={() => void index(true)}>
          {words.library.retry}
        </Button>
      )}
    </div>
  ) : (
    <div className="running">
      <ProgressBar progress={progress} />
      <Button onClick={() => running.current?.abort()}>{words.shell.cancel}</Button>
    </div>
  );
}

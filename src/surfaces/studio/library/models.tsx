import { useRef, useState } from 'react';
import type { Progress } from '../api/call.js';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Failed } from '../parts/failed.js';
import { ProgressBar } from '../parts/progress-bar.js';

interface Pulling {
  model: string;
  progress: Progress;
}

/** The models that there are, and how to get those that are not here. */
export function Models() {
  const { words, change } = useStudio();
  const { data, failure } = useOperation('models.list', {});
  const [pulling, setPulling] = useState<Pulling>();
  const running = useRef<AbortController | undefined>(undefined);
  const pull = async (model: string) => {
    running.current = new AbortController();
    setPulling({ model, progress: { stage: 'download', done: 0 } });
    await change('models.pull', { model }, words.library.pulled(model), {
      signal: running.current.signal,
      onProgress: (progress) => setPulling({ model, progress }),
      undoable: false,
    });
    setPulling(undefined);
  };
  return (
    <section className="page-part">
      <h2>{words.library.models}</h2>
      {failure !== undefined && <Failed failure={failure} />}
      <ul className="rows">
        {data?.models.map(({ id, goodFor, languages, licence, downloadMb, installed, available }) => (
          <li key={id} className="row row-model">
            <div>
              <strong>{id}</strong>
              <p className="quiet" lang="en">
                {[goodFor, languages.join(', '), licence].filter(Boolean).join(' · ')}
              </p>
            </div>
            {installed && <span className="badge">{words.library.here}</span>}
            {!installed && pulling?.model === id && (
              <div className="running">
                <ProgressBar progress={pulling.progress} />
                <Button onClick={() => running.current?.abort()}>{words.shell.cancel}</Button>
              </div>
            )}
            {!installed && pulling?.model !== id && available && (
              <Button disabled={pulling !== undefined} onClick={() => void pull(id)}>
                {words.library.pull(downloadMb ?? undefined)}
              </Button>
            )}
            {!installed && !available && <span className="quiet">{words.library.notAvailable}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

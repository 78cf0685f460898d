import { useRef, useState } from 'react';
import { call, type Progress, upload } from '../api/call.js';
import { isGivenUp, toFailure } from '../api/failure.js';
import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';
import { pictureFiles } from '../grid/drag.js';
import { Button } from '../parts/button.js';
import { FileInput } from '../parts/file-input.js';
import { ProgressBar } from '../parts/progress-bar.js';
import { Slider } from '../parts/slider.js';
import { Checked } from './checked.js';
import { countVerdicts } from './verdict.js';

const usualThreshold = 0.75;

type Brand = OutputOf<'brand.show'>;

/** Checks pictures that are dropped, chosen or found against a brand; the threshold moves and the verdicts follow. */
export function CheckPictures({ brand }: { brand: Brand }) {
  const { words, notify } = useStudio();
  const [answer, setAnswer] = useState<OutputOf<'brand.check'>>();
  const [progress, setProgress] = useState<Progress>();
  const [threshold, setThreshold] = useState(usualThreshold);
  const [query, setQuery] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController | undefined>(undefined);
  const shown = useRef(new Map<string, { url: string; name: string }>());
  const canJudge = brand.level !== 'ranks only' && brand.isToldApart !== false;

  const check = async (input: { files?: string[]; query?: string }) => {
    running.current?.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    setProgress({ stage: 'check', done: 0 });
    try {
      setAnswer(
        await call('brand.check', { name: brand.name, ...input }, { signal, onProgress: setProgress }),
      );
    } catch (error) {
      if (isGivenUp(error)) return;
      const { code, message } = toFailure(error);
      notify({ text: words.failures.of(code), detail: message, kind: 'failed' });
    }
    setProgress(undefined);
  };
  const checkFiles = async (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    setProgress({ stage: 'upload', done: 0, total: chosen.length });
    const refs: string[] = [];
    for (const [at, file] of chosen.entries()) {
      try {
        const { ref } = await upload(file);
        shown.current.set(ref, { url: URL.createObjectURL(file), name: file.name });
        refs.push(ref);
      } catch (error) {
        notify({ text: words.brands.unread(file.name), detail: toFailure(error).message, kind: 'failed' });
      }
      setProgress({ stage: 'upload', done: at + 1, total: chosen.length });
    }
    if (refs.length > 0) await check({ files: refs });
    else setProgress(undefined);
  };
  const results = [...(answer?.results ?? [])].sort((a, b) => a.score - b.score);
  const counts = countVerdicts(results, threshold, canJudge);
  return (
    <section className="page-part check-part">
      <h2>{words.brands.check}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button beside it. */}
      <div
        className="drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void checkFiles(pictureFiles(event.dataTransfer));
        }}
      >
        <p>{words.brands.drop}</p>
        <FileInput input={files} onFiles={(chosen) => void checkFiles(chosen)} />
        <Button icon="image" onClick={() => files.current!.click()}>
          {words.explore.choosePictures}
        </Button>
        <form
          className="drop-query"
          onSubmit={(event) => {
            event.preventDefault();
            if (query.trim() !== '') void check({ query: query.trim() });
          }}
        >
          <input
            aria-label={words.brands.byQuery}
            placeholder={words.brands.byQuery}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Button submits disabled={query.trim() === ''}>
            {words.brands.checkIt}
          </Button>
        </form>
      </div>
      {progress !== undefined && <ProgressBar progress={progress} />}
      {answer !== undefined && results.length > 0 && (
        <>
          <div className="check-head">
            <p role="status">
              {canJudge
                ? words.brands.counts(counts.pass, counts.fail, counts['cannot say'])
                : words.brands.ranksOnly}
            </p>
            {canJudge && (
              <Slider
                label={words.brands.threshold}
                min={0}
                max={1}
                step={0.01}
                value={threshold}
                shown={String(Math.round(100 * threshold))}
                onChange={setThreshold}
              />
            )}
          </div>
          <ul className="checked-list">
            {results.map((result) => (
              <Checked
                key={`${result.path} ${result.id}`}
                result={result}
                threshold={threshold}
                canJudge={canJudge}
                from={shown.current.get(result.path)}
              />
            ))}
          </ul>
        </>
      )}
      {answer !== undefined && results.length === 0 && <p className="quiet">{words.explore.nothingTitle}</p>}
    </section>
  );
}

import type { Progress } from '../api/call.js';
import { useStudio } from '../app/studio.js';

/** How far long work has come. */
export function ProgressBar({ progress: { stage, done, total, unit } }: { progress: Progress }) {
  const { words } = useStudio();
  const text = words.progress.of(stage, done, total, unit);
  return (
    <div className="progress">
      <progress aria-label={text} max={total ?? 1} {...(total === undefined ? {} : { value: done })} />
      <p>{text}</p>
    </div>
  );
}

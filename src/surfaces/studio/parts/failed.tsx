import type { Failure } from '../api/failure.js';
import { useStudio } from '../app/studio.js';
import { Button } from './button.js';

/** Says in plain words what went wrong, with the server's own words below. */
export function Failed({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { words } = useStudio();
  return (
    <div className="failed" role="alert">
      <h2>{words.failures.of(failure.code)}</h2>
      {failure.code !== 'unreachable' && <p lang="en">{failure.message.split('\n')[0]}</p>}
      <p lang={failure.hint === undefined ? undefined : 'en'}>
        {failure.hint ?? words.failures.next(failure.code)}
      </p>
      {onRetry !== undefined && <Button onClick={onRetry}>{words.shell.tryAgain}</Button>}
    </div>
  );
}

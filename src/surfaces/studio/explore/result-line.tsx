import type { SearchAnswer } from '../api/operations.js';
import { useStudio } from '../app/studio.js';
import { rowHeightsPx } from '../grid/use-row-height.js';

export interface ResultLineProps {
  shown: number;
  searched: number | undefined;
  /** Where pictures are ranked: what else there is to know of the answer. */
  answer: SearchAnswer | undefined;
  problem: string | undefined;
  rowHeightPx: number;
  onRowHeight: (heightPx: number) => void;
}

/** How much was found, what should be known of it, and how large it is shown. */
export function ResultLine(props: ResultLineProps) {
  const { shown, searched, answer, problem, rowHeightPx, onRowHeight } = props;
  const { words } = useStudio();
  const folded = answer?.results.reduce((sum, { copies }) => sum + copies.length, 0) ?? 0;
  return (
    <div className="result-line">
      <p id="query-status" role="status">
        {problem !== undefined && (
          <span className="problem">
            {words.explore.problem} <span lang="en">{problem}</span>
          </span>
        )}
        {problem === undefined && searched !== undefined && shown > 0 && (
          <span>{words.explore.found(shown, searched, answer !== undefined)}</span>
        )}
        {folded > 0 && <span className="quiet"> · {words.explore.folded(folded)}</span>}
        {answer?.notes.map((note) => (
          <span key={note} className="quiet" lang="en">
            {' '}
            · {note}
          </span>
        ))}
      </p>
      <input
        type="range"
        className="size-slider"
        aria-label={words.explore.size}
        title={words.explore.size}
        min={rowHeightsPx.min}
        max={rowHeightsPx.max}
        step={4}
        value={rowHeightPx}
        onChange={(event) => onRowHeight(event.target.valueAsNumber)}
      />
    </div>
  );
}

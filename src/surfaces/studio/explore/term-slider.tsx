import { useId } from 'react';
import type { Term } from '../../../core/query/query.js';
import { useStudio } from '../app/studio.js';
import { IconButton } from '../parts/button.js';
import { termLabel, termText } from '../query/term-label.js';
import { TermPicture } from './term-picture.js';

export interface TermSliderProps {
  term: Term;
  place: number;
  /** Share of the weights that was asked for, in [0, 1]. */
  wanted: number;
  /** Share that it really had in the first results; undefined before there are any. */
  measured: number | undefined;
  previewOf: (ref: string) => string | undefined;
  onWeight: (weight: number) => void;
  onRemove: () => void;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** A term with its weight: right of the middle leads towards it, left leads away. */
export function TermSlider(props: TermSliderProps) {
  const { term, place, wanted, measured, previewOf, onWeight, onRemove } = props;
  const { words } = useStudio();
  const id = useId();
  const label = termLabel(term, words);
  const most = Math.max(1, Math.abs(term.weight));
  const isAway = term.weight < 0;
  return (
    <li className="term" data-term={place % 6} data-away={isAway}>
      <div className="term-head">
        <TermPicture term={term} previewOf={previewOf} />
        <label htmlFor={id} title={termText(term)}>
          {isAway && <span className="term-away">{words.explore.away} </span>}
          {label}
        </label>
        <IconButton icon="close" label={words.explore.removeTerm(label)} onClick={onRemove} />
      </div>
      <input
        id={id}
        type="range"
        className="range-both"
        min={-most}
        max={most}
        step={0.05}
        value={term.weight}
        aria-valuetext={`${isAway ? words.explore.away : words.explore.towards} ${percent(wanted)}`}
        onChange={(event) => onWeight(event.target.valueAsNumber)}
      />
      <div className="term-shares">
        <span>{words.explore.wanted(percent(wanted))}</span>
        {measured !== undefined && (
          <span className="term-measured" title={words.explore.measuredHint}>
            {words.explore.measured(percent(measured))}
          </span>
        )}
      </div>
      <div className="share-bar" aria-hidden="true">
        <span style={{ width: percent(Math.min(1, Math.abs(measured ?? 0))).replace(' ', '') }} />
      </div>
    </li>
  );
}

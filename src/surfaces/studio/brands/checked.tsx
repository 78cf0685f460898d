import { thumbnailUrl } from '../api/call.js';
import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';
import { verdictAt } from './verdict.js';

export interface CheckedProps {
  result: OutputOf<'brand.check'>['results'][number];
  threshold: number;
  canJudge: boolean;
  /** The file it came from, where it is none of the library. */
  from: { url: string; name: string } | undefined;
}

const percent = (value: number) => `${(100 * value).toFixed(1)}%`;

/** A picture that was checked: its score between its bounds, the verdict, and why. */
export function Checked({ result, threshold, canJudge, from }: CheckedProps) {
  const { words } = useStudio();
  const { score, low, high, reasons, offending, path, id, isAsset } = result;
  const verdict = verdictAt(result, threshold, canJudge);
  return (
    <li className="checked" data-verdict={verdict}>
      <img src={from?.url ?? thumbnailUrl(id)} alt="" />
      <div className="checked-body">
        <p className="checked-name">
          {from?.name ?? path.split('/').at(-1)}
          {isAsset && <span className="quiet"> · {words.brands.own}</span>}
        </p>
        <p className="checked-score">
          <strong>{Math.round(100 * score)}</strong>
          <span className="badge" data-verdict={verdict}>
            {words.brands.verdicts[verdict]}
          </span>
        </p>
        <div className="interval" aria-hidden="true">
          <span style={{ left: percent(low), width: percent(high - low) }} />
          <i style={{ left: percent(score) }} />
          <b style={{ left: percent(threshold) }} />
        </div>
        {offending.length > 0 && (
          <div className="swatches checked-offending" role="img" aria-label={words.brands.offending}>
            {offending.map(({ hex, area }) => (
              <span
                key={hex}
                style={{ background: hex, flexGrow: area }}
                title={`${hex} ${Math.round(100 * area)} %`}
              />
            ))}
          </div>
        )}
        <ul className="checked-reasons" lang="en">
          {reasons.slice(0, 3).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    </li>
  );
}

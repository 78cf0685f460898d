import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';

type Brand = OutputOf<'brand.show'>;
type Interval = Brand['passRate'];

/** How far a brand's scores may be relied on, with bounds. */
export function ReportCard({ brand }: { brand: Brand }) {
  const { words } = useStudio();
  const { level, isToldApart, passRate, libraryShare, area, palette, notes, version, model } = brand;
  return (
    <section className="report" aria-label={words.brands.report}>
      <div className="report-head">
        <span className="badge" data-level={isToldApart === false ? 'none' : level}>
          {isToldApart === false ? words.brands.notToldApart : words.brands.levels[level]}
        </span>
        <p>{words.brands.levelHints[isToldApart === false ? 'none' : level]}</p>
      </div>
      <dl className="figures">
        <Share name={words.brands.passRate} interval={passRate} hint={words.brands.passRateHint} />
        <Share
          name={words.brands.libraryShare}
          interval={libraryShare}
          hint={words.brands.libraryShareHint}
        />
        <div>
          <dt>{words.brands.area}</dt>
          <dd>{Math.round(100 * area)} %</dd>
          <dd className="quiet">{words.brands.areaHint}</dd>
        </div>
      </dl>
      <div className="swatches report-palette" role="img" aria-label={palette.join(', ')}>
        {palette.map((hex) => (
          <span key={hex} style={{ background: hex }} title={hex} />
        ))}
      </div>
      {notes.map((note) => (
        <p key={note} className="remark" lang="en">
          {note}
        </p>
      ))}
      <p className="quiet">
        {words.brands.version(version)} · {model}
      </p>
    </section>
  );
}

/** A share with its bounds, as a number and as a place on a line. */
function Share({
  name,
  interval: { share, low, high },
  hint,
}: {
  name: string;
  interval: Interval;
  hint: string;
}) {
  const percent = (value: number) => `${Math.round(100 * value)}%`;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {Math.round(100 * share)} %{' '}
        <small>
          {Math.round(100 * low)}–{Math.round(100 * high)}
        </small>
      </dd>
      <dd className="interval" aria-hidden="true">
        <span style={{ left: percent(low), width: percent(high - low) }} />
        <i style={{ left: percent(share) }} />
      </dd>
      <dd className="quiet">{hint}</dd>
    </div>
  );
}

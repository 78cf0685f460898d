import type { OutputOf } from '../api/operations.js';
import { useStudio } from '../app/studio.js';

const mostShown = 200;

/** Files that could not be read, each with the reason. */
export function Problems({ problems }: { problems: OutputOf<'status'>['problems'] }) {
  const { words } = useStudio();
  return (
    <section className="page-part">
      <h2>{words.library.problems(problems.length)}</h2>
      <ul className="rows">
        {problems.slice(0, mostShown).map(({ path, code, reason }) => (
          <li key={path} className="row row-problem">
            <code>{path}</code>
            <span>{words.failures.of(code)}</span>
            <span className="quiet" lang="en">
              {reason}
            </span>
          </li>
        ))}
      </ul>
      {problems.length > mostShown && (
        <p className="quiet">{words.library.more(problems.length - mostShown)}</p>
      )}
    </section>
  );
}

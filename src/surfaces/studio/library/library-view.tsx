import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { Busy } from '../parts/busy.js';
import { Failed } from '../parts/failed.js';
import { Page } from '../parts/page.js';
import { shownBytes, shownCount } from '../words/shown.js';
import { Appearance } from './appearance.js';
import { Indexing } from './indexing.js';
import { Models } from './models.js';
import { Problems } from './problems.js';

/** What the library holds, how to bring it up to date, and the models. */
export function LibraryView() {
  const { words, language } = useStudio();
  const { data, failure, isLoading, reload } = useOperation('status', {});
  const figure = (name: string, value: string, hint?: string) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {hint !== undefined && <dd className="quiet">{hint}</dd>}
    </div>
  );
  return (
    <Page title={words.views.library} lead={data?.root}>
      {failure !== undefined && <Failed failure={failure} onRetry={reload} />}
      {data === undefined && isLoading && <Busy text={words.shell.loading} />}
      {data !== undefined && (
        <>
          <dl className="figures">
            {figure(
              words.library.pictures,
              shownCount(data.pictures, language),
              data.waiting > 0 ? words.library.waiting(data.waiting) : words.library.allRead,
            )}
            {figure(words.library.files, shownCount(data.files, language), words.library.copies(data.copies))}
            {figure(words.library.space, shownBytes(data.libraryBytes), words.library.spaceHint)}
            {figure(words.library.model, data.model, words.library.dimensions(data.dimensions))}
          </dl>
          <section className="page-part">
            <h2>{words.library.folders}</h2>
            <ul className="rows">
              {data.sources.map((source) => (
                <li key={source} className="row">
                  <code>{source === '.' ? data.root : source}</code>
                </li>
              ))}
            </ul>
            <Indexing hasProblems={data.problems.length > 0} />
          </section>
          {data.problems.length > 0 && <Problems problems={data.problems} />}
        </>
      )}
      <Models />
      <Appearance />
    </Page>
  );
}

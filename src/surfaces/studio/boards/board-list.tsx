import { thumbnailUrl } from '../api/call.js';
import { useOperation } from '../api/use-operation.js';
import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { Busy } from '../parts/busy.js';
import { IconButton } from '../parts/button.js';
import { Empty } from '../parts/empty.js';
import { Failed } from '../parts/failed.js';
import { Page } from '../parts/page.js';

/** All boards as covers, and the searches that were saved. */
export function BoardList() {
  const { words, change } = useStudio();
  const boards = useOperation('board.list', {});
  const saved = useOperation('saved.list', {});
  return (
    <Page title={words.views.boards} lead={words.boards.lead}>
      {boards.failure !== undefined && <Failed failure={boards.failure} onRetry={boards.reload} />}
      {boards.data === undefined && boards.isLoading && <Busy text={words.shell.loading} />}
      {boards.data?.boards.length === 0 && (
        <Empty icon="boards" title={words.boards.emptyTitle} text={words.boards.emptyText}>
          <a className="button button-main" href={formatRoute({ view: 'explore' })}>
            {words.boards.toExplore}
          </a>
        </Empty>
      )}
      <ul className="cards">
        {boards.data?.boards.map(({ name, note, pictures, missing }) => (
          <li key={name}>
            <a className="card" href={formatRoute({ view: 'boards', name })}>
              <Cover name={name} />
              <h2>{name}</h2>
              <p className="quiet">
                {words.grid.pictures(pictures)}
                {missing > 0 && ` · ${words.boards.missing(missing)}`}
              </p>
              {note !== undefined && <p className="card-note">{note}</p>}
            </a>
          </li>
        ))}
      </ul>
      {saved.data !== undefined && saved.data.saved.length > 0 && (
        <section className="page-part">
          <h2>{words.saved.title}</h2>
          <ul className="rows">
            {saved.data.saved.map(({ name, query, pictures, problem }) => (
              <li key={name} className="row">
                <a href={formatRoute({ view: 'explore', query })}>
                  <strong>{name}</strong>
                  <code>{query}</code>
                </a>
                <span className="quiet">
                  {problem ?? (pictures === undefined ? '' : words.grid.pictures(pictures))}
                </span>
                <IconButton
                  icon="trash"
                  label={words.saved.forget(name)}
                  onClick={() => void change('saved.delete', { name }, words.saved.forgotten(name))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

/** The first pictures of a board. */
function Cover({ name }: { name: string }) {
  const { data } = useOperation('board.show', { name });
  const shown = (data?.results ?? []).filter(({ missing }) => !missing).slice(0, 4);
  return (
    <span className="cover" data-pictures={shown.length}>
      {shown.map(({ id }) => (
        <img key={id} src={thumbnailUrl(id)} alt="" />
      ))}
    </span>
  );
}

import { useState } from 'react';
import { formatQuery } from '../../../core/query/format.js';
import { useOperation } from '../api/use-operation.js';
import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { AskName } from '../parts/ask-name.js';
import { IconButton } from '../parts/button.js';
import { Failed } from '../parts/failed.js';
import { Page } from '../parts/page.js';
import { Referenced } from '../parts/referenced.js';
import { EditConcept } from './edit-concept.js';
import { Reach } from './reach.js';

/** A concept: what it was taught by, how well it is told apart, and what it finds. */
export function ConceptPage({ name }: { name: string }) {
  const { words, go, change } = useStudio();
  const { data, failure, reload } = useOperation('concept.show', { name });
  const [asking, setAsking] = useState<'name' | 'edit'>();
  const query = formatQuery({ terms: [{ kind: 'concept', name, weight: 1 }], filter: {} });
  const rename = async (newName: string) => {
    setAsking(undefined);
    const renamed = await change('concept.rename', { name, newName }, words.concepts.renamed(newName));
    if (renamed !== undefined) go({ view: 'concepts', name: renamed.name }, { replace: true });
  };
  const remove = async () => {
    const gone = await change('concept.delete', { name }, words.concepts.deleted(name));
    if (gone !== undefined) go({ view: 'concepts' }, { replace: true });
  };
  const open = (picture: string) => go({ view: 'explore', picture });
  return (
    <Page
      title={`@${data?.name ?? name}`}
      lead={data?.text}
      back={{ label: words.views.concepts, href: formatRoute({ view: 'concepts' }) }}
      actions={
        <>
          <a className="button button-main" href={formatRoute({ view: 'explore', query })}>
            <span>{words.concepts.use}</span>
          </a>
          <IconButton icon="edit" label={words.concepts.edit} onClick={() => setAsking('edit')} />
          <IconButton icon="pen" label={words.concepts.rename} onClick={() => setAsking('name')} />
          <IconButton icon="trash" label={words.concepts.delete} onClick={() => void remove()} />
        </>
      }
    >
      {failure !== undefined && <Failed failure={failure} onRetry={reload} />}
      {data !== undefined && (
        <>
          <dl className="figures">
            {data.separation !== undefined && (
              <div>
                <dt>{words.concepts.toldApart}</dt>
                <dd>{Math.round(100 * data.separation)} %</dd>
                <dd className="quiet">{words.concepts.toldApartHint}</dd>
              </div>
            )}
            <div>
              <dt>{words.concepts.strength}</dt>
              <dd>{Math.round(100 * data.strength)} %</dd>
              <dd className="quiet">{words.concepts.strengthHint}</dd>
            </div>
          </dl>
          {data.notes.map((note) => (
            <p key={note} className="remark" lang="en">
              {note}
            </p>
          ))}
          {data.examples.length > 0 && (
            <section className="page-part">
              <h2>{words.concepts.examples(data.examples.length)}</h2>
              <Referenced references={data.examples} onOpen={open} />
            </section>
          )}
          {data.counters.length > 0 && (
            <section className="page-part">
              <h2>{words.concepts.counters(data.counters.length)}</h2>
              <Referenced references={data.counters} onOpen={open} />
            </section>
          )}
          <section className="page-part">
            <h2>{words.concepts.reach}</h2>
            <Reach query={query} />
          </section>
        </>
      )}
      {asking === 'edit' && data !== undefined && (
        <EditConcept concept={data} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'name' && (
        <AskName
          title={words.concepts.rename}
          label={words.concepts.name}
          start={name}
          confirm={words.shell.save}
          onName={(next) => void rename(next)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Page>
  );
}

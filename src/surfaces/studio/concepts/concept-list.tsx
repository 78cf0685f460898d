import { useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Empty } from '../parts/empty.js';
import { Failed } from '../parts/failed.js';
import { Page } from '../parts/page.js';
import { TeachConcept } from '../selection/teach-concept.js';

/** All concepts with how well each is told apart. */
export function ConceptList() {
  const { words } = useStudio();
  const { data, failure, reload } = useOperation('concept.list', {});
  const [isTeaching, setTeaching] = useState(false);
  return (
    <Page
      title={words.views.concepts}
      lead={words.concepts.lead}
      actions={
        <Button icon="plus" look="main" onClick={() => setTeaching(true)}>
          {words.concepts.teach}
        </Button>
      }
    >
      {failure !== undefined && <Failed failure={failure} onRetry={reload} />}
      {data?.concepts.length === 0 && (
        <Empty icon="concepts" title={words.concepts.emptyTitle} text={words.concepts.emptyText} />
      )}
      <ul className="cards cards-wide">
        {data?.concepts.map(({ name, examples, counters, text, separation }) => (
          <li key={name}>
            <a className="card card-text" href={formatRoute({ view: 'concepts', name })}>
              <h2>@{name}</h2>
              {text !== undefined && <p>{text}</p>}
              <p className="quiet">
                {words.concepts.examples(examples)}
                {counters > 0 && ` · ${words.concepts.counters(counters)}`}
                {separation !== undefined && ` · ${words.concepts.separation(Math.round(100 * separation))}`}
              </p>
            </a>
          </li>
        ))}
      </ul>
      {isTeaching && <TeachConcept examples={[]} onClose={() => setTeaching(false)} />}
    </Page>
  );
}

import { useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Empty } from '../parts/empty.js';
import { Failed } from '../parts/failed.js';
import { Page } from '../parts/page.js';
import { MakeBrand } from '../selection/make-brand.js';

/** All brands with what may be relied on. */
export function BrandList() {
  const { words } = useStudio();
  const { data, failure, reload } = useOperation('brand.list', {});
  const [isMaking, setMaking] = useState(false);
  return (
    <Page
      title={words.views.brands}
      lead={words.brands.lead}
      actions={
        <Button icon="plus" look="main" onClick={() => setMaking(true)}>
          {words.brands.make}
        </Button>
      }
    >
      {failure !== undefined && <Failed failure={failure} onRetry={reload} />}
      {data?.brands.length === 0 && (
        <Empty icon="brands" title={words.brands.emptyTitle} text={words.brands.emptyText} />
      )}
      <ul className="cards cards-wide">
        {data?.brands.map(({ name, version, assets, level, isToldApart, style }) => (
          <li key={name}>
            <a className="card card-text" href={formatRoute({ view: 'brands', name })}>
              <h2>{name}</h2>
              {style !== undefined && <p>{style}</p>}
              <p className="quiet">
                {words.grid.pictures(assets)} · {words.brands.version(version)}
              </p>
              <p>
                <span className="badge" data-level={isToldApart === false ? 'none' : level}>
                  {isToldApart === false ? words.brands.notToldApart : words.brands.levels[level]}
                </span>
              </p>
            </a>
          </li>
        ))}
      </ul>
      {isMaking && <MakeBrand assets={[]} onClose={() => setMaking(false)} />}
    </Page>
  );
}

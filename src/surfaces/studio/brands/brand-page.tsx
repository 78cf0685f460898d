import { useState } from 'react';
import { useOperation } from '../api/use-operation.js';
import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { AskName } from '../parts/ask-name.js';
import { Button, IconButton } from '../parts/button.js';
import { Failed } from '../parts/failed.js';
import { Page } from '../parts/page.js';
import { Referenced } from '../parts/referenced.js';
import { CheckPictures } from './check-pictures.js';
import { ReportCard } from './report-card.js';

/** A brand: its report card, what it was taught by, and the place where others are checked against it. */
export function BrandPage({ name }: { name: string }) {
  const { words, go, change } = useStudio();
  const { data: brand, failure, reload } = useOperation('brand.show', { name });
  const [isNaming, setNaming] = useState(false);
  const rename = async (newName: string) => {
    setNaming(false);
    const renamed = await change('brand.rename', { name, newName }, words.brands.renamed(newName));
    if (renamed !== undefined) go({ view: 'brands', name: renamed.name }, { replace: true });
  };
  const remove = async () => {
    const gone = await change('brand.delete', { name }, words.brands.deleted(name));
    if (gone !== undefined) go({ view: 'brands' }, { replace: true });
  };
  const open = (picture: string) => go({ view: 'explore', picture });
  return (
    <Page
      title={brand?.name ?? name}
      lead={brand?.style}
      back={{ label: words.views.brands, href: formatRoute({ view: 'brands' }) }}
      actions={
        <>
          <Button icon="print" onClick={() => print()}>
            {words.brands.print}
          </Button>
          <IconButton icon="pen" label={words.brands.rename} onClick={() => setNaming(true)} />
          <IconButton icon="trash" label={words.brands.delete} onClick={() => void remove()} />
        </>
      }
    >
      {failure !== undefined && <Failed failure={failure} onRetry={reload} />}
      {brand !== undefined && (
        <>
          <ReportCard brand={brand} />
          <CheckPictures brand={brand} />
          <section className="page-part">
            <h2>{words.brands.taughtBy(brand.assets.length)}</h2>
            <Referenced references={brand.assets} onOpen={open} />
          </section>
          {brand.not.length > 0 && (
            <section className="page-part">
              <h2>{words.brands.toldFrom(brand.not.length)}</h2>
              <Referenced references={brand.not} onOpen={open} />
            </section>
          )}
        </>
      )}
      {isNaming && (
        <AskName
          title={words.brands.rename}
          label={words.brands.fields.name}
          start={name}
          confirm={words.shell.save}
          onName={(next) => void rename(next)}
          onClose={() => setNaming(false)}
        />
      )}
    </Page>
  );
}

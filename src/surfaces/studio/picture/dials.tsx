import { useState } from 'react';
import type { Term } from '../../../core/query/query.js';
import { thumbnailUrl } from '../api/call.js';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { useDebounced } from '../explore/use-debounced.js';
import { Button } from '../parts/button.js';
import { Failed } from '../parts/failed.js';
import { Slider } from '../parts/slider.js';
import { type Dialled, dialledBy, dialledTerms, sides } from './dial-terms.js';

const neighbours = 12;
const still: Dialled = { subject: 0, style: 0, colour: 0, composition: 0 };

export interface DialsProps {
  id: string;
  onGo: (id: string) => void;
  onSearch: (terms: Term[]) => void;
}

/** Pictures like this one, and by which of its sides they should be like it. */
export function Dials({ id, onGo, onSearch }: DialsProps) {
  const { words } = useStudio();
  const [dialled, setDialled] = useState(still);
  const by = useDebounced(dialledBy(dialled), 120);
  const { data, failure, isLoading } = useOperation('similar', {
    image: id,
    limit: neighbours,
    ...(by === undefined ? {} : { by }),
  });
  return (
    <section className="side-part">
      <h3>{words.picture.like}</h3>
      <div className="dials">
        {sides.map((side) => (
          <Slider
            key={side}
            label={words.terms.sides[side]}
            min={0}
            max={1}
            step={0.1}
            value={dialled[side]}
            shown={dialled[side] === 0 ? '–' : `${Math.round(100 * dialled[side])}`}
            onChange={(value) => setDialled({ ...dialled, [side]: value })}
          />
        ))}
      </div>
      <p className="quiet">{by === undefined ? words.picture.likeWhole : words.picture.likeBy}</p>
      {failure !== undefined && <Failed failure={failure} />}
      <div className="neighbours" data-busy={isLoading}>
        {data?.results.map((result) => (
          <button
            key={result.id}
            type="button"
            aria-label={result.path.split('/').at(-1)}
            title={result.path}
            onClick={() => onGo(result.id)}
          >
            <img src={thumbnailUrl(result.id)} alt="" />
          </button>
        ))}
      </div>
      <div className="side-actions">
        <Button icon="search" title="M" onClick={() => onSearch(dialledTerms(id, dialled))}>
          {words.picture.searchLike}
        </Button>
      </div>
    </section>
  );
}

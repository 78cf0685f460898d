import { thumbnailUrl } from '../api/call.js';
import { useOperation } from '../api/use-operation.js';
import { formatRoute } from '../app/route.js';
import { useStudio } from '../app/studio.js';
import { Failed } from '../parts/failed.js';

const shownPictures = 18;

/** What a concept finds in the library, nearest first. */
export function Reach({ query }: { query: string }) {
  const { words } = useStudio();
  const { data, failure } = useOperation('search', { query, limit: shownPictures });
  if (failure !== undefined) return <Failed failure={failure} />;
  return (
    <div className="reach">
      {data?.results.map(({ id, path }) => (
        <a
          key={id}
          href={formatRoute({ view: 'explore', query, picture: id })}
          aria-label={path.split('/').at(-1)}
          title={path}
        >
          <img src={thumbnailUrl(id)} alt="" />
        </a>
      ))}
      {data?.results.length === 0 && <p className="quiet">{words.explore.nothingTitle}</p>}
    </div>
  );
}

import { thumbnailUrl } from '../api/call.js';
import { useStudio } from '../app/studio.js';

const mostShown = 12;

/** A row of small pictures that stand for a choice. */
export function Thumbnails({ ids }: { ids: readonly string[] }) {
  const { words } = useStudio();
  return (
    <div className="thumbnails" role="img" aria-label={words.grid.pictures(ids.length)}>
      {ids.slice(0, mostShown).map((id) => (
        <img key={id} src={thumbnailUrl(id)} alt="" />
      ))}
      {ids.length > mostShown && <span>+{ids.length - mostShown}</span>}
    </div>
  );
}

import { thumbnailUrl } from '../api/call.js';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';

const mostShown = 24;

export interface ReferencedProps {
  /** Paths of pictures of the library, or ids of those that left it. */
  references: readonly string[];
  onOpen?: (id: string) => void;
}

/** Small pictures of the library that are known by path. */
export function Referenced({ references, onOpen }: ReferencedProps) {
  return (
    <div className="thumbnails">
      {references.slice(0, mostShown).map((reference) => (
        <One key={reference} reference={reference} onOpen={onOpen} />
      ))}
      {references.length > mostShown && <span>+{references.length - mostShown}</span>}
    </div>
  );
}

function One({ reference, onOpen }: { reference: string; onOpen: ((id: string) => void) | undefined }) {
  const { words } = useStudio();
  const { data, failure } = useOperation('show', { asset: reference });
  const name = reference.split('/').at(-1)!;
  if (failure !== undefined) {
    return (
      <span className="thumbnail-missing" title={reference}>
        {words.grid.missing}
      </span>
    );
  }
  if (data === undefined) return <span className="thumbnail-missing" />;
  return (
    <button type="button" title={reference} aria-label={name} onClick={() => onOpen?.(data.id)}>
      <img src={thumbnailUrl(data.id)} alt="" />
    </button>
  );
}

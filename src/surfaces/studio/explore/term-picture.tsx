import type { Term } from '../../../core/query/query.js';
import { thumbnailUrl } from '../api/call.js';
import { Icon } from '../parts/icon.js';
import { pictureOfTerm } from '../query/term-label.js';

export interface TermPictureProps {
  term: Term;
  /** Returns how a picture from outside the library looks, if this page knows. */
  previewOf: (ref: string) => string | undefined;
}

/** What a term looks like: its picture, its colours, or a sign of its kind. */
export function TermPicture({ term, previewOf }: TermPictureProps) {
  if (term.kind === 'palette') {
    return (
      <span className="term-picture term-colours">
        {term.colours.map(({ hex, area }) => (
          <span key={hex} style={{ background: hex, flexGrow: area ?? 1 }} />
        ))}
      </span>
    );
  }
  const id = pictureOfTerm(term);
  const source = id === undefined ? ('path' in term ? previewOf(term.path) : undefined) : thumbnailUrl(id);
  if (source !== undefined) return <img className="term-picture" src={source} alt="" />;
  if (term.kind === 'text' || term.kind === 'concept') return null;
  return (
    <span className="term-picture">
      <Icon name={term.kind === 'sketch' ? 'sketch' : 'image'} size={18} />
    </span>
  );
}

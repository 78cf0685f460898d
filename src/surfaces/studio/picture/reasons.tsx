import type { SearchAnswer, SearchResult } from '../api/operations.js';
import { useStudio } from '../app/studio.js';

/** Why a picture is a result: what each term had to do with it, and what matched. */
export function Reasons({ result, terms }: { result: SearchResult; terms: SearchAnswer['terms'] }) {
  const { words } = useStudio();
  const { influences, matched, rank, relevance, similarity } = result;
  const likeness = similarity === null ? undefined : words.picture.similarity(similarity.toFixed(2));
  const measure = relevance === null ? likeness : words.picture.relevance(Math.round(100 * relevance));
  return (
    <section className="side-part">
      <h3>{words.picture.why}</h3>
      <p className="quiet">
        {words.picture.rank(rank)}
        {matched.length > 0 &&
          ` · ${matched.map((kind) => words.picture.matched[kind]).join(words.shell.and)}`}
        {measure !== undefined && ` · ${measure}`}
      </p>
      <ul className="reasons">
        {influences.map((influence, at) => (
          <li key={at} data-term={at % 6} data-away={influence < 0}>
            <span className="reason-term">{terms[at]?.term}</span>
            <span className="reason-share">{Math.round(100 * influence)} %</span>
            <span className="share-bar" aria-hidden="true">
              <span style={{ width: `${Math.min(100, Math.round(100 * Math.abs(influence)))}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

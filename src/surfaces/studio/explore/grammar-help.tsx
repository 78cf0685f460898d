import { useStudio } from '../app/studio.js';

/** Teaches the grammar by queries to try. */
export function GrammarHelp({ onTry }: { onTry: (text: string) => void }) {
  const { words } = useStudio();
  return (
    <div className="grammar">
      <p className="quiet">{words.explore.grammar}</p>
      <ul>
        {words.explore.examples.map(({ query, note }) => (
          <li key={query}>
            <button type="button" className="example" onClick={() => onTry(query)}>
              <code>{query}</code>
              <span>{note}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

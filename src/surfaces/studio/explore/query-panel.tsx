import type { SearchResult } from '../api/operations.js';
import { useStudio } from '../app/studio.js';
import { IconButton } from '../parts/button.js';
import { type Draft, type ReadDraft, withFilter, withoutTerm, withWeight } from '../query/draft.js';
import { measuredInfluence, wantedShares } from '../query/influence.js';
import { Filters } from './filters.js';
import { GrammarHelp } from './grammar-help.js';
import { TermSlider } from './term-slider.js';
import type { SearchSettings } from './use-results.js';

export interface QueryPanelProps {
  read: ReadDraft;
  setDraft: (change: (draft: Draft) => Draft) => void;
  results: readonly SearchResult[];
  settings: SearchSettings;
  onSettings: (settings: SearchSettings) => void;
  previewOf: (ref: string) => string | undefined;
  onClose: () => void;
  /** Whether a picture is seen above it. */
  isCovered: boolean;
}

/** The query taken apart: a slider for each term with the influence that it really had, and the filters. */
export function QueryPanel(props: QueryPanelProps) {
  const { read, setDraft, results, settings, onSettings, previewOf, onClose, isCovered } = props;
  const { words } = useStudio();
  const { terms, filter, problem } = read;
  const wanted = wantedShares(terms.map(({ weight }) => weight));
  const measured = measuredInfluence(results, terms.length);
  const canEdit = problem === undefined;
  return (
    <aside className="panel" aria-label={words.explore.panel} inert={isCovered}>
      <header className="panel-head">
        <h2>{words.explore.terms}</h2>
        <IconButton icon="close" label={words.explore.hidePanel} onClick={onClose} />
      </header>
      {terms.length === 0 ? (
        <GrammarHelp onTry={(text) => setDraft((before) => ({ ...before, text }))} />
      ) : (
        <ul className="terms">
          {terms.map((term, at) => (
            <TermSlider
              key={at}
              term={term}
              place={at}
              wanted={wanted[at]!}
              measured={measured?.[at]}
              previewOf={previewOf}
              onWeight={(weight) => setDraft((before) => withWeight(before, at, weight))}
              onRemove={() => setDraft((before) => withoutTerm(before, at))}
            />
          ))}
        </ul>
      )}
      {canEdit && (
        <Filters
          filter={filter}
          onFilter={(next) => setDraft((before) => withFilter(before, next))}
          settings={settings}
          onSettings={onSettings}
          hasTerms={terms.length > 0}
        />
      )}
    </aside>
  );
}

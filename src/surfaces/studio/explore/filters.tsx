import { parseQuery } from '../../../core/query/grammar.js';
import type { Query } from '../../../core/query/query.js';
import { useOperation } from '../api/use-operation.js';
import { useStudio } from '../app/studio.js';
import { Field } from '../parts/field.js';
import type { SearchSettings } from './use-results.js';

const formats = ['jpeg', 'png', 'webp', 'svg', 'gif', 'avif', 'tiff'] as const;
const shapes = ['landscape', 'portrait', 'square'] as const;
const widthsPx = [800, 1600, 3000] as const;

type Filter = Query['filter'];

export interface FiltersProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  settings: SearchSettings;
  onSettings: (settings: SearchSettings) => void;
  hasTerms: boolean;
}

/** The filters of the query as controls; the text of the box says the same. */
export function Filters({ filter, onFilter, settings, onSettings, hasTerms }: FiltersProps) {
  const { words } = useStudio();
  const tags = useOperation('tag.list', {}).data?.tags ?? [];
  const boards = useOperation('board.list', {}).data?.boards ?? [];
  const set = <Key extends keyof Filter>(key: Key, value: Filter[Key] | undefined) => {
    const { [key]: _before, ...rest } = filter;
    onFilter(value === undefined ? rest : { ...rest, [key]: value });
  };
  const shape = shapes.find((one) => same(filter.ratio, conditionOf(`ratio:${one}`).ratio));
  const minWidth = widthsPx.find((px) => same(filter.widthPx, conditionOf(`width:>=${px}`).widthPx));
  return (
    <section className="filters" aria-label={words.filters.title}>
      <h2>{words.filters.title}</h2>
      <fieldset className="pills">
        <legend>{words.filters.format}</legend>
        {formats.map((format) => {
          const chosen = filter.formats ?? [];
          const isOn = chosen.includes(format);
          const next = isOn ? chosen.filter((one) => one !== format) : [...chosen, format];
          return (
            <Pill
              key={format}
              label={format}
              isOn={isOn}
              onClick={() => set('formats', next.length === 0 ? undefined : next)}
            />
          );
        })}
      </fieldset>
      <fieldset className="pills">
        <legend>{words.filters.shape}</legend>
        {shapes.map((one) => (
          <Pill
            key={one}
            label={words.filters.shapes[one]}
            isOn={shape === one}
            onClick={() => set('ratio', shape === one ? undefined : conditionOf(`ratio:${one}`).ratio)}
          />
        ))}
      </fieldset>
      <fieldset className="pills">
        <legend>{words.filters.width}</legend>
        {widthsPx.map((px) => (
          <Pill
            key={px}
            label={`≥ ${px}`}
            isOn={minWidth === px}
            onClick={() => set('widthPx', minWidth === px ? undefined : conditionOf(`width:>=${px}`).widthPx)}
          />
        ))}
      </fieldset>
      <div className="field-pair">
        <Choice
          label={words.filters.tag}
          value={filter.tags?.[0] ?? ''}
          options={tags.map(({ tag }) => tag)}
          onChange={(tag) => set('tags', tag === '' ? undefined : [tag])}
        />
        <Choice
          label={words.filters.board}
          value={filter.boards?.[0] ?? ''}
          options={boards.map(({ name }) => name)}
          onChange={(board) => set('boards', board === '' ? undefined : [board])}
        />
      </div>
      <Field label={words.filters.by}>
        {(attributes) => (
          <select
            {...attributes}
            value={settings.by}
            disabled={!hasTerms}
            onChange={(event) => onSettings({ ...settings, by: event.target.value as SearchSettings['by'] })}
          >
            {(['both', 'meaning', 'words'] as const).map((by) => (
              <option key={by} value={by}>
                {words.filters.ways[by]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.foldCopies}
          onChange={(event) => onSettings({ ...settings, foldCopies: event.target.checked })}
        />
        {words.filters.fold}
      </label>
    </section>
  );
}

function Pill({ label, isOn, onClick }: { label: string; isOn: boolean; onClick: () => void }) {
  return (
    <button type="button" className="pill" aria-pressed={isOn} onClick={onClick}>
      {label}
    </button>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly string[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { words } = useStudio();
  // A name that was typed and does not exist must not look like "any".
  const all = value === '' || options.includes(value) ? options : [value, ...options];
  return (
    <Field label={label}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{words.filters.any}</option>
          {all.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

function conditionOf(text: string): Filter {
  return parseQuery(text).filter;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

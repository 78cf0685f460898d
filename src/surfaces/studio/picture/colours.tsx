import type { Term } from '../../../core/query/query.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';

export interface ColoursProps {
  palette: readonly { hex: string; area: number }[];
  /** Colours taken with the eyedropper. */
  picked: readonly string[];
  onSearch: (term: Term) => void;
}

/** The picture's palette by area; a colour is copied or searched for. */
export function Colours({ palette, picked, onSearch }: ColoursProps) {
  const { words, notify } = useStudio();
  const copy = async (hex: string) => {
    await navigator.clipboard.writeText(hex);
    notify({ text: words.picture.copied(hex) });
  };
  const search = (colours: { hex: string; area?: number }[], mode: 'loose' | 'locked') =>
    onSearch({ kind: 'palette', colours, mode, weight: 1 });
  return (
    <section className="side-part">
      <h3>{words.picture.palette}</h3>
      <div className="palette-strip">
        {palette.map(({ hex, area }) => (
          <button
            key={hex}
            type="button"
            style={{ background: hex, flexGrow: area }}
            title={`${hex}  ${Math.round(100 * area)} %`}
            aria-label={words.picture.copyColour(hex)}
            onClick={() => void copy(hex)}
          />
        ))}
      </div>
      {picked.length > 0 && (
        <div className="palette-strip palette-picked">
          {picked.map((hex) => (
            <button
              key={hex}
              type="button"
              style={{ background: hex }}
              title={hex}
              aria-label={words.picture.copyColour(hex)}
              onClick={() => void copy(hex)}
            />
          ))}
        </div>
      )}
      <div className="side-actions">
        {picked.length > 0 && (
          <Button
            onClick={() =>
              search(
                picked.map((hex) => ({ hex })),
                'loose',
              )
            }
          >
            {words.picture.searchPicked(picked.length)}
          </Button>
        )}
        <Button
          look="quiet"
          onClick={() =>
            search(
              palette.map(({ hex, area }) => ({ hex, area })),
              'locked',
            )
          }
        >
          {words.picture.searchPalette}
        </Button>
      </div>
    </section>
  );
}

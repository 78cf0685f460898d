import { useState } from 'react';
import { namedPalettes } from '../../../core/colour/named-palettes.js';
import type { Term, WantedColour } from '../../../core/query/query.js';
import { useStudio } from '../app/studio.js';
import { Button, IconButton } from '../parts/button.js';

const mostColours = 6;
const startColour = '#c8734a';

/** Chooses colours one by one, or a palette by name. */
export function PalettePicker({ onPick }: { onPick: (term: Term) => void }) {
  const { words, language } = useStudio();
  const [colours, setColours] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState('');
  const shown = namedPalettes.filter((one) =>
    [one.english, one.chinese, ...one.also].some((name) => name.toLowerCase().includes(wanted.toLowerCase())),
  );
  const pick = (picked: WantedColour[], mode: 'loose' | 'locked') =>
    onPick({ kind: 'palette', colours: picked, mode, weight: 1 });
  return (
    <div className="palette-picker">
      <div className="colour-row">
        {colours.map((hex, at) => (
          <span className="colour-well" key={hex}>
            <input
              type="color"
              aria-label={words.explore.colour(at + 1)}
              value={hex}
              onChange={(event) =>
                setColours(colours.map((one, index) => (index === at ? event.target.value : one)))
              }
            />
            <IconButton
              icon="close"
              label={words.explore.removeColour(hex)}
              onClick={() => setColours(colours.filter((one) => one !== hex))}
            />
          </span>
        ))}
        {colours.length < mostColours && (
          <label className="colour-well colour-new">
            <span>{words.explore.addColour}</span>
            <input
              type="color"
              value={colours.at(-1) ?? startColour}
              onChange={(event) => setColours([...new Set([...colours, event.target.value])])}
            />
          </label>
        )}
      </div>
      <Button
        look="main"
        disabled={colours.length === 0}
        onClick={() =>
          pick(
            colours.map((hex) => ({ hex })),
            'loose',
          )
        }
      >
        {words.explore.searchColours}
      </Button>
      <input
        type="search"
        aria-label={words.explore.findPalette}
        placeholder={words.explore.findPalette}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <ul className="named-palettes">
        {shown.map(({ english, chinese, shares }) => (
          <li key={english}>
            <button
              type="button"
              onClick={() =>
                pick(
                  Object.entries(shares).map(([hex, share]) => ({ hex, area: share / 100 })),
                  'locked',
                )
              }
            >
              <span className="swatches" aria-hidden="true">
                {Object.entries(shares).map(([hex, share]) => (
                  <span key={hex} style={{ background: hex, flexGrow: share }} />
                ))}
              </span>
              {language === 'zh' ? chinese : english}
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="quiet">{words.explore.noPalette}</p>}
    </div>
  );
}

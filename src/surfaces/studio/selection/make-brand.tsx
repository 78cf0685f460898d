import { useRef, useState } from 'react';
import type { Progress } from '../api/call.js';
import { useStudio } from '../app/studio.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { ProgressBar } from '../parts/progress-bar.js';
import { Thumbnails } from './thumbnails.js';

/** Teaches a brand by chosen pictures or by a folder of the library. */
export function MakeBrand({ assets, onClose }: { assets: readonly string[]; onClose: () => void }) {
  const { words, change, go } = useStudio();
  const [given, setGiven] = useState({ name: '', folder: '', not: '', style: '', palette: '' });
  const [progress, setProgress] = useState<Progress>();
  const running = useRef<AbortController | undefined>(undefined);
  const sources = assets.length > 0 ? [...assets] : listOf(given.folder);
  const canMake = given.name.trim() !== '' && sources.length > 0 && progress === undefined;
  const make = async () => {
    running.current = new AbortController();
    setProgress({ stage: 'brand', done: 0 });
    const { style, palette } = given;
    const input = {
      name: given.name.trim(),
      assets: sources,
      not: listOf(given.not),
      ...(style.trim() === '' ? {} : { style: style.trim() }),
      ...(palette.trim() === '' ? {} : { palette: palette.trim() }),
    };
    const options = { signal: running.current.signal, onProgress: setProgress };
    const made = await change('brand.create', input, ({ name }) => words.brands.made(name), options);
    setProgress(undefined);
    if (made === undefined) return;
    onClose();
    go({ view: 'brands', name: made.name });
  };
  const field = (key: keyof typeof given, hint?: string) => (
    <Field label={words.brands.fields[key]} {...(hint === undefined ? {} : { hint })}>
      {(attributes) => (
        <input
          {...attributes}
          value={given[key]}
          onChange={(event) => setGiven({ ...given, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  const close = () => {
    running.current?.abort();
    onClose();
  };
  return (
    <Dialog title={words.brands.make} onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (canMake) void make();
        }}
      >
        {assets.length > 0 ? <Thumbnails ids={assets} /> : field('folder', words.brands.folderHint)}
        {assets.length > 0 && assets.length < 8 && <p className="remark">{words.brands.few}</p>}
        {field('name')}
        {field('style', words.brands.styleHint)}
        {field('palette', words.brands.paletteHint)}
        {field('not', words.brands.notHint)}
        {progress !== undefined && <ProgressBar progress={progress} />}
        <div className="form-actions">
          <Button look="quiet" onClick={close}>
            {words.shell.cancel}
          </Button>
          <Button look="main" submits disabled={!canMake}>
            {words.brands.makeIt}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function listOf(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

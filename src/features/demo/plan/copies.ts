import type { PictureRecord } from '../record.js';

const exactCopies = 6;
const resizedCopies = 5;
const recodedCopies = 5;

/** Returns a few repeats of given pictures: the same bytes, the same picture smaller, the same in another format. */
export function planCopies(records: readonly PictureRecord[]): PictureRecord[] {
  const originals = records.filter(
    ({ kind, file }) => kind !== 'icon' && kind !== 'logo' && !file.endsWith('.svg'),
  );
  const step = Math.floor(originals.length / (exactCopies + resizedCopies + recodedCopies));
  return Array.from({ length: exactCopies + resizedCopies + recodedCopies }, (_, index): PictureRecord => {
    const { title: _title, ...original } = originals[index * step]!;
    const ending = original.file.split('.').at(-1)!;
    const place = `shared/campaign-${(index % 3) + 1}/final-${String(index + 1).padStart(2, '0')}`;
    const copy = (how: 'exact' | 'resized' | 're-encoded') => ({ of: original.file, how });
    if (index < exactCopies) return { ...original, file: `${place}.${ending}`, copy: copy('exact') };
    if (index < exactCopies + resizedCopies) {
      const half = { widthPx: Math.round(original.widthPx / 2), heightPx: Math.round(original.heightPx / 2) };
      return { ...original, ...half, file: `${place}-small.${ending}`, copy: copy('resized') };
    }
    return {
      ...original,
      file: `${place}-web.${ending === 'webp' ? 'jpg' : 'webp'}`,
      copy: copy('re-encoded'),
    };
  });
}

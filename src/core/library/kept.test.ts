import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { smallLibrary } from '../../../test/small-library.js';
import { keptBeside } from './kept.js';

test('[Y2] what was made is kept beside the library, made anew for other sources, and survives damage', async () => {
  const small = await smallLibrary({});
  try {
    const library = await small.motif.library();
    let made = 0;
    const ask = (from: unknown) =>
      keptBeside(library, 'things', from, async () => {
        made += 1;
        return { from, numbers: [1, 2] };
      });
    expect(await ask(['a'])).toEqual({ from: ['a'], numbers: [1, 2] });
    expect(await ask(['a'])).toEqual({ from: ['a'], numbers: [1, 2] });
    expect(made).toBe(1);
    expect(await ask(['b'])).toEqual({ from: ['b'], numbers: [1, 2] });
    expect(made).toBe(2);
    const file = library.derivedPath('things.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ value: { from: ['b'] } });
    writeFileSync(file, '{"key":');
    expect(await ask(['b'])).toEqual({ from: ['b'], numbers: [1, 2] });
    expect(made).toBe(3);
  } finally {
    await small.remove();
  }
});

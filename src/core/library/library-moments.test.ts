import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { momentsOf, scoresAlong } from '../moments.js';
import type { Library } from './library.js';
import { libraryMoments } from './library-moments.js';

let small: SmallLibrary;
let library: Library;
let file: string;
beforeAll(async () => {
  const colours = ['red', 'blue', 'green', 'yellow', 'purple', 'orange'];
  const drawings = colours.map((colour, at) => [`${colour}.png`, { colour, below: 'white', share: at / 10 }]);
  small = await smallLibrary(Object.fromEntries(drawings));
  library = await small.motif.library();
  file = path.join(small.root, '.motif', 'moments.json');
});
afterAll(() => small.remove());

const white = Float32Array.of(0, 0, 0, 0, 0, 0, 0, 1, 0);

describe('the moments of a library', () => {
  test('[L33] are those of its vectors, helped out by pictures in general where it is small', async () => {
    const ids = library.ledger.encodedIds();
    const own = momentsOf([...(await library.vectors.get(ids)).values()]);
    const general = { count: 100, mean: own.mean.map(() => 0), covariance: own.covariance.map(() => 0) };
    const mixed = (await libraryMoments(library, general))!;
    const share = ids.length / (ids.length + 200);
    expect(scoresAlong(mixed, white).mean).toBeCloseTo(share * scoresAlong(own, white).mean, 5);
    const alone = scoresAlong((await libraryMoments(library))!, white);
    expect(alone.mean).toBeCloseTo(scoresAlong(own, white).mean, 5);
    expect(alone.deviation).toBeGreaterThan(0);
  });

  test('[L33] are kept, and made anew when the file is damaged or the library has changed', async () => {
    await libraryMoments(library);
    const whole = readFileSync(file, 'utf8');
    for (const other of ['', '{}', whole.replace(/"encoded":\d+/, '"encoded":60')]) {
      writeFileSync(file, other);
      await libraryMoments(library);
      expect(readFileSync(file, 'utf8')).toBe(whole);
    }
  });

  test('[L33] a library that may only be read has them as well', async () => {
    rmSync(file);
    const folder = path.dirname(file);
    chmodSync(folder, 0o555);
    try {
      expect(await libraryMoments(library)).toBeDefined();
    } finally {
      chmodSync(folder, 0o755);
    }
    // The superuser may write everywhere.
    if (process.getuid?.() !== 0) expect(existsSync(file)).toBe(false);
  });

  test('[L33] a library without pictures has none', async () => {
    const empty = await smallLibrary({});
    expect(await libraryMoments(await empty.motif.library())).toBeUndefined();
    await empty.remove();
  });
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drawing, drawPng } from './small-library.js';

const isBuilt = existsSync(fileURLToPath(new URL('../dist/index.js', import.meta.url)));

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-example-'));
  const draw = async (name: string, drawing: Drawing) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), await drawPng(drawing));
  };
  await draw('umbrella.png', { colour: 'red', hasFigure: true });
  await draw('sky.png', { colour: 'blue', below: 'white', share: 0.125 });
  for (const [at, share] of [0.25, 0.375, 0.5, 0.625].entries())
    await draw(`acme/${at}.png`, { colour: 'orange', below: 'purple', share, hasFigure: true });
  const colours = ['green', 'teal', 'navy', 'gray', 'olive', 'black'];
  for (const [at, colour] of colours.entries())
    for (const share of [0, 0.25, 0.5, 0.75])
      await draw(`other/${at}-${share}.png`, { colour, below: 'silver', share, hasFigure: at % 2 === 0 });
  await draw('.offered.png', { colour: 'orange', below: 'purple', share: 0.4375, hasFigure: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The examples import the package by its name, as a reader would: that is dist, which `npm test` builds first.
describe.skipIf(!isBuilt)('the examples', () => {
  test('[X11] the first indexes a folder and finds pictures through the package', async () => {
    const { find } = await import('../examples/01-find.js');
    const { found, alike } = await find(folder, 'umbrella');
    expect(found[0]).toBe('umbrella.png');
    expect(alike).toHaveLength(5);
    expect(alike).not.toContain('umbrella.png');
  });

  test('[X11] the second asks by weighted terms and tells the share of each', async () => {
    const { compose } = await import('../examples/02-compose.js');
    const composed = await compose(folder, 'acme/1.png', 'orange');
    expect(composed).toHaveLength(5);
    expect(composed[0]!.path).toMatch(/^acme/);
    // The picture has two terms, one for each of its dials.
    for (const { shares } of composed) expect(shares).toHaveLength(5);
  });

  test('[X11] the third teaches a concept and finds what shows it', async () => {
    const { teach } = await import('../examples/03-concept.js');
    const { found } = await teach(folder, 'acme look', ['acme/0.png', 'acme/1.png', 'acme/2.png']);
    expect(found.slice(0, 4).sort()).toEqual([0, 1, 2, 3].map((at) => `acme/${at}.png`));
  });

  test('[X11] the fourth teaches a brand and checks pictures against it', async () => {
    const { check } = await import('../examples/04-brand.js');
    const files = ['.offered.png', 'other/2-0.png'].map((name) => path.join(folder, name));
    const [offered, other] = await check(folder, 'acme', files);
    expect(offered!.score).toBeGreaterThan(other!.score);
    expect(other!.reasons.length).toBeGreaterThan(0);
    // Once more: the brand is there already.
    expect(await check(folder, 'acme', files.slice(0, 1))).toMatchObject([{ score: offered!.score }]);
  });
});

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { type Drawing, drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { runOperation } from '../../core/operation.js';
import { createBrand } from '../brands/operations.js';
import { hearStyles } from '../styles/hearing.js';
import { comparePhrases } from './operations.js';

const compare = comparePhrases(hearStyles);
const others = ['blue', 'green', 'yellow', 'purple', 'orange', 'white'];
/** Reds with a little blue or green; the rest has every other pair of colours, some of it with a little red. */
const drawings: Record<string, Drawing> = {};
for (let at = 0; at < 10; at++)
  drawings[`acme/${at}.png`] = {
    colour: 'red',
    below: at % 2 === 0 ? 'blue' : 'green',
    share: 0.125 + 0.025 * at,
    widthPx: 64 + 4 * at,
    hasFigure: at % 3 === 0,
  };
for (const [at, colour] of others.entries())
  for (const [turn, below] of ['red', ...others].entries())
    if (colour !== below)
      drawings[`rest/${at}-${turn}.png`] = {
        colour,
        below,
        share: 0.125 + 0.05 * turn,
        heightPx: 64 + 3 * at,
      };

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary(drawings);
  const lexicon = await small.motif.lexicon();
  small.motif.lexicon = async () => lexicon;
  await runOperation(createBrand, { name: 'acme', assets: ['acme'] }, small.motif);
});
afterAll(() => small.remove());

const compared = (phrases: string[], more: object = { brand: 'acme' }) =>
  runOperation(compare, { phrases, ...more }, small.motif);

describe('phrases.compare', () => {
  test('[R19][R22] names the phrasing that finds the brand, and says why', async () => {
    const answer = await compared(['yellow and purple', 'red', 'something'], { brand: 'ACME' });
    expect(answer).toMatchObject({ model: 'fake', meant: { brand: 'ACME' }, unread: [] });
    expect(answer.phrasings.map(({ text }) => text)).toEqual(['red', 'something', 'yellow and purple']);
    const [red, , wrong] = answer.phrasings;
    expect(red!.area).toBe(1);
    expect(red!.low).toBeGreaterThan(0.6);
    expect(red!.missed).toEqual([]);
    expect(red!.nearest).toHaveLength(5);
    expect(red!.nearest.every(({ isMeant, path: file }) => isMeant && file.startsWith('acme/'))).toBe(true);
    // Words that say nothing leave every picture where it is.
    expect(answer.phrasings[1]!.area).toBe(0.5);
    expect(wrong!.area).toBeLessThan(0.5);
    expect(wrong!.missed.length).toBeGreaterThan(0);
    expect(wrong!.nearest.some(({ isMeant }) => !isMeant)).toBe(true);
    expect(red!.agreement).toBeLessThan(0.3);
  });

  test('[R21] says which of two is better, and no difference where there is none', async () => {
    const { pairs } = await compared(['green', 'red', 'bright red']);
    const verdicts = Object.fromEntries(
      pairs.map(({ first, second, verdict }) => [`${first}/${second}`, verdict]),
    );
    expect(verdicts).toEqual({
      'green/red': 'second',
      'green/bright red': 'second',
      'red/bright red': 'no difference',
    });
    const same = pairs.find(({ first, second }) => first === 'red' && second === 'bright red')!;
    expect(same).toMatchObject({ difference: 0, error: 0, low: 0, high: 0 });
    expect(same.agreement).toBeCloseTo(1, 12);
    const better = pairs.find(({ first, second }) => first === 'green' && second === 'red')!;
    expect(better.difference).toBeLessThan(0);
    expect(better.error).toBeGreaterThan(0);
    expect(better.high).toBeLessThan(0);
  });

  test('[R23] offers those that none beats as one query, and none where one is better than all others', async () => {
    const { ensemble } = await compared(['red', 'a "red" one', 'green']);
    expect(ensemble).toMatchObject({
      texts: ['red', 'a "red" one'],
      query: '"red" + "a \\"red\\" one"',
      area: 1,
      overBest: { difference: 0 },
    });
    expect((await compared(['red', 'green'])).ensemble).toBeUndefined();
    expect((await compared(['red'])).ensemble).toBeUndefined();
  });

  test('[R20] measures the forms of a phrasing alone and together', async () => {
    const { phrasings, notes } = await compared(['red | 蓝', 'green ｜ green']);
    const [first, second] = phrasings;
    expect(first!.forms.map(({ text, language }) => [text, language])).toEqual([
      ['red', 'en'],
      ['蓝', 'zh'],
    ]);
    const [red, blue] = first!.forms;
    expect(red!.area).toBe(1);
    expect(blue!.area).toBeLessThan(0.6);
    expect(first!.area).toBeGreaterThan(blue!.area);
    expect(first!.area).toBeLessThan(red!.area);
    expect(second!.area).toBe(second!.forms[0]!.area);
    expect(notes).toContain('The model hardly knows the language of "蓝".');
  });

  test('[R24] suggests styles of the lexicon that lie above, and calls few better', async () => {
    const { suggestions, phrasings } = await compared(['green']);
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.length).toBeLessThanOrEqual(5);
    for (const { overBest, area, words, isBetter } of suggestions) {
      expect(area).toBeGreaterThan(phrasings[0]!.area);
      expect(overBest.difference).toBeCloseTo(area - phrasings[0]!.area, 12);
      expect(words.length).toBeGreaterThan(3);
      if (isBetter) expect(overBest.low).toBeGreaterThan(0);
    }
    expect(suggestions[0]!.words.join(' ').toLowerCase()).toContain('red');
    expect((await compared(['red'])).suggestions).toEqual([]);
  });

  test('[R22] pulls are the styles whose words are the same', async () => {
    const lexicon = await small.motif.lexicon();
    const style = lexicon.styles.find(({ name }) => /\bblack\b/i.test(name.en)) ?? lexicon.styles[0]!;
    const { phrasings } = await compared([`${style.name.en}, ${style.phrasings.en.join(', ')}`]);
    const [{ pulls }] = phrasings as [(typeof phrasings)[number]];
    expect(pulls).toHaveLength(3);
    expect(pulls[0]!.strength).toBeGreaterThanOrEqual(pulls[2]!.strength);
  });

  test('[R25] files stand for themselves, copies count once, and one that cannot be read is listed', async () => {
    const folder = temporaryFolder('phrases');
    for (const [at, share] of [0.1, 0.3, 0.5].entries())
      writeFileSync(
        path.join(folder, `${at}.png`),
        await drawPng({ colour: 'purple', below: 'white', share }),
      );
    writeFileSync(path.join(folder, 'broken.png'), 'no picture');
    const answer = await compared(['purple', 'red'], { files: [folder] });
    expect(answer.meant).toEqual({ pictures: 3 });
    expect(answer.unread).toMatchObject([
      { path: expect.stringContaining('broken.png'), code: 'unreadable_media' },
    ]);
    expect(answer.phrasings[0]).toMatchObject({ text: 'purple' });
    expect(answer.notes).toContain('With 3 pictures the intervals are wide; 8 or more tell phrasings apart.');
    const twice = await compared(['red'], {
      files: ['acme/0.png', 'acme/1.png', 'acme/2.png', 'acme/0.png'],
    });
    expect(twice.meant.pictures).toBe(3);
  });

  test('[R19] the same comparison gives the same numbers', async () => {
    expect(await compared(['red', 'green'])).toEqual(await compared(['red', 'green']));
  });

  test('[R19] phrasings that find nothing are said to be no better than chance', async () => {
    expect((await compared(['nothing at all'])).notes).toContain(
      'No phrasing is shown to find these pictures better than chance does.',
    );
  });

  test.each([
    ['neither brand nor files', ['red'], {}, 'invalid_input', 'received neither'],
    ['both', ['red'], { brand: 'acme', files: ['acme'] }, 'invalid_input', 'received both'],
    ['an unknown brand', ['red'], { brand: 'nothing' }, 'not_found', 'received "nothing"'],
    [
      'files that are not there',
      ['red'],
      { files: ['absent.png', 'acme/0.png'] },
      'invalid_input',
      'received 1',
    ],
    [
      'too few pictures',
      ['red'],
      { files: ['acme/0.png', 'acme/1.png'] },
      'invalid_input',
      'Expected at least 3 different pictures',
    ],
    [
      'the whole library',
      ['red'],
      { files: ['acme', 'rest'] },
      'invalid_input',
      'Expected at least 20 other pictures',
    ],
    ['a phrasing twice', ['red', 'red '], { brand: 'acme' }, 'invalid_input', 'received "red" twice'],
    ['an empty form', ['red | '], { brand: 'acme' }, 'invalid_input', 'for a phrasing'],
    ['an empty phrasing', ['  '], { brand: 'acme' }, 'invalid_input', 'phrases'],
    ['no phrasing', [], { brand: 'acme' }, 'invalid_input', 'received an empty list'],
    [
      'too many phrasings',
      Array.from({ length: 13 }, (_, at) => `red ${at}`),
      { brand: 'acme' },
      'invalid_input',
      'at most 12',
    ],
    ['a huge phrasing', ['x'.repeat(501)], { brand: 'acme' }, 'invalid_input', '500'],
  ] as const)('[R25] %s: refused', async (_, phrases, more, code, message) => {
    const error = await failureOf(compared([...phrases], more));
    expect(error).toMatchObject({ code });
    expect(error.message).toContain(message);
    expect(error.hint).toBeTruthy();
  });

  test('[R19] stops when cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(
      runOperation(compare, { phrases: ['red'], brand: 'acme' }, small.motif, { signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });
});

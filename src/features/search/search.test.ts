import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourDrawings, failureOf, namesOf } from '../../../test/search-world.js';
import { drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { createFakeEncoder } from '../../core/encoder/fake.js';
import { runOperation } from '../../core/operation.js';
import { similarity, unitRow } from '../../core/vector.js';
import { search, similar } from './operations.js';
import { searchLibrary } from './search.js';

let small: SmallLibrary;

beforeAll(async () => {
  small = await smallLibrary(colourDrawings);
});
afterAll(() => small.remove());

const ask = (query: string, more: Record<string, unknown> = {}) =>
  runOperation(search, { query, foldCopies: false, ...more }, small.motif);

describe('copies', () => {
  test('[S24] a picture is shown under the name that the words ask for, its copies beside it', async () => {
    const drawing = { colour: 'red', below: 'green', share: 0.375 };
    const twins = await smallLibrary({ 'a/kettle.png': drawing, 'b/umbrella.png': drawing });
    const shown = async (query: string) => {
      const { results } = await runOperation(search, { query }, twins.motif);
      return results.map(({ path: file, copies, matched }) => ({ file, copies, matched }));
    };
    const matched = ['meaning', 'name'];
    expect(await shown('umbrella')).toEqual([{ file: 'b/umbrella.png', copies: ['a/kettle.png'], matched }]);
    expect(await shown('kettle')).toEqual([{ file: 'a/kettle.png', copies: ['b/umbrella.png'], matched }]);
    await twins.remove();
  });

  test('[S24] what matched is told alike however few results are asked for', async () => {
    const [first] = (await ask('umbrella', { limit: 1 })).results;
    expect(first).toEqual((await ask('umbrella', { limit: 6 })).results[0]);
    expect(first).toMatchObject({ path: 'signs/umbrella.png', matched: ['meaning', 'name'] });
  });

  test('[S25] pictures that wait for their vectors are told, not called missing', async () => {
    const waiting = await smallLibrary({ 'red.png': { colour: 'red' } });
    const { ledger } = await waiting.motif.library();
    ledger.forgetVectors(ledger.encodedIds());
    const { notes } = await runOperation(search, { query: 'red' }, waiting.motif);
    expect(notes).toEqual(['1 picture waits to be indexed. Run `motif index`.']);
    await waiting.remove();
  });
});

describe('meaning', () => {
  test('[S1] one term, whatever its weight, ranks as the plain cosine', async () => {
    const encoder = await small.motif.encoder();
    const library = await small.motif.library();
    const query = unitRow(await encoder.encodeTexts(['blue']), 0, encoder.identity.dimensions);
    const ids = library.ledger.encodedIds();
    const vectors = await library.vectors.get(ids);
    const byCosine = ids.map((id) => similarity(query, vectors.get(id)!)).sort((a, b) => b - a);
    for (const written of ['blue', '0.3*"blue"']) {
      const { results } = await ask(written, { meaningOnly: true });
      expect(results).toHaveLength(6);
      for (const [index, result] of results.entries()) {
        expect(result.similarity).toBeCloseTo(byCosine[index]!, 5);
      }
    }
    expect(namesOf(await ask('blue', { meaningOnly: true, limit: 3 }))).toEqual([
      'mostly-blue.png',
      'half.png',
      'mostly-red.png',
    ]);
  });

  test('[S2] terms add up and a negative one leads away', async () => {
    expect(namesOf(await ask('"red" + "blue"', { meaningOnly: true, limit: 1 }))).toEqual(['half.png']);
    expect(namesOf(await ask('"red" - "blue"', { meaningOnly: true, limit: 1 }))).toEqual(['red.png']);
    const [last] = namesOf(await ask('-red', { meaningOnly: true })).slice(-1);
    expect(last).toBe('red.png');
  });

  test('[S12] terms that search cannot weigh, or that cancel, are explained', async () => {
    for (const [query, hint] of [['red - red', /weight/]] as const) {
      const error = await failureOf(ask(query));
      expect(error).toMatchObject({ code: 'invalid_input', hint: expect.stringMatching(hint) });
    }
  });
});

describe('words', () => {
  test('[S26] words that the model hardly knows are named, unless only words are matched', async () => {
    const encoder = async () => ({ ...createFakeEncoder(), unknownWords: async () => ['hygge', '侘'] });
    const { signal } = new AbortController();
    const parts = { library: await small.motif.library(), encoder, dir: small.root, signal };
    const request = { limit: 3, foldCopies: false, meaningOnly: false, wordsOnly: false };
    const notes = async (more: object) =>
      (await searchLibrary({ query: 'hygge 侘', ...request, ...more }, parts)).notes;
    expect(await notes({})).toEqual([expect.stringContaining('hardly knows "hygge", "侘"')]);
    expect(await notes({ wordsOnly: true })).toEqual([]);
    expect((await ask('red')).notes).toEqual([]);
  });

  test('[S3] a file named as the query asks comes first although the encoder does not know the word', async () => {
    expect(namesOf(await ask('umbrella'))[0]).toBe('umbrella.png');
    expect(namesOf(await ask('雨伞'))[0]).toBe('黄色雨伞.png');
    expect(namesOf(await ask('umbrellas', { limit: 1 }))).toEqual(['umbrella.png']);
  });

  test('[S5] a result says what matched', async () => {
    const [first, second] = (await ask('umbrella', { limit: 2 })).results;
    expect(first!.matched).toContain('name');
    expect(second!.matched).toEqual(['meaning']);
    expect((await ask('plain', { wordsOnly: true })).results[0]!.matched).toEqual(['folder']);
    const red = (await ask('red', { limit: 1 })).results[0]!;
    expect([red.path, red.matched]).toEqual(['plain/red.png', ['meaning', 'name']]);
  });

  test('[S6] either side can be switched off', async () => {
    const before = small.encodings.texts;
    const words = await ask('umbrella', { wordsOnly: true });
    expect(words.results.map(({ path, similarity }) => [path, similarity])).toEqual([
      ['signs/umbrella.png', null],
    ]);
    expect(small.encodings.texts).toBe(before);
    expect(
      (await ask('umbrella', { meaningOnly: true })).results.flatMap(({ matched }) => matched),
    ).not.toContain('name');
    for (const [query, flags] of [
      ['red', { wordsOnly: true, meaningOnly: true }],
      ['-red', { wordsOnly: true }],
      ['red image(a.png)', { wordsOnly: true }],
    ] as const) {
      expect(await failureOf(ask(query, flags))).toMatchObject({ code: 'invalid_input' });
    }
  });

  test('[S7] what is named as a negative term says gets no vote for its words', async () => {
    const named = await ask('"plain" - "half"', { wordsOnly: true });
    expect(namesOf(named)).not.toContain('half.png');
    expect(named.results).toHaveLength(3);
    const { results } = await ask('"umbrella" - 0.1*"umbrella"');
    expect(results.find(({ path: file }) => file.endsWith('umbrella.png'))?.matched).toEqual(['meaning']);
  });
});

describe('the answer', () => {
  test('[S8] filters hold for meaning and words', async () => {
    const wide = await ask('umbrella red width:>100');
    expect([namesOf(wide), wide.searched]).toEqual([['黄色雨伞.png'], 1]);
    expect(namesOf(await ask('folder:signs -ratio:landscape'))).toEqual(['umbrella.png']);
    expect(namesOf(await ask('colour:yellow'))).toEqual(['黄色雨伞.png']);
    const none = await ask('red type:gif');
    expect([none.results, none.searched, none.notes]).toEqual([
      [],
      0,
      ['No picture passes the filters; leave one out.'],
    ]);
  });

  test('[S10] an empty query gives the newest first and needs no encoder', async () => {
    const before = small.encodings.texts;
    const all = await ask('');
    const library = await small.motif.library();
    const times = all.results.map(({ id }) => library.ledger.assets([id])[0]!.modifiedMs);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(all.results).toHaveLength(6);
    expect(small.encodings.texts).toBe(before);
  });

  test('[S11] an empty library names the next step', async () => {
    const empty = await smallLibrary({});
    const answer = await runOperation(search, { query: 'red' }, empty.motif);
    expect(answer).toMatchObject({
      results: [],
      searched: 0,
      notes: [expect.stringContaining('motif index')],
    });
    await empty.remove();
  });

  test('[S13] pictures are taken by id, path and file, and encoded only when they are new or changed', async () => {
    const { id } = (await ask('red', { limit: 1 })).results[0]!;
    const inside = path.join(small.root, 'plain/red.png');
    const before = small.encodings.images;
    const paths = [id, id.slice(0, 8), 'plain/red.png', inside];
    const answers = await Promise.all(
      paths.map((image) => runOperation(similar, { image, limit: 1 }, small.motif)),
    );
    expect(new Set(answers.map((answer) => namesOf(answer).join()))).toEqual(new Set(['mostly-red.png']));
    expect(namesOf(await ask(`asset(${id.slice(0, 8)})`, { meaningOnly: true, limit: 1 }))).toEqual([
      'red.png',
    ]);
    expect(small.encodings.images).toBe(before);
    const outside = path.join(small.root, '.outside.png');
    writeFileSync(outside, await drawPng({ colour: 'blue' }));
    expect(namesOf(await ask(`image("${outside}")`, { limit: 1 }))).toEqual(['mostly-blue.png']);
    expect(small.encodings.images).toBe(before + 1);
    const original = readFileSync(inside);
    writeFileSync(inside, await drawPng({ colour: 'blue', widthPx: 80 }));
    expect(namesOf(await runOperation(similar, { image: inside, limit: 1 }, small.motif))).toEqual([
      'mostly-blue.png',
    ]);
    writeFileSync(inside, original);
    expect(await failureOf(ask('image(missing.png)'))).toMatchObject({ code: 'not_found' });
    expect(await failureOf(ask('asset(ffffffff)'))).toMatchObject({ code: 'not_found' });
  });

  test('[S21] a path is looked up in the folder that Motif was opened for', async () => {
    writeFileSync(path.join(small.root, '.beside.png'), await drawPng({ colour: 'blue' }));
    for (const image of ['.beside.png', './plain/mostly-blue.png']) {
      const { results } = await ask(`image(${image})`, { limit: 1 });
      expect(results[0]!.path).toBe('plain/mostly-blue.png');
    }
  });

  test('[S22] a path among the words is taken as words, and a note says how to search by the picture', async () => {
    for (const written of ['plain/red.png', './plain/red.png', 'like plain/red.png please']) {
      const { notes } = await ask(written);
      expect(notes).toEqual([
        expect.stringMatching(/plain\/red\.png was taken as words.* image\(.*red\.png\)\.$/),
      ]);
    }
    expect((await ask('plain/none.png or red/blue')).notes).toEqual([]);
    expect((await ask('red')).notes).toEqual([]);
  });

  test('[S14] similar leaves the picture itself out', async () => {
    const answer = await runOperation(similar, { image: 'plain/half.png', foldCopies: false }, small.motif);
    expect(namesOf(answer)).toHaveLength(5);
    expect(namesOf(answer)).not.toContain('half.png');
    expect(answer.searched).toBe(5);
  });

  test('[S16] a contact sheet is written to a page and to nothing else', async () => {
    const sheet = path.join(small.root, 'sheet.html');
    const answer = await ask('red', { sheet });
    expect(answer.sheet).toBe(sheet);
    expect(readFileSync(sheet, 'utf8').match(/data:image\/webp;base64,/g)).toHaveLength(6);
    const picture = path.join(small.root, 'plain/red.png');
    const before = readFileSync(picture);
    expect(await failureOf(ask('red', { sheet: picture }))).toMatchObject({
      code: 'invalid_input',
      path: 'sheet',
    });
    expect(readFileSync(picture).equals(before)).toBe(true);
    const nowhere = path.join(small.root, 'none', 'sheet.html');
    expect(await failureOf(ask('red', { sheet: nowhere }))).toMatchObject({ code: 'store_failed' });
    expect(existsSync(nowhere)).toBe(false);
  });
});

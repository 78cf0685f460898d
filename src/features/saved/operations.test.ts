import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drawPng, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { addToBoard, deleteBoard } from '../boards/operations.js';
import { addTags, removeTags } from '../library/asset-operations.js';
import { undo } from '../library/undo-operations.js';
import { findPictures, search, similar } from '../search/operations.js';
import { addSaved, deleteSaved, listSaved, renameSaved, runSaved } from './operations.js';

const runQuery = runSaved(findPictures);

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary({
    'red.png': { colour: 'red' },
    'spring/blue.png': { colour: 'blue' },
    'spring/green.png': { colour: 'green' },
    'spring/half.png': { colour: 'red', below: 'blue', share: 0.5 },
  });
});
afterAll(() => small.remove());
beforeEach(async () => {
  const { ledger } = await small.motif.library();
  for (const { name } of ledger.savedQueries.list()) ledger.savedQueries.remove(name);
  while (ledger.undo() !== undefined);
});

const save = (name: string, query: string, more: object = {}) =>
  runOperation(addSaved, { name, query, ...more }, small.motif);
const run = (name: string, more: object = {}) => runOperation(runQuery, { name, ...more }, small.motif);
const list = async () => (await runOperation(listSaved, {}, small.motif)).saved;
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('expected a failure'),
    (error) => error,
  );

describe('saved queries', () => {
  test('[W6] a query is saved in normal form and given out as text and as terms and filter', async () => {
    expect(await save(' Spring  reds ', '0.7*red -blue 文件夹：spring type:jpg')).toEqual({
      name: 'Spring reds',
      query: '0.7*"red" - "blue" type:jpeg folder:spring',
      parsed: {
        terms: [
          { kind: 'text', text: 'red', weight: 0.7 },
          { kind: 'text', text: 'blue', weight: -1 },
        ],
        filter: { formats: ['jpeg'], folders: ['spring'] },
      },
    });
    expect(await list()).toMatchObject([{ name: 'Spring reds', parsed: { terms: [{}, {}] } }]);
  });

  test('[W6] what cannot be run is not saved, and a name is given again only when that is asked for', async () => {
    expect(await failure(save('x', 'red typ:png'))).toMatchObject({
      code: 'invalid_input',
      path: 'query:5',
    });
    expect(await failure(save('x', '  '))).toMatchObject({ code: 'invalid_input', path: 'query' });
    expect(await failure(save('x', 'board:gone'))).toMatchObject({ code: 'not_found' });
    for (const query of ['image(gone.png)', 'sketch(gone.png)', 'palette(gone.ase)'])
      expect(await failure(save('x', query))).toMatchObject({
        code: 'not_found',
        path: query.slice(query.indexOf('(') + 1, -1),
      });
    expect(await failure(save('a\u0000', 'red'))).toMatchObject({ code: 'invalid_input', path: 'name' });
    expect(await list()).toEqual([]);
    await save('warm', 'red');
    expect(await failure(save('WARM', 'blue'))).toMatchObject({
      code: 'conflict',
      hint: expect.stringContaining('--replace'),
    });
    await save('WARM', 'blue', { replace: true });
    expect(await list()).toMatchObject([{ name: 'WARM', query: '"blue"' }]);
  });

  test('[W6] saved queries are renamed and deleted; an unknown one is not found, with the names', async () => {
    expect(await failure(run('warm'))).toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('motif saved add'),
    });
    await save('warm', 'red');
    await save('cold', 'blue');
    await runOperation(renameSaved, { name: 'WARM', newName: '暖色' }, small.motif);
    const taken = runOperation(renameSaved, { name: '暖色', newName: 'Cold' }, small.motif);
    expect(await failure(taken)).toMatchObject({ code: 'conflict' });
    await runOperation(renameSaved, { name: 'cold', newName: 'COLD' }, small.motif);
    expect((await list()).map(({ name }) => name)).toEqual(['COLD', '暖色']);
    expect(await failure(run('warm'))).toMatchObject({ hint: 'There are: COLD, 暖色.' });
    const gone = await runOperation(deleteSaved, { name: 'cold' }, small.motif);
    expect(gone).toMatchObject({ name: 'COLD', query: '"blue"' });
    expect((await list()).map(({ name }) => name)).toEqual(['暖色']);
  });

  test('[L34] saving, replacing, renaming and deleting a query can be taken back', async () => {
    const takeBack = async () => {
      const { undone } = await runOperation(undo, {}, small.motif);
      return [undone?.label, ...(await list()).map(({ name, query }) => `${name}: ${query}`)];
    };
    await save('warm', `"it's red"`);
    await save('warm', 'yellow', { replace: true });
    await runOperation(renameSaved, { name: 'warm', newName: 'hot' }, small.motif);
    await runOperation(deleteSaved, { name: 'hot' }, small.motif);
    expect(await takeBack()).toEqual(['saved delete hot', 'hot: "yellow"']);
    expect(await takeBack()).toEqual(['saved rename warm to hot', 'warm: "yellow"']);
    expect(await takeBack()).toEqual(['saved add warm', `warm: "it's red"`]);
    expect(await takeBack()).toEqual(['saved add warm']);
  });
});

describe('running', () => {
  test('[W7] a saved query finds what a search for it finds, with the options of a search', async () => {
    const query = 'red -folder:none';
    await save('warm', query);
    for (const options of [{}, { limit: 2 }, { meaningOnly: true, foldCopies: false }, { wordsOnly: true }]) {
      const found = await runOperation(search, { query, ...options }, small.motif);
      expect(await run('Warm', options)).toEqual({ ...found, name: 'warm', parsed: expect.anything() });
    }
    expect(await failure(run('warm', { limit: 0 }))).toMatchObject({ code: 'invalid_input', path: 'limit' });
  });

  test('[W7] it finds what the library holds then', async () => {
    await save('approved', 'tag:approved');
    expect((await run('approved')).results).toEqual([]);
    await runOperation(addTags, { tags: ['approved'], assets: ['red.png'] }, small.motif);
    expect((await run('approved')).results.map((found) => found.path)).toEqual(['red.png']);
    await runOperation(removeTags, { tags: ['approved'], assets: ['red.png'] }, small.motif);
  });

  test('[W7] its pictures and files are the same from any folder', async () => {
    const library = await small.motif.library();
    const [blue] = library.ledger.assets([library.ledger.find('spring/blue.png')!.id]);
    const colours = path.join(small.root, 'brand.css');
    writeFileSync(colours, ':root { --main: red }');
    const other = path.join(small.root, '..', `${path.basename(small.root)}.png`);
    writeFileSync(other, await drawPng({ colour: 'green' }));
    const folder = { ...small.motif, options: { dir: path.join(small.root, 'spring') } };
    const saveThere = (name: string, query: string) =>
      runOperation(addSaved, { name, query }, folder).then((saved) => saved.query);
    expect(await saveThere('like', '2*image(blue.png)')).toBe(`2*asset(${blue!.id})`);
    expect(await saveThere('outside', `image("../../${path.basename(other)}")`)).toBe(`image(${other})`);
    expect(await saveThere('sketch', 'sketch(half.png)')).toBe(
      `sketch(${path.join(small.root, 'spring', 'half.png')})`,
    );
    expect(await saveThere('brand', 'palette(locked ../brand.css)')).toBe(`palette(locked ${colours})`);
    expect(await saveThere('blues', 'palette(locked "blue.png")')).toBe(`palette(locked "${blue!.id}")`);
    expect((await run('like')).results[0]!.path).toBe('spring/blue.png');
    expect((await run('outside')).results[0]!.path).toBe('spring/green.png');
    expect((await run('brand')).results[0]!.path).toBe('red.png');
    expect((await run('blues')).results[0]!.path).toBe('spring/blue.png');
    rmSync(other);
  });
});

describe('the list', () => {
  test('[W8] filters alone are counted', async () => {
    await save('all of spring', 'folder:spring');
    await save('gifs', 'type:gif');
    await save('reds', 'red folder:spring');
    const counted = (await list()).map(({ name, pictures }) => [name, pictures]);
    expect(counted).toEqual([
      ['all of spring', 3],
      ['gifs', 0],
      ['reds', undefined],
    ]);
  });

  test('[W8] one whose board is gone, or that cannot be read, is listed with the reason beside the others', async () => {
    await runOperation(addToBoard, { name: 'mood', assets: ['red.png'] }, small.motif);
    await save('a', 'board:mood');
    await save('b', 'red');
    await runOperation(deleteBoard, { name: 'mood' }, small.motif);
    (await small.motif.library()).ledger.savedQueries.put({ name: 'c', query: 'newer:thing' });
    const [a, b, c] = await list();
    expect(a).toMatchObject({ parsed: { filter: { boards: ['mood'] } }, problem: expect.anything() });
    expect(a!.pictures).toBeUndefined();
    expect(b!.problem).toBeUndefined();
    expect(c).toMatchObject({ query: 'newer:thing', problem: expect.stringContaining('newer') });
    expect(c!.parsed).toBeUndefined();
    expect(await failure(run('a'))).toMatchObject({ code: 'not_found' });
    const gone = await runOperation(deleteSaved, { name: 'c' }, small.motif);
    expect(gone).toEqual({ name: 'c', query: 'newer:thing' });
  });
});

describe('results elsewhere', () => {
  const places = (name: string) => ({
    sheet: path.join(small.root, 'out', `${name}.html`),
    csv: path.join(small.root, 'out', `${name}.csv`),
    links: path.join(small.root, 'out', name),
  });
  beforeAll(() => mkdirSync(path.join(small.root, 'out')));

  test('[W9] a search, its saved form and similar write what they found and name each path', async () => {
    await save('warm', 'red');
    const written = {
      search: await runOperation(search, { query: 'red', ...places('search') }, small.motif),
      saved: await run('warm', places('saved')),
      similar: await runOperation(similar, { image: 'red.png', ...places('similar') }, small.motif),
    };
    for (const [name, output] of Object.entries(written)) {
      const { sheet, csv, links } = places(name);
      expect(output).toMatchObject({ sheet, csv, links });
      expect(readFileSync(sheet, 'utf8').match(/<li>/g)).toHaveLength(output.results.length);
      expect(readFileSync(csv, 'utf8').trimEnd().split('\r\n')).toHaveLength(1 + output.results.length);
      const linked = readdirSync(links).filter((link) => !link.startsWith('.'));
      expect(linked).toEqual(
        output.results.map(({ rank, path: file }) => `00${rank}-${path.basename(file)}`),
      );
    }
    expect(readFileSync(places('saved').csv, 'utf8')).toBe(readFileSync(places('search').csv, 'utf8'));
  });

  test('[W9] what is no place for a list is refused before anything is searched or written', async () => {
    await save('warm', 'red');
    const picture = path.join(small.root, 'red.png');
    const before = readFileSync(picture);
    const encoded = small.encodings.texts;
    const { csv } = places('refused');
    for (const wrong of [{ csv: picture }, { sheet: picture }, { links: path.join(small.root, 'spring') }]) {
      const error = await failure(run('warm', { csv, ...wrong }));
      expect(error).toMatchObject({ code: 'invalid_input', path: Object.keys(wrong)[0] });
    }
    expect(small.encodings.texts).toBe(encoded);
    expect(existsSync(csv)).toBe(false);
    expect(readFileSync(picture).equals(before)).toBe(true);
    const nowhere = path.join(small.root, 'none', 'a.csv');
    expect(await failure(run('warm', { csv: nowhere }))).toMatchObject({ code: 'store_failed' });
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { list } from './list-operation.js';

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary({
    'a/red.png': { colour: 'red' },
    'a/copy.png': { colour: 'red' },
    'b/blue.png': { colour: 'blue', widthPx: 96 },
    'b/green.png': { colour: 'green' },
  });
});
afterAll(() => small.remove());

const listed = (input: object) => runOperation(list, input, small.motif);

test('[L36] every picture is listed once, copies counted, and pages follow each other', async () => {
  const all = await listed({});
  expect(all.total).toBe(3);
  expect(all.pictures.map(({ copies }) => copies).sort()).toEqual([0, 0, 1]);
  const pages = await Promise.all([0, 1, 2, 3].map((offset) => listed({ offset, limit: 1 })));
  expect(pages.map(({ total }) => total)).toEqual([3, 3, 3, 3]);
  expect(pages.flatMap(({ pictures }) => pictures)).toEqual(all.pictures);
  expect(() => list.output.parse(all)).not.toThrow();
});

test('[L36] filters choose what is listed; nothing that passes is an empty list', async () => {
  const blue = await listed({ query: 'folder:b width:>64' });
  expect(blue).toMatchObject({ total: 1, pictures: [{ path: 'b/blue.png', widthPx: 96, format: 'png' }] });
  expect(await listed({ query: 'type:gif' })).toEqual({ total: 0, pictures: [] });
});

test.each([{ query: 'red' }, { query: '0.5*' }, { limit: 5001 }, { offset: -1 }])(
  '[L36] what is no filter and no page is invalid_input: %o',
  async (input) => {
    await expect(listed(input)).rejects.toMatchObject({ code: 'invalid_input' });
  },
);

import { expect, test } from 'vitest';
import { csvOf } from './csv.js';
import type { ListedPicture } from './picture-list.js';

const root = '/pictures';
const picture: ListedPicture = { rank: 1, id: 'a1', path: 'a.png', format: 'png', widthPx: 10, heightPx: 20 };
const rows = (pictures: readonly ListedPicture[]) => csvOf(pictures, root).split('\r\n').slice(1, -1);

test('[W10] a table starts with a byte order mark and a header, and ends each row with CR LF', () => {
  const table = csvOf([{ ...picture, path: '春/雨伞.png' }], root);
  expect(Buffer.from(table).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(table.slice(1)).toBe(
    'rank,path,file,format,width,height,similarity,matched,copies,id\r\n' +
      '1,春/雨伞.png,/pictures/春/雨伞.png,png,10,20,,,,a1\r\n',
  );
  expect(csvOf([], root).endsWith('copies,id\r\n')).toBe(true);
});

test('[W10] commas, quotes and line ends are quoted', () => {
  const [first] = rows([{ ...picture, path: 'a,"b"\n.png' }]);
  expect(first).toContain('1,"a,""b""\n.png","/pictures/a,""b""\n.png",png');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])(
  '[W10] a text that would be a formula gets an apostrophe: %j',
  (start) => {
    const [first] = rows([{ ...picture, path: `${start}.png`, matched: ['name'], copies: [`${start}.svg`] }]);
    expect(first!.split(',')).toMatchObject({ 1: `'${start}.png`, 7: 'name', 8: `'${start}.svg` });
  },
);

test('[W10] a formula that has to be quoted is disarmed inside the quotes', () => {
  const [first] = rows([{ ...picture, path: '=HYPERLINK("http://x","y").png' }]);
  expect(first).toContain(`1,"'=HYPERLINK(""http://x"",""y"").png",`);
});

test('[W10] a negative similarity stays a number, and what is not known is empty', () => {
  expect(rows([{ ...picture, similarity: -0.12345678, matched: ['name', 'tag'] }])[0]).toContain(
    ',-0.123457,name; tag,',
  );
  expect(rows([{ rank: 2, id: 'b2' }])).toEqual(['2,,,,,,,,,b2']);
});

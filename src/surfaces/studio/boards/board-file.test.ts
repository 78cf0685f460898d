import { expect, test } from 'vitest';
import { boardCsv, boardJson } from './board-file.js';

const board = {
  name: 'mood',
  note: 'spring, warm',
  results: [
    { rank: 1, id: 'aa', missing: false, path: '=cmd,"x".png', format: 'png', widthPx: 3, heightPx: 4 },
    { rank: 2, id: 'bb', missing: true },
  ],
};

test('[V7] a board goes out as a table in its order; a name that would be a formula is none', () => {
  expect(boardCsv(board)).toBe(
    '\ufeffrank,path,format,width,height,id\r\n1,"\'=cmd,""x"".png",png,3,4,aa\r\n2,,,,,bb\r\n',
  );
});

test('[V7] a board goes out as data with its note', () => {
  expect(JSON.parse(boardJson(board))).toEqual({
    name: 'mood',
    note: 'spring, warm',
    pictures: [
      { id: 'aa', missing: false, path: '=cmd,"x".png', format: 'png', widthPx: 3, heightPx: 4 },
      { id: 'bb', missing: true },
    ],
  });
});

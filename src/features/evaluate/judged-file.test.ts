import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { temporaryFolder } from '../../../test/temporary-folder.js';
import { parseJudged, readJudgedFile } from './judged-file.js';

test('[J9] tabs stand between query, kind and pictures, and a number before one is its grade', () => {
  const text =
    '\ufeffquery\tkind\trelevant\r\nred umbrella\tphrase\ta b.png\t2.5*子/雨.png\r\n\r\n猫\t\tcat.png\t\n';
  expect(parseJudged(text, 'judged.tsv')).toEqual([
    {
      line: 2,
      query: 'red umbrella',
      kind: 'phrase',
      relevant: [
        { picture: 'a b.png', grade: 1 },
        { picture: '子/雨.png', grade: 2.5 },
      ],
    },
    { line: 4, query: '猫', relevant: [{ picture: 'cat.png', grade: 1 }] },
  ]);
});

test('[J9] JSON lines have query, kind and relevant pictures with or without grades', () => {
  const lines = [
    { query: '0.7*"a" - b', kind: ' composed ', relevant: ['x.png', { picture: '3fa94c', grade: 3 }] },
    { query: 'a', relevant: ['2*x.png'] },
  ];
  expect(parseJudged(lines.map((line) => JSON.stringify(line)).join('\n'), 'j')).toEqual([
    {
      line: 1,
      query: '0.7*"a" - b',
      kind: 'composed',
      relevant: [
        { picture: 'x.png', grade: 1 },
        { picture: '3fa94c', grade: 3 },
      ],
    },
    { line: 2, query: 'a', relevant: [{ picture: '2*x.png', grade: 1 }] },
  ]);
});

test.each([
  ['', 'j', /received none/],
  ['query\tkind\trelevant\n', 'j', /received none/],
  ['red\tone word', 'j:1', /a picture between tabs/],
  ['red\t\ta.png\nblue umbrella', 'j:2', /line 2/],
  ['red\t\t0*a.png', 'j:1', /grades/],
  ['red\t\t1000*a.png', 'j:1', /grades/],
  ['{"query": "a", "relevant": ["x"]}\n{"query": "b"', 'j:2', /JSON/],
  ['{"query": "a", "relevant": []}', 'j:1', /relevant/],
  ['{"query": "a", "relevant": ["x"], "grade": 2}', 'j:1', /query, kind and relevant/],
  ['{"query": 3, "relevant": ["x"]}', 'j:1', /see query/],
  ['{"query": "a", "relevant": [{"picture": "x", "grade": -1}]}', 'j:1', /relevant/],
])('[J9] a wrong file is invalid_input that names the line: %j', (text, path, message) => {
  expect(() => parseJudged(text, 'j')).toThrowError(
    expect.objectContaining({ code: 'invalid_input', path, message: expect.stringMatching(message) }),
  );
});

test('[J9] a file that is missing, a folder, too large or no text is told as such', async () => {
  const folder = temporaryFolder('judged');
  const failure = (name: string) => failureOf(readJudgedFile(path.join(folder, name)));
  mkdirSync(path.join(folder, 'dir.tsv'));
  expect(await failure('gone.tsv')).toMatchObject({
    code: 'not_found',
    hint: expect.stringContaining('<tab>'),
  });
  expect(await failure('dir.tsv')).toMatchObject({ code: 'not_found' });
  writeFileSync(path.join(folder, 'latin.tsv'), Buffer.from([0x72, 0x09, 0x09, 0xff, 0xfe]));
  expect(await failure('latin.tsv')).toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/UTF-8/),
  });
  writeFileSync(path.join(folder, 'large.tsv'), Buffer.alloc(16 * 1024 * 1024 + 1, 'a'));
  expect(await failure('large.tsv')).toMatchObject({ code: 'too_large' });
  writeFileSync(path.join(folder, 'long.tsv'), 'red\t\ta.png\n'.repeat(10_001));
  expect(await failure('long.tsv')).toMatchObject({ code: 'too_large' });
});

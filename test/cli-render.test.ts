import { describe, expect, test } from 'vitest';
import { makePage } from '../src/surfaces/cli/page.js';
import { render } from '../src/surfaces/cli/render/index.js';
import {
  displayWidth,
  escapeControls,
  formatBytes,
  formatDuration,
  pad,
  safeJson,
  shorten,
} from '../src/surfaces/cli/text.js';

const plain = makePage({ rich: false, columns: 80, isTty: false });
const screen = makePage({ rich: true, columns: 60, isTty: true });

/** Takes the colours off, so that what is left can be measured. */
function bare(text: string): string {
  return text.replaceAll(/\p{Cc}\[[\d;]*m/gu, '');
}

const result = {
  rank: 1,
  id: 'a1',
  path: 'a.svg',
  relevance: null,
  similarity: 0.5,
  influences: [1],
  fusion: 1,
  matched: ['meaning'],
  format: 'svg',
  widthPx: 10,
  heightPx: 20,
  copies: [],
};
const found = {
  query: 'x',
  terms: [{ term: '"x"', weight: 1 }],
  model: 'mini',
  searched: 3,
  results: [result],
  notes: [],
};

describe('results', () => {
  test('[C14] the influence of several terms is shown in percent', () => {
    const terms = [
      { term: '"x"', weight: 0.7 },
      { term: '"y"', weight: -0.3 },
    ];
    const mixed = { ...found, terms, results: [{ ...result, influences: [0.642, -0.358] }] };
    expect(render('search', mixed, plain)).toMatch(/influence %[\s\S]*64 -36/);
    expect(render('search', found, plain)).not.toContain('influence');
  });

  test('[C14] a table aligns Chinese and English and fits the terminal by shortening paths', () => {
    const long = `very/long/folder/names/that/go/on/and/on/${'雨'.repeat(20)}.svg`;
    const results = [result, { ...result, rank: 2, path: long, similarity: null, matched: ['name', 'tag'] }];
    const lines = bare(render('search', { ...found, results }, screen))
      .trimEnd()
      .split('\n');
    expect(Math.max(...lines.slice(0, 3).map(displayWidth))).toBeLessThanOrEqual(60);
    expect(lines[2]).toContain('…');
    expect(lines[2]).toContain('雨.svg');
    const columnOf = (line: string, text: string) => displayWidth(line.slice(0, line.indexOf(text)));
    expect(columnOf(lines[1]!, 'meaning')).toBe(columnOf(lines[2]!, 'name, tag'));
    expect(render('search', { ...found, results }, plain)).toContain(long);
  });

  test('[C14] a narrow terminal shows fewer facts rather than no path', () => {
    const results = [{ ...result, path: `folder/${'a'.repeat(20)}.svg` }];
    const header = (columns: number) =>
      bare(render('search', { ...found, results }, makePage({ rich: true, columns, isTty: true }))).split(
        '\n',
      )[0];
    expect(header(120)).toMatch(/size +id$/);
    expect(header(76)).toMatch(/matched +size$/);
    expect(header(60)).toMatch(/path +matched$/);
  });

  test('[C14] the newest pictures and filters that nothing passes are told as such', () => {
    expect(render('search', { ...found, query: '' }, plain)).toContain(
      '1 of 3 pictures, newest first (mini)',
    );
    const none = { ...found, searched: 0, results: [], notes: ['No picture passes the filters.'] };
    expect(render('search', none, plain)).toBe('No picture passes the filters.\n');
  });

  test('[C14] a search that finds nothing says so, with its notes and its sheet', () => {
    const text = render(
      'similar',
      { ...found, searched: 1, results: [], notes: ['"blorp" is unknown'], sheet: '/s.html' },
      plain,
    );
    expect(text).toBe('Nothing close among 1 picture.\n"blorp" is unknown\nContact sheet: /s.html\n');
  });

  test('[C14] classify shows shares as percent, bars on a terminal, and what could not be read', () => {
    const output = {
      model: 'mini',
      files: [
        {
          image: 'a.png',
          labels: [
            { label: '猫', probability: 0.755 },
            { label: 'dog', probability: 0.245 },
          ],
        },
      ],
      failures: [
        { image: 'b.png', code: 'unreadable_media', reason: 'Expected a picture', hint: 'Look at it' },
      ],
      note: 'Not calibrated.',
    };
    expect(render('classify', output, plain)).toBe(
      [
        'a.png',
        '  猫    75.5 %',
        '  dog   24.5 %',
        'b.png: Expected a picture',
        '  Look at it',
        'mini. Not calibrated.',
        '',
      ].join('\n'),
    );
    expect(bare(render('classify', output, screen))).toContain('75.5 %  ███████████████');
  });

  test('[C14] duplicates are grouped, the one to keep first', () => {
    const copy = {
      id: 'a',
      paths: ['big.png', 'same.png'],
      format: 'png',
      widthPx: 10,
      heightPx: 5,
      bytes: 2500,
    };
    const output = { groups: [{ kind: 'exact', assets: [copy] }], files: 1 };
    expect(render('duplicates', output, plain)).toBe(
      [
        'The same content',
        '  path      size       bytes',
        '  big.png   10x5 png  2.5 kB',
        '  same.png  10x5 png  2.5 kB',
        '',
        '1 group, 1 file beyond the first of each. Nothing was deleted.',
        '',
      ].join('\n'),
    );
    expect(render('duplicates', { groups: [], files: 0 }, plain)).toBe(
      'No picture is there more than once.\n',
    );
  });

  test('[C14] models are a table; one model has its facts and the tables of its card', () => {
    const model = {
      id: 'mini',
      family: 'motif',
      dimensions: 256,
      languages: ['en', 'zh'],
      licence: 'Apache-2.0',
      goodFor: 'graphics',
      downloadMb: 0,
      available: true,
      installed: true,
      folder: '/models/mini',
      dtypes: ['int8'],
      bytes: 1000,
    };
    const away = { ...model, id: 'big', downloadMb: 412, installed: false, dtypes: [] };
    const list = render('models.list', { models: [model, away] }, plain).split('\n');
    expect(list[1]).toMatch(/^mini +int8 +256 +en zh +Apache-2.0 +built in +graphics$/);
    expect(list[2]).toMatch(/^big +no +256 +en zh +Apache-2.0 +412 MB +graphics$/);
    const card = '---\nx: y\n---\n\n# Mini\n\nA small\u001b[2J model.\n\n| a | b |';
    const info = render(
      'models.info',
      {
        ...model,
        card,
        figures: [
          [
            ['task', 'score'],
            ['icons', '0.9'],
          ],
        ],
      },
      plain,
    );
    expect(info).toContain('\nA small\\x1b[2J model.\n');
    expect(info).toContain('task   score\nicons  0.9\n');
    const pulled = { id: 'big', folder: '/m/big', dtypes: ['int8'], bytes: 4.1e8 };
    expect(render('models.pull', pulled, plain)).toBe('big is ready: int8, 410 MB\n/m/big\n');
    const calibrated = {
      model: 'big',
      file: '/m/big/calibration.json',
      pictures: 500,
      texts: 4000,
      labels: 150,
      temperatures: { english: 31.24, chinese: 30 },
      calibrationErrors: { english: 0.0312, chinese: 0.05 },
      logitScale: 100,
      seconds: 3,
    };
    expect(render('models.calibrate', calibrated, plain)).toBe(
      'big is calibrated on 500 pictures of 150 things and 4000 texts.\n  temperature: 31.2 English, 30.0 Chinese (its own 100.0)\n  confidence off by: 3.1 % English, 5.0 % Chinese, on these drawings\n/m/big/calibration.json\n',
    );
  });

  test('[C14] boards are a table, a board its pictures with those that are missing', () => {
    const boards = [
      { name: '春季', note: 'warm', pictures: 1200, missing: 1 },
      { name: 'mood', pictures: 2, missing: 0 },
    ];
    expect(render('board.list', { boards }, plain)).toBe(
      'board  pictures  missing  note\n春季      1,200        1  warm\nmood          2\n',
    );
    expect(render('board.list', { boards: [] }, plain)).toMatch(/^No boards yet\. .*motif board add/);
    const missing = { rank: 2, id: 'b'.repeat(32), missing: true };
    const board = {
      name: 'mood',
      note: 'warm\u001b[31m',
      missing: 1,
      results: [{ ...result, id: 'a'.repeat(32), missing: false }, missing],
      notes: ['1 picture has left the library.'],
      csv: '/mood.csv',
      links: '/mood',
    };
    expect(render('board.show', board, plain)).toBe(
      [
        'mood, 2 pictures',
        'warm\\x1b[31m',
        '#  path     size       id',
        '1  a.svg    10x20 svg  aaaaaaaa',
        '2  missing             bbbbbbbb',
        '1 picture has left the library.',
        'Table: /mood.csv',
        'Links: /mood',
        '',
      ].join('\n'),
    );
    const empty = { name: 'mood', missing: 0, results: [], notes: [] };
    expect(render('board.show', empty, plain)).toMatch(/^mood, 0 pictures\nNothing is on it\./);
    const added = { name: 'mood', created: true, added: 1, pictures: 1 };
    expect(render('board.add', added, plain)).toBe('1 picture put on the new board mood, which holds 1.\n');
    const removed = { name: 'mood', removed: 2, pictures: 0 };
    expect(render('board.remove', removed, plain)).toBe(
      '2 pictures taken off the board mood, which holds 0.\n',
    );
  });

  test('[C14] saved queries are a table with what passes now and why one cannot be run', () => {
    const saved = [
      { name: '待审', query: 'tag:待审', pictures: 12 },
      { name: 'lamps', query: '"lamp" board:mood', problem: 'Expected the name of a board' },
    ];
    expect(render('saved.list', { saved }, plain)).toBe(
      [
        'name   pictures  query',
        '待审         12  tag:待审',
        'lamps            "lamp" board:mood',
        'lamps cannot be run: Expected the name of a board',
        '',
      ].join('\n'),
    );
    expect(render('saved.list', { saved: [] }, plain)).toMatch(/^No saved queries yet\. .*motif saved add/);
    expect(render('saved.add', saved[0], plain)).toBe('待审: tag:待审\n');
    expect(render('saved.delete', saved[0], plain)).toBe('Forgot 待审: tag:待审\n');
    const ran = { ...found, name: 'x', parsed: {}, csv: '/x.csv', links: '/x' };
    expect(render('saved.run', ran, plain)).toBe(
      `${render('search', found, plain)}Table: /x.csv\nLinks: /x\n`,
    );
  });

  test('[C14] embed is JSON on a terminal too', () => {
    const output = { model: 'mini', dimensions: 2, vector: [0.6, 0.8] };
    expect(render('embed', output, screen)).toBe(`${JSON.stringify(output)}\n`);
  });

  test('[C14] a result without a form of its own is shown as fields and tables', () => {
    const output = {
      widthPx: 3,
      none: [],
      ok: true,
      words: ['a', 'b'],
      rows: [{ a: 1 }, { b: 'x\u0000' }],
      in: { deep: 1 },
    };
    expect(render('constructor', output, plain)).toBe(
      'width px: 3\nnone: none\nok: yes\nwords: a, b\nrows:\n  a  b\n  1\n     x\\x00\nin:\n  deep: 1\n',
    );
  });
});

describe('text', () => {
  test.each([
    ['abc', 3],
    ['雨伞', 4],
    ['é', 1],
    ['👩‍👩‍👧 ok', 5],
    ['ｱｲ', 2],
    ['Ａ', 2],
    ['', 0],
  ])('[C14] %j takes %i cells', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('[C14] text is filled and shortened by cells, a file name kept at the end', () => {
    expect(pad('雨', 4)).toBe('雨  ');
    expect(pad('a', 3, 'left')).toBe('  a');
    expect(shorten('folder/雨伞雨伞雨伞/name.svg', 16)).toBe('folde…/name.svg');
    for (const width of [0, 1, 2, 5, 9]) {
      expect(displayWidth(shorten('👩‍👩‍👧雨伞abc雨伞', width))).toBeLessThanOrEqual(width);
    }
  });

  test('[C5] what a terminal would obey is written out, also in JSON', () => {
    expect(escapeControls('a\u001b[2J\u009b\r\n\u202eb')).toBe('a\\x1b[2J\\x9b\\x0d\\x0a\\u{202e}b');
    expect(escapeControls('a\nb', { keepLines: true })).toBe('a\nb');
    const value = { a: '\u009b\u202e\n', b: ['雨'] };
    expect(safeJson(value)).toBe('{"a":"\\u009b\\u202e\\n","b":["雨"]}');
    expect(JSON.parse(safeJson(value, 2))).toEqual(value);
  });

  test('[C7] sizes and times read as people write them', () => {
    expect([0, 999, 1000, 1_450_000, 999_600_000].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '1.4 MB',
      '1.0 GB',
    ]);
    expect([0, 59.6, 3723].map(formatDuration)).toEqual(['0:00', '1:00', '1:02:03']);
  });
});

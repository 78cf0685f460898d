import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryFailure } from '../../../test/query-failure.js';
import { MotifError } from '../errors.js';
import type { AssetFilter } from '../library/assets.js';
import { formatQuery } from './format.js';
import { parseQuery, queryLimits } from './grammar.js';
import type { Term } from './query.js';

const text = (words: string, weight = 1): Term => ({ kind: 'text', text: words, weight });

describe('terms', () => {
  test('[Q1] terms of every kind carry weights and signs', () => {
    const query =
      '0.7*image(a.jpg) + 0.3*"warm minimal" + 0.2*palette(#E8C39E red) + sketch(s.png) + @cozy - 0.4*"people" asset(3fa94c)';
    expect(parseQuery(query).terms).toEqual([
      { kind: 'image', path: 'a.jpg', weight: 0.7 },
      text('warm minimal', 0.3),
      { kind: 'palette', colours: [{ hex: '#e8c39e' }, { hex: '#ff0000' }], mode: 'loose', weight: 0.2 },
      { kind: 'sketch', path: 's.png', weight: 1 },
      { kind: 'concept', name: 'cozy', weight: 1 },
      text('people', -0.4),
      { kind: 'asset', id: '3fa94c', weight: 1 },
    ]);
  });

  test.each([
    ['a  red umbrella', [text('a red umbrella')]],
    ['red type:png umbrella', [text('red umbrella')]],
    ['2*red umbrella - people walking', [text('red umbrella', 2), text('people walking', -1)]],
    ['red "old umbrella" blue', [text('red'), text('old umbrella'), text('blue')]],
    ['', []],
    [' \n\t ', []],
  ])('[Q2] plain words are one text term up to a sign, quote or bracket: %j', (query, terms) => {
    expect(parseQuery(query).terms).toEqual(terms);
  });

  test.each([
    ['e-mail', [text('e-mail')]],
    ['C++ a+b', [text('C++ a+b')]],
    ['red -blue', [text('red'), text('blue', -1)]],
    ['red - blue', [text('red'), text('blue', -1)]],
    ['-blue', [text('blue', -1)]],
    ['image(a.png)-"b"', [{ kind: 'image', path: 'a.png', weight: 1 }, text('b', -1)]],
    ['me@home 2x4', [text('me@home 2x4')]],
    ['poster 30×40 2×4 wood', [text('poster 30×40 2×4 wood')]],
    ['2×wood 2 × 海', [text('wood', 2), text('海', 2)]],
  ])('[Q3] a sign counts between terms or at the start, not inside a word: %j', (query, terms) => {
    expect(parseQuery(query).terms).toEqual(terms);
  });

  test.each([
    ['"say \\"hi\\" \\\\ C:\\new"', 'say "hi" \\ C:\\new'],
    ['“温暖 极简”', '温暖 极简'],
    ['「温暖」', '温暖'],
    ['＂wide＂', 'wide'],
  ])('[Q4] quotes keep their text, with escapes, in Western and Chinese form: %s', (query, expected) => {
    expect(parseQuery(query).terms).toEqual([text(expected)]);
  });

  test('[Q5] full-width punctuation means what its ASCII form means', () => {
    const western = parseQuery('0.7*image(a.jpg) + "暖色" - 人物 type:png width:>200');
    expect(parseQuery('0.7×image（a.jpg）　＋“暖色”－人物 类型：png 宽度：＞200')).toEqual(western);
    expect(parseQuery('红色，雨伞').terms).toEqual([text('红色，雨伞')]);
  });

  test('[Q6] paths keep brackets, spaces and backslashes', () => {
    expect(parseQuery('image(my pictures/a (1).jpg)').terms).toMatchObject([
      { path: 'my pictures/a (1).jpg' },
    ]);
    expect(parseQuery('image(C:\\shots\\a.jpg)').terms).toMatchObject([{ path: 'C:\\shots\\a.jpg' }]);
    expect(parseQuery('image("a (1.jpg")').terms).toMatchObject([{ path: 'a (1.jpg' }]);
  });
});

describe('filters', () => {
  test.each<[string, AssetFilter]>([
    ['type:png type:jpg,SVG', { formats: ['png', 'jpeg', 'svg'] }],
    ['width:>2000', { widthPx: { min: 2000, exclusive: true } }],
    ['width:>2000 width:<=3000px', { widthPx: { min: 2001, max: 3000 } }],
    ['height:<=800', { heightPx: { max: 800 } }],
    ['height:100..200', { heightPx: { min: 100, max: 200 } }],
    ['width:640', { widthPx: { min: 640, max: 640 } }],
    ['size:>2mb', { bytes: { min: 2_000_000, exclusive: true } }],
    ['size:<1.5KB', { bytes: { max: 1500, exclusive: true } }],
    ['ratio:16:9', { ratio: { min: 16 / 9 / 1.01, max: (16 / 9) * 1.01 } }],
    ['ratio:>1', { ratio: { min: 1, exclusive: true } }],
    ['ratio:portrait', { ratio: { max: 1, exclusive: true } }],
    ['ratio:landscape', { ratio: { min: 1, exclusive: true } }],
    ['ratio:square', { ratio: { min: 1 / 1.01, max: 1.01 } }],
    ['folder:spring folder:"new work"', { folders: ['spring', 'new work'] }],
    ['tag:approved', { tags: ['approved'] }],
    ['board:mood 看板：春季 画板:"new work"', { boards: ['mood', '春季', 'new work'] }],
    ['board:mood -board:done', { boards: ['mood'], not: [{ boards: ['done'] }] }],
    ['colour:#F00', { colours: [{ hex: '#ff0000', tolerance: 18 }] }],
    ['color:red~5', { colours: [{ hex: '#ff0000', tolerance: 5 }] }],
    ['颜色：红色', { colours: [{ hex: '#ff0000', tolerance: 18 }] }],
    ['before:2026-01', { timeMs: { max: new Date(2026, 0, 1).getTime() - 1 } }],
    ['after:2025-12-31', { timeMs: { min: new Date(2026, 0, 1).getTime() } }],
    [
      'on:2026-01',
      { timeMs: { min: new Date(2026, 0, 1).getTime(), max: new Date(2026, 1, 1).getTime() - 1 } },
    ],
    [
      'on:2026年1月',
      { timeMs: { min: new Date(2026, 0, 1).getTime(), max: new Date(2026, 1, 1).getTime() - 1 } },
    ],
    ['before:2026-01-02T03:04:05Z', { timeMs: { max: Date.UTC(2026, 0, 2, 3, 4, 5) - 1 } }],
    ['-tag:draft -type:gif', { not: [{ tags: ['draft'] }, { formats: ['gif'] }] }],
  ])('[Q7] %s', (query, filter) => {
    expect(parseQuery(query)).toEqual({ terms: [], filter });
  });

  test('[Q7] words with a colon that is no filter stay words', () => {
    expect(parseQuery('Mission: Impossible 3:2 https://a.b C:\\a.png d:/b 主题：春天').terms).toEqual([
      text('Mission: Impossible 3:2 https://a.b C:\\a.png d:/b 主题：春天'),
    ]);
  });
});

describe('faults', () => {
  test.each([
    ['red "umbrella', 5],
    ['red + ', 5],
    ['red + - blue', 7],
    ['0*red', 1],
    ['0.5*', 5],
    ['image(a.jpg', 6],
    ['image()', 7],
    ['asset(xyz)', 7],
    ['palette(#e8c39e nocolour)', 17],
    ['palette()', 9],
    ['""', 1],
    ['@""', 2],
    ['red typ:png', 5],
    ['type:psd', 6],
    ['red width:', 11],
    ['size:>2parsecs', 6],
    ['on:2026-02-30', 4],
    ['ratio:0', 7],
    ['0.5*type:png', 5],
    ['width:>10 width:<5', 11],
    ['width:9..5', 7],
    ['colour:red~999', 8],
  ])('[Q8] a fault points at its character: %s', (query, place) => {
    const error = queryFailure(query);
    expect(error.code).toBe('invalid_input');
    expect(error.path).toBe(`query:${place}`);
    const [, shown, caret] = error.message.split('\n');
    expect(shown).toBe(`  ${query}`);
    expect(caret).toBe(`  ${' '.repeat(place - 1)}^`);
  });

  test('[Q8] the caret stands under Chinese characters, and long queries are cut around it', () => {
    expect(queryFailure('红色 "伞').message.split('\n')[2]).toBe(`  ${' '.repeat(5)}^`);
    const long = queryFailure(`${'word '.repeat(100)}type:psd ${'word '.repeat(100)}`);
    const [, shown, caret] = long.message.split('\n');
    expect(shown!.length).toBeLessThan(90);
    expect(shown!.slice(caret!.length - 1)).toMatch(/^psd /);
  });

  test('[Q9] length, terms, filters and colours are limited', () => {
    const many = (count: number, part: string) => Array.from({ length: count }, () => part).join(' ');
    const everyGrey = (count: number) =>
      Array.from({ length: count }, (_, at) => `#${`${16 + at}`.repeat(3)}`).join(' ');
    expect(parseQuery(many(queryLimits.terms, '"a"')).terms).toHaveLength(queryLimits.terms);
    expect(queryFailure('x'.repeat(4001)).message).toContain('at most 4000 characters');
    expect(queryFailure(many(33, '"a"')).message).toContain('at most 32 terms');
    expect(queryFailure(many(65, 'tag:a')).message).toContain('at most 64 filters');
    expect(queryFailure(`palette(${everyGrey(33)})`).message).toContain('at most 32 colours');
    expect(queryFailure('101*red').message).toContain('from 0.001 to 100');
  });

  test('[Q10] any text is a query or a fault of its own, never another error', () => {
    const pieces = fc.constantFrom(
      ...[
        'image(',
        'palette(',
        ')',
        '"',
        '“',
        '\\',
        '-',
        '+',
        '＋',
        '0.5*',
        '@',
        'type:',
        '标签：',
        '>',
        '..',
        ' ',
        '\n',
        '#fff',
        '2026-01',
        '\ud800',
        '__proto__:',
        'constructor:x',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (source) => {
        try {
          const query = parseQuery(source);
          expect(parseQuery(formatQuery(query))).toEqual(query);
        } catch (error) {
          if (!(error instanceof MotifError)) throw error;
          expect(error.code).toBe('invalid_input');
          expect(error.path).toMatch(/^query:\d+$/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

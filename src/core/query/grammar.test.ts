import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MotifError } from '../errors.js';
import type { AssetFilter, Range } from '../library/assets.js';
import { formatQuery } from './format.js';
import { parseQuery, queryLimits } from './grammar.js';
import { dials, type Query, type Term } from './query.js';

const text = (words: string, weight = 1): Term => ({ kind: 'text', text: words, weight });

function failure(query: string): MotifError {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof MotifError) return error;
    throw error;
  }
  throw new Error(`Expected a fault in ${query}`);
}

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
    const error = failure(query);
    expect(error.code).toBe('invalid_input');
    expect(error.path).toBe(`query:${place}`);
    const [, shown, caret] = error.message.split('\n');
    expect(shown).toBe(`  ${query}`);
    expect(caret).toBe(`  ${' '.repeat(place - 1)}^`);
  });

  test('[Q8] the caret stands under Chinese characters, and long queries are cut around it', () => {
    expect(failure('红色 "伞').message.split('\n')[2]).toBe(`  ${' '.repeat(5)}^`);
    const long = failure(`${'word '.repeat(100)}type:psd ${'word '.repeat(100)}`);
    const [, shown, caret] = long.message.split('\n');
    expect(shown!.length).toBeLessThan(90);
    expect(shown!.slice(caret!.length - 1)).toMatch(/^psd /);
  });

  test('[Q9] length, terms, filters and colours are limited', () => {
    const many = (count: number, part: string) => Array.from({ length: count }, () => part).join(' ');
    const everyGrey = (count: number) =>
      Array.from({ length: count }, (_, at) => `#${`${16 + at}`.repeat(3)}`).join(' ');
    expect(parseQuery(many(queryLimits.terms, '"a"')).terms).toHaveLength(queryLimits.terms);
    expect(failure('x'.repeat(4001)).message).toContain('at most 4000 characters');
    expect(failure(many(33, '"a"')).message).toContain('at most 32 terms');
    expect(failure(many(65, 'tag:a')).message).toContain('at most 64 filters');
    expect(failure(`palette(${everyGrey(33)})`).message).toContain('at most 32 colours');
    expect(failure('101*red').message).toContain('from 0.001 to 100');
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

describe('palette terms', () => {
  const term = (query: string) => parseQuery(query).terms[0]!;

  test.each([
    ['palette(red #22334a)', { colours: [{ hex: '#ff0000' }, { hex: '#22334a' }], mode: 'loose' }],
    ['palette(locked red blue)', { mode: 'locked' }],
    ['palette(red 75% blue)', undefined],
    [
      'palette(red 75% lime 25%)',
      { colours: [{ hex: '#ff0000', area: 0.75 }, { area: 0.25 }], mode: 'locked' },
    ],
    ['palette(宽松 红色 75% 蓝色 25%)', { mode: 'loose' }],
    ['palette(Bauhaus)', { mode: 'locked' }],
  ])('[Q13] %s', (query, expected) => {
    if (expected === undefined) expect(failure(query).path).toMatch(/^query:/);
    else expect(term(query)).toMatchObject({ kind: 'palette', ...expected });
  });

  test('[Q13] what ends like a file or stands in quotes is the path of one', () => {
    expect(term('palette(brand/colours.ase)')).toEqual({
      kind: 'paletteOf',
      path: 'brand/colours.ase',
      weight: 1,
    });
    const locked = { kind: 'paletteOf', path: 'my (brand)', mode: 'locked', weight: 1 };
    expect(term('palette(locked "my (brand)")')).toEqual(locked);
    expect(failure('palette("")').path).toBe('query:9');
  });

  test('[Q13] areas are kept in ten-thousandths that sum to 1', () => {
    const { colours } = term('palette(red:1 lime:1 navy:1)') as Term & { kind: 'palette' };
    expect(colours.map(({ area }) => area)).toEqual([0.3334, 0.3333, 0.3333]);
  });
});

describe('normal form', () => {
  test('[Q11] a query is written back in one form', () => {
    expect(
      formatQuery(parseQuery('red umbrella -people   width:>2000 -tag:"on sale" size:>2mb on:2026-01')),
    ).toBe('"red umbrella" - "people" width:>2000 size:>2mb on:2026-01-01..2026-01-31 -tag:"on sale"');
    expect(formatQuery(parseQuery('- 0.4*people ratio:16:9 before:2026'))).toBe(
      '-0.4*"people" ratio:16:9 before:2026-01-01',
    );
    expect(formatQuery(parseQuery(''))).toBe('');
  });

  test('[Q11] a negation of several conditions at once has no text', () => {
    expect(() => formatQuery({ terms: [], filter: { not: [{ tags: ['a'], formats: ['png'] }] } })).toThrow(
      RangeError,
    );
  });

  const words = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => value.trim() !== '');
  const weight = fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.boolean())
    .map(([n, minus]) => (minus ? -n : n) / 1000);
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  const term: fc.Arbitrary<Term> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: words, weight }),
    fc.record({ kind: fc.constantFrom('image' as const, 'sketch' as const), path: words, weight }),
    fc.record({ kind: fc.constant('likeness' as const), by: fc.constantFrom(...dials), path: words, weight }),
    fc.record({ kind: fc.constant('asset' as const), id: hex.map((value) => value.slice(1)), weight }),
    fc.record({
      kind: fc.constant('palette' as const),
      colours: fc.uniqueArray(hex, { minLength: 1, maxLength: 8 }).chain((colours) =>
        fc.constantFrom(
          colours.map((one) => ({ hex: one })),
          colours.map((one, at) => ({ hex: one, area: at === 0 ? (11 - colours.length) / 10 : 0.1 })),
        ),
      ),
      mode: fc.constantFrom('loose' as const, 'locked' as const),
      weight,
    }),
    fc.record({
      kind: fc.constant('paletteOf' as const),
      path: words.map((path) => `${path}.ase`),
      weight,
    }),
    fc.record({
      kind: fc.constant('paletteOf' as const),
      path: words,
      mode: fc.constantFrom('loose' as const, 'locked' as const),
      weight,
    }),
    fc.record({
      kind: fc.constant('concept' as const),
      name: words.map((name) => name.normalize('NFC')),
      weight,
    }),
  );
  const range = (value: fc.Arbitrary<number>): fc.Arbitrary<Range> =>
    fc.oneof(
      fc.tuple(value, value).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
      value.map((min) => ({ min })),
      value.map((max) => ({ max })),
      value.map((min) => ({ min, exclusive: true })),
      value.map((max) => ({ max, exclusive: true })),
    );
  const label = words.map((value) => value.normalize('NFC').trim().replace(/\s+/g, ' '));
  const unique = (of: fc.Arbitrary<string>) => fc.uniqueArray(of, { minLength: 1, maxLength: 4 });
  const moment = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2090, 0) });
  const inclusiveRange = range(moment).map(({ exclusive: _, ...bounds }) => bounds);
  const whole = range(fc.nat({ max: 1e9 }));
  const conditions = {
    formats: unique(fc.constantFrom('png', 'jpeg', 'svg', 'tiff')),
    widthPx: whole,
    heightPx: whole,
    bytes: whole,
    ratio: range(fc.double({ min: 0.01, max: 100, noNaN: true })),
    folders: unique(label),
    tags: unique(label),
    boards: unique(label),
    timeMs: inclusiveRange,
    colours: fc.array(fc.record({ hex, tolerance: fc.integer({ min: 0, max: 100 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  };
  const single = fc.oneof(
    ...Object.entries(conditions)
      .filter(([name]) => !['folders', 'tags', 'boards', 'colours'].includes(name))
      .map(([name, value]) => (value as fc.Arbitrary<unknown>).map((item) => ({ [name]: item }))),
    label.map((tag) => ({ tags: [tag] })),
    label.map((board) => ({ boards: [board] })),
  );
  const filter = fc.tuple(fc.record(conditions, { requiredKeys: [] }), fc.array(single, { maxLength: 3 }));

  test('[Q12] a query written in normal form reads back as the same query', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), filter, (terms, [wanted, not]) => {
        const query = { terms, filter: not.length === 0 ? wanted : { ...wanted, not } } as Query;
        expect(parseQuery(formatQuery(query))).toEqual(query);
      }),
      { numRuns: 1000, examples: [[[], [{ tags: ['//'] }, [{ tags: ['//a'] }]]]] },
    );
  });
});

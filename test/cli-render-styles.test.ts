import { expect, test } from 'vitest';
import { makePage } from '../src/surfaces/cli/page.js';
import { render } from '../src/surfaces/cli/render/index.js';

const plain = makePage({ rich: false, columns: 120, isTty: false });
const bauhaus = { en: 'Bauhaus', zh: '包豪斯' };
const lines = (name: string, result: unknown) => render(name, result, plain).split('\n');

test('[C14] [Y1] styles are a table in both languages; one style is shown whole', () => {
  const listed = {
    id: 'bauhaus',
    name: bauhaus,
    fields: ['design', 'art'],
    culture: 'west',
    era: '1919-1933',
  };
  expect(lines('style.list', { styles: [listed], total: 336 })).toEqual([
    'style    name     Chinese  culture  fields      era',
    'bauhaus  Bauhaus  包豪斯   west     design art  1919-1933',
    '1 of 336 styles',
    '',
  ]);
  const shown = render(
    'style.show',
    {
      ...listed,
      phrasings: { en: ['red circle'], zh: ['红圆'] },
      traits: [{ id: 'geometric-organic', towards: { en: 'geometric', zh: '几何' }, by: 0.9 }],
      opposites: ['baroque'],
      near: ['swiss'],
      palette: ['#d7282f'],
      note: { en: 'A school.', zh: '学校。' },
    },
    plain,
  );
  for (const text of ['Bauhaus 包豪斯  bauhaus', 'geometric 0.9', '#d7282f', '  红圆', 'A school.'])
    expect(shown).toContain(text);
});

test('[C14] [Y3] styles and axes of a picture say what is not reliable', () => {
  const classified = {
    model: 'mini',
    lexicon: 336,
    files: [
      {
        path: 'a.png',
        id: '1',
        styles: [
          { id: 'bauhaus', name: bauhaus, share: 0.423, isReliable: true, notToldFrom: [] },
          {
            id: 'swiss',
            name: { en: 'Swiss', zh: '瑞士' },
            share: 0.1,
            isReliable: false,
            notToldFrom: ['x'],
          },
          { id: 'dada', name: { en: 'Dada', zh: '达达' }, share: 0.05, isReliable: false, notToldFrom: [] },
        ],
        axes: [],
      },
    ],
    calibrated: false,
    unread: [{ path: 'broken.png', code: 'unreadable_media', reason: 'Expected a picture' }],
    notes: ['Not calibrated.'],
  };
  expect(lines('style.classify', classified)).toEqual([
    'a.png',
    '  Bauhaus 包豪斯   42.3 %',
    '  Swiss 瑞士       10.0 %  not reliable here: not told from x',
    '  Dada 达达         5.0 %  not reliable here',
    'broken.png: Expected a picture',
    'mini, 336 styles, not calibrated',
    'Not calibrated.',
    '',
  ]);
  const axis = { id: 'warm-cool', from: { en: 'warm', zh: '暖' }, to: { en: 'cool', zh: '冷' } };
  const axes = [
    { ...axis, position: -1.5, within: 0.4, isReliable: true },
    { ...axis, position: 0.3, within: 0.4, isReliable: true },
    { ...axis, position: 1, within: 0.4, isReliable: false },
  ];
  const placed = { ...classified, lexicon: 46, calibrated: true, unread: [], notes: [] };
  expect(
    lines('style.classify', { ...placed, files: [{ path: 'a.png', id: '1', styles: [], axes }] }),
  ).toEqual([
    'a.png',
    '  warm 暖  1.5 ± 0.4',
    '  cool 冷  0.3 ± 0.4  cannot say',
    '  cool 冷  1.0 ± 0.4  not reliable here',
    'mini, 46 axes',
    '',
  ]);
});

test('[C14] [Z3] an adapter is shown with what it gains, what it loses, and whether it was kept', () => {
  const adapter = {
    locale: 'zh-cn',
    language: 'chinese',
    pairs: 200,
    made: '2026-01-02T00:00:00.000Z',
    before: 40,
    after: 46.5,
    gain: { low: -0.5, high: 13.5 },
    elsewhere: { what: '438 drawings', before: 55, after: 52.8 },
    kept: false,
    notes: ['Refused: elsewhere it loses 2.2 points, more than 1.'],
  };
  expect(lines('adapt.fit', adapter)).toEqual([
    'zh-cn not kept: chinese, from 200 pairs',
    'held-out pairs found first  40.0 % before, 46.5 % with it; gain between -0.5 and +13.5 points',
    'elsewhere                   55.0 % before, 52.8 % with it, on 438 drawings',
    'Refused: elsewhere it loses 2.2 points, more than 1.',
    '',
  ]);
  expect(lines('adapt.list', { adapters: [adapter] })[1]).toBe(
    'zh-cn   chinese     200  40.0 %   46.5 %  -2.2 points',
  );
  expect(render('adapt.list', { adapters: [] }, plain)).toContain('motif adapt fit');
});

const difference = {
  id: 'warm-cool',
  kind: 'axis',
  from: { en: 'warm', zh: '暖' },
  to: { en: 'cool', zh: '冷' },
  first: -1,
  second: 0.5,
  by: -1.5,
  low: -2,
  high: -1,
};

test('[C14] [Y5] differences name the end that the first side is nearer to', () => {
  const explained = {
    model: 'mini',
    first: { kind: 'folder', name: 'a', pictures: 9 },
    second: { kind: 'picture', name: 'b.png', pictures: 1 },
    differ: true,
    differences: [difference],
    undecided: ['x', 'y'],
    unheard: ['z'],
    notes: [],
  };
  expect(lines('style.explain', explained)).toEqual([
    'a (9) beside b.png',
    'more      by    interval  from',
    'warm 暖  1.5  1.0 to 2.0  meaning',
    'No difference on 2 more; 1 axes are not heard by mini',
    '',
  ]);
  expect(render('style.explain', { ...explained, differences: [], unheard: [] }, plain)).not.toContain(
    'more  ',
  );
});

test('[C14] [Y7] a discriminant says how well it separates and which side each picture is of', () => {
  const told = {
    model: 'mini',
    a: { name: 'ours', examples: 9 },
    b: { name: 'theirs', examples: 8 },
    area: 0.95,
    low: 0.8,
    high: 0.99,
    chance: 0.005,
    separate: true,
    byWords: true,
    differences: [difference],
    results: [
      { path: 'a.png', side: 'a', odds: 12.3, low: 0.81, high: 0.99, isExample: false, isUnlikeBoth: true },
      { path: 'b.png', side: 'cannot say', odds: 1.2, low: 0.4, high: 0.7, isExample: false },
      { path: 'c.png', side: 'b', odds: 4000, low: 0, high: 0.01, isExample: true },
    ],
    unread: [],
    notes: [],
  };
  expect(lines('style.discriminate', told)).toEqual([
    'ours (9) and theirs (8) separate',
    'told apart 0.950 of 1, between 0.800 and 0.990; 0.5 % of divisions by chance do as well; the words count too',
    'more      by    interval  from',
    'warm 暖  1.5  1.0 to 2.0  meaning',
    'side         odds  bounds  path',
    'ours         12.3   81-99  a.png (unlike both)',
    'cannot say    1.2   40-70  b.png',
    'theirs      >1000     0-1  c.png (an example)',
    '',
  ]);
  const alike = { ...told, separate: false, results: [], differences: [], byWords: false };
  expect(lines('style.discriminate', alike)[0]).toBe('ours (9) and theirs (8) do not separate');
});

import { expect, test } from 'vitest';
import { makePage } from '../src/surfaces/cli/page.js';
import { render } from '../src/surfaces/cli/render/index.js';

const plain = makePage({ rich: false, columns: 120, isTty: false });
const provenance = {
  version: 2,
  model: 'mini',
  preprocessingHash: 'a1',
  card: 'c4',
  library: { pictures: 40, state: 'abc' },
};

test('[C14] verdicts are a table with bounds and the first reason, then what they came from', () => {
  const check = {
    name: 'acme',
    ...provenance,
    threshold: 0.75,
    results: [
      {
        path: 'out/海报.png',
        score: 0.912,
        low: 0.8,
        high: 0.97,
        verdict: 'pass',
        reasons: ['much like a.png'],
      },
      {
        path: 'out/off.png',
        score: 0.1,
        low: 0,
        high: 0.2,
        verdict: 'fail',
        reasons: ['more loud', 'other'],
      },
    ],
    passed: 1,
    failed: 1,
    undecided: 0,
    belowMinimum: 1,
    unread: [{ path: 'broken.png', code: 'unreadable_media', reason: 'Expected a picture' }],
    notes: ['Below 20 assets its verdicts are indicative.'],
    report: '/tmp/check.html',
  };
  expect(render('brand.check', check, plain).split('\n')).toEqual([
    'verdict  score  bounds  path          why',
    'pass        91   80-97  out/海报.png  much like a.png',
    'fail        10    0-20  out/off.png   more loud',
    'broken.png: Expected a picture',
    '2 pictures: 1 pass, 1 fail, 0 cannot say at 75 (acme, version 2, model mini, card c4, library of 40 (abc))',
    'Below 20 assets its verdicts are indicative.',
    '1 picture below 75',
    'Report: /tmp/check.html',
    '',
  ]);
  const screen = makePage({ rich: true, columns: 120, isTty: true });
  expect(render('brand.check', check, screen)).toContain('\u001b[32mpass\u001b[');
  expect(render('brand.check', { ...check, results: [], unread: [] }, plain)).toContain(
    'No pictures to check.',
  );
});

test('[C14] brands are a table; one brand has its report card', () => {
  const listed = {
    name: 'acme',
    version: 1,
    assets: 9,
    level: 'indicative',
    isToldApart: false,
    style: 'paper cut',
  };
  const list = render(
    'brand.list',
    { brands: [listed, { ...listed, name: '雨', isToldApart: undefined }] },
    plain,
  );
  expect(list).toContain('acme');
  expect(list).toMatch(/indicative {2}no {10}paper cut/);
  expect(list).toContain('not tested');
  expect(render('brand.list', { brands: [] }, plain)).toContain('motif brand create');
  const shown = render(
    'brand.show',
    {
      name: 'acme',
      ...provenance,
      made: '2026-01-02T00:00:00.000Z',
      palette: ['#ff0000'],
      assets: ['a', 'b'],
      not: ['c'],
      looks: 1,
      level: 'ranks only',
      area: 0.97,
      chance: 0.005,
      passRate: { share: 1, low: 0.158, high: 1 },
      libraryShare: { share: 0.02, low: 0.01, high: 0.04 },
      gap: 0.3,
      resolution: 1 / 3,
      expectedPrecision: 0.25,
      notes: ['With 2 of 8 assets it ranks only, and cannot say pass or fail.'],
    },
    plain,
  );
  expect(shown).toContain('2, and 1 that are none');
  expect(shown).toContain('100 %, between 16 % and 100 %');
  expect(shown).toContain('0.970 of 1; 0.5 % of random sets do as well');
  expect(shown).toMatch(/right at 75 +25 %/);
  expect(shown).toContain('cannot say pass or fail');
});

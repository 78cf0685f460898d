import { expect, test } from 'vitest';
import { type Report, type ReportPicture, reportPage } from './report.js';
import { reportCardOf } from './report-card.js';

const brand: Report['brand'] = {
  version: 2,
  madeMs: Date.UTC(2026, 0, 2),
  identity: { modelId: 'fake', dimensions: 9, preprocessingHash: 'fake-1' },
  library: { pictures: 40, state: 'abc123' },
  style: 'warm & <minimal>',
  palette: ['#ff0000', '#ffffff'],
  isPaletteGiven: true,
  assets: ['a', 'b', 'c'],
  counters: [],
  looks: 1,
  measures: {
    leftOut: { assets: [0.9, 0.8, 0.4], counters: [] },
    background: { pictures: 37, passing: 1 },
    area: 0.9,
  },
};

const picture = (verdict: ReportPicture['verdict'], more: Partial<ReportPicture> = {}): ReportPicture => ({
  path: `out/${verdict}.png`,
  verdict,
  score: 0.5,
  low: 0.4,
  high: 0.9,
  palette: [{ hex: '#ff0000', area: 1 }],
  offending: [],
  reasons: [],
  approved: [],
  rejected: [],
  ...more,
});

const pageOf = (pictures: ReportPicture[]) =>
  reportPage({
    name: 'Ac"me <u>',
    brand,
    card: reportCardOf(brand),
    threshold: 0.75,
    notes: ['a <note>'],
    pictures,
    madeMs: Date.UTC(2026, 0, 3),
  });

test('[R15] the report is one page without scripts or network, with every text escaped', () => {
  const hostile = '"><script>alert(1)</script>';
  const page = pageOf([
    picture('fail', {
      path: `out/${hostile}.png`,
      reasons: [hostile],
      offending: ['#0000ff'],
      thumbnail: 'data:image/webp;base64,AAAA',
      approved: [{ path: hostile, thumbnail: 'data:image/webp;base64,BBBB' }],
    }),
  ]);
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<u>');
  expect(page).not.toMatch(/(?:src|href)="(?!data:image)/);
  expect(page).toContain("default-src 'none'");
  for (const shown of [
    'warm &amp; &lt;minimal&gt;',
    'a &lt;note&gt;',
    'Ac&quot;me &lt;u&gt;',
    '#0000ff',
    'AAAA',
    'BBBB',
  ])
    expect(page).toContain(shown);
});

test('[R15] what fails comes first; the page says what its numbers came from', () => {
  const page = pageOf([picture('pass'), picture('cannot say'), picture('fail')]);
  const places = ['Off brand</h2>', 'Cannot say</h2>', 'On brand</h2>'].map((heading) =>
    page.indexOf(heading),
  );
  expect(places.every((place) => place > 0)).toBe(true);
  expect([...places].sort((one, other) => one - other)).toEqual(places);
  for (const fact of [
    'fake fake-1, card none',
    '40 pictures, state abc123',
    'odds of 3.0 to 1',
    '3 (ranks only)',
  ])
    expect(page).toContain(fact);
  expect(pageOf([])).toContain('No pictures.');
});

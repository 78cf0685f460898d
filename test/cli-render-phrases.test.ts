import { expect, test } from 'vitest';
import type { ComparisonOutput } from '../src/features/phrases/schemas.js';
import { makePage } from '../src/surfaces/cli/page.js';
import { render } from '../src/surfaces/cli/render/index.js';

const page = makePage({ rich: false, columns: 120, isTty: false });
const area = (middle: number) => ({ area: middle, low: middle - 0.1, high: middle + 0.05 });
const difference = (by: number) => ({ difference: by, error: 0.02, low: by - 0.04, high: by + 0.04 });
const form = (text: string, language: 'en' | 'zh', middle: number) => ({ text, language, ...area(middle) });
const style = { id: 'nordic', name: { en: 'Nordic', zh: '北欧' } };

const answer: ComparisonOutput = {
  model: 'mini',
  meant: { brand: 'acme', pictures: 12 },
  others: 230,
  phrasings: [
    {
      text: 'warm wood | 温暖木色',
      ...area(0.9),
      forms: [form('warm wood', 'en', 0.88), form('温暖木色', 'zh', 0.81)],
      agreement: 0.42,
      nearest: [],
      missed: [],
      pulls: [{ ...style, strength: 2.1 }],
    },
    {
      text: 'hygge\u001b[31m',
      ...area(0.6),
      forms: [form('hygge\u001b[31m', 'en', 0.6)],
      agreement: 0.42,
      nearest: [],
      missed: [{ id: 'a'.repeat(32), path: 'acme/桌.png', above: 0.2 }],
      pulls: [],
    },
  ],
  pairs: [
    { first: 'warm wood | 温暖木色', second: 'hygge', ...difference(0.3), agreement: 0.42, verdict: 'first' },
    { first: 'hygge', second: 'cosy', ...difference(-0.01), agreement: 0.9, verdict: 'no difference' },
    { first: 'cosy', second: 'plain', ...difference(-0.2), agreement: 0.1, verdict: 'second' },
  ],
  ensemble: {
    texts: ['a', 'b'],
    query: '"a" + "b"',
    ...area(0.92),
    overBest: difference(0.02),
  },
  suggestions: [
    {
      ...style,
      language: 'zh',
      words: ['北欧', '原木家具'],
      ...area(0.94),
      overBest: difference(0.05),
      isBetter: true,
    },
  ],
  unread: [{ path: 'broken.png', code: 'unreadable_media', reason: 'no picture' }],
  notes: ['1 near copy was not counted again.'],
};

test('[C14] phrasings are shown with their forms, the best first, and what they are to each other', () => {
  const lines = render('phrases.compare', answer, page).split('\n');
  expect(lines[0]).toMatch(/^phrasing +found +95 % +agreement +heard as$/);
  expect(lines[1]).toMatch(/^warm wood \| 温暖木色 +90\.0 +80\.0-95\.0 +0\.42 +Nordic$/);
  expect(lines[3]).toMatch(/^ {2}温暖木色 +81\.0/);
  expect(lines[4]).toContain('hygge\\x1b[31m');
  const text = lines.join('\n');
  expect(text).toContain('12 pictures of acme told from 230 others (mini)');
  expect(text).toContain('"warm wood | 温暖木色" is better than "hygge" (+30.0 ± 2.0, 95 %: +26.0 to +34.0)');
  expect(text).toContain('"hygge" and "cosy": no difference (+1.0 ± 2.0, 95 %: -3.0 to +5.0)');
  expect(text).toContain('"plain" is better than "cosy" (+20.0 ± 2.0, 95 %: +16.0 to +24.0)');
  expect(text).toContain('Together: 92.0 (82.0-97.0), no different from the best alone');
  expect(text).toContain(`motif search '"a" + "b"'`);
  expect(text).toContain('leaves behind: acme/桌.png');
  expect(text).toMatch(/北欧 +94\.0 +84\.0-99\.0 +\+5\.0 better +原木家具/);
  expect(text).toContain('broken.png: no picture');
  expect(text.trimEnd().endsWith('1 near copy was not counted again.')).toBe(true);
});

test('[C14] a phrasing alone is shown without what there is none of', () => {
  const [only] = answer.phrasings;
  const { ensemble: _none, ...rest } = answer;
  const alone = { ...rest, phrasings: [only!], pairs: [], suggestions: [], unread: [], notes: [] };
  const text = render('phrases.compare', alone, page);
  for (const absent of ['Together', 'lexicon', 'better', 'leaves behind', 'over the best'])
    expect(text).not.toContain(absent);
});

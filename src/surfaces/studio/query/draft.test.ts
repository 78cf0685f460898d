import { describe, expect, test } from 'vitest';
import type { Term } from '../../../core/query/query.js';
import {
  attach,
  draftOf,
  emptyDraft,
  queryOf,
  readDraft,
  withFilter,
  withoutTerm,
  withWeight,
} from './draft.js';

const upload: Term = { kind: 'image', path: 'upload:ab12', weight: 1 };

describe('a draft and its query text', () => {
  test('[V4] typed words stay as they were typed', () => {
    expect(draftOf('red  car -people')).toEqual({ attachments: [], text: 'red  car -people' });
  });

  test('[V4] pictures, sketches and palettes become attachments, wherever they stand', () => {
    const draft = draftOf('warm + 0.7*image("upload:ab12") - 0.5*palette(#e8c39e) type:png');
    expect(draft.attachments.map(({ kind, weight }) => [kind, weight])).toEqual([
      ['image', 0.7],
      ['palette', -0.5],
    ]);
    expect(draft.text).toBe('"warm" type:png');
  });

  test.each([
    'red car',
    '0.7*image("upload:ab12") + 0.3*"warm minimal" - 0.4*"people" type:png -tag:draft',
    '-asset(3fa9) @cosy',
    'sketch("upload:77") + style(a.jpg) width:>2000',
  ])('[V4] its query means the same after a way there and back: %s', (text) => {
    const once = draftOf(text);
    const again = draftOf(queryOf(once));
    expect(readDraft(again)).toEqual(readDraft(once));
    expect(queryOf(again)).toBe(queryOf(draftOf(queryOf(again))));
  });

  test('[V4] what is no query is a problem in one line and keeps what was attached', () => {
    const draft = { ...attach(emptyDraft, upload), text: 'width:wide' };
    expect(readDraft(draft)).toMatchObject({
      terms: [upload],
      problem: expect.stringMatching(/^Expected [^\n]+$/),
    });
    expect(draftOf('0.7*')).toEqual({ attachments: [], text: '0.7*' });
  });
});

describe('sliders', () => {
  const draft = { ...attach(emptyDraft, upload), text: 'red car - people type:png' };

  test('[V4] move the weight of the term that they belong to, in the text or beside it', () => {
    expect(queryOf(withWeight(draft, 0, 0.7))).toBe('0.7*image("upload:ab12") red car - people type:png');
    expect(withWeight(draft, 1, 0.35).text).toBe('0.35*"red car" - "people" type:png');
    expect(withWeight(draft, 2, 0.5).text).toBe('"red car" + 0.5*"people" type:png');
  });

  test('[V4] never make a term silently vanish', () => {
    expect(withWeight(draft, 1, 0).text).toBe('0.05*"red car" - "people" type:png');
    expect(withWeight(draft, 2, -0.001).text).toBe('"red car" - 0.05*"people" type:png');
  });

  test('[V4] a term is taken out alone', () => {
    expect(withoutTerm(draft, 1).text).toBe('-"people" type:png');
    expect(withoutTerm(draft, 0).attachments).toEqual([]);
  });

  test('[V4] filters change without the terms', () => {
    const { filter } = readDraft(draft);
    expect(withFilter(draft, { ...filter, formats: ['svg', 'png'] }).text).toBe(
      '"red car" - "people" type:svg,png',
    );
    expect(withFilter(draft, {}).text).toBe('"red car" - "people"');
  });
});

import { expect, test } from 'vitest';
import { headingOfSearch } from './picture-list.js';
import { contactSheet } from './sheet.js';

test('[S16] a contact sheet escapes every text and forbids scripts and network', () => {
  const hostile = `"><script>alert('x')</script>&`;
  const html = contactSheet({
    title: hostile,
    subtitle: hostile,
    notes: [hostile],
    pictures: [
      {
        rank: 1,
        id: 'a1',
        path: `${hostile}/${hostile}`,
        similarity: 0.5,
        matched: [hostile],
        widthPx: 1,
        heightPx: 1,
        format: hostile,
        copies: [hostile],
        href: hostile,
        thumbnail: `data:${hostile}`,
      },
    ],
  });
  expect(html).not.toMatch(/<script|alert\('/);
  expect(html).toContain('&lt;script&gt;alert(&#39;x&#39;)');
  expect(html).toContain(`default-src 'none'; img-src data:`);
  expect(html).not.toMatch(/(src|href)="https?:/);
  expect(contactSheet({ title: 'x', subtitle: '', notes: [], pictures: [] })).toContain('No pictures.');
});

test('[S16] a contact sheet is headed by what was asked and among how many', () => {
  const answer = { model: 'mini', searched: 1, results: [{}] };
  expect(headingOfSearch({ ...answer, query: '"red umbrella"' })).toEqual({
    title: 'red umbrella',
    subtitle: '1 of 1 picture · model mini',
  });
  expect(headingOfSearch({ ...answer, query: '' }).title).toBe('All pictures, newest first');
  expect(headingOfSearch({ ...answer, query: '"a" + "b"' }).title).toBe('"a" + "b"');
});

test('[W9] a picture that left the library stands on the sheet as missing, without a link', () => {
  const html = contactSheet({
    title: 'mood',
    subtitle: '',
    notes: [],
    pictures: [{ rank: 2, id: 'abc123' }],
  });
  expect(html).toContain('<span class="missing">missing</span>');
  expect(html).toContain('<b>2</b>abc123');
  expect(html).not.toContain('href');
});

import { expect, test } from 'vitest';
import { sourceOf } from './packages.js';

const licensed = (spdx: string | undefined, more = {}) => ({
  name: 'Some icons',
  license: { title: spdx ?? 'unknown', ...(spdx === undefined ? {} : { spdx }) },
  ...more,
});

test('[B2] drawings under share-alike, non-commercial, copyleft or unknown licences are never taught', () => {
  for (const licence of [
    'CC-BY-SA-4.0',
    'CC-BY-NC-4.0',
    'CC-BY-NC-SA-4.0',
    'GPL-3.0',
    'MPL-2.0',
    undefined,
  ]) {
    expect(sourceOf('some', licensed(licence)), licence).toBeUndefined();
  }
  expect(sourceOf('some', licensed('MIT'))).toEqual({ kind: 'plain', use: 'train' });
});

test('[B2] marks of companies are left out whatever their licence', () => {
  expect(sourceOf('logos', licensed('CC0-1.0', { category: 'Logos', palette: true }))).toBeUndefined();
});

test('[B3] the collections that judge are never taught', () => {
  const emoji = { category: 'Emoji', palette: true };
  expect(sourceOf('twemoji', licensed('CC-BY-4.0', emoji))).toEqual({ kind: 'emoji', use: 'judge' });
  expect(sourceOf('iconoir', licensed('MIT'))).toEqual({ kind: 'plain', use: 'judge' });
  expect(sourceOf('noto', licensed('Apache-2.0', emoji))).toEqual({ kind: 'emoji', use: 'train' });
});

import { describe, expect, test } from 'vitest';
import { drawPicture } from '../draw/picture.js';
import { schemes } from '../schemes.js';
import { planLibrary } from './index.js';

const records = planLibrary();

describe('the plan of the demo library', () => {
  test('[D1] holds at least 400 pictures of eight kinds, three brands and many styles', () => {
    expect(records.length).toBeGreaterThanOrEqual(400);
    const kinds = countBy(({ kind }) => kind);
    expect(Object.keys(kinds).sort()).toEqual(
      ['icon', 'interior', 'logo', 'packaging', 'pattern', 'poster', 'product-card', 'scene'].sort(),
    );
    expect(Math.min(...Object.values(kinds))).toBeGreaterThanOrEqual(20);
    expect(new Set(records.flatMap(({ brand }) => brand ?? []))).toEqual(
      new Set(['havn', 'volta', 'yunshan']),
    );
    expect(new Set(records.map(({ style }) => style)).size).toBeGreaterThanOrEqual(10);
    expect(
      new Set(records.filter(({ kind }) => kind === 'icon').map(({ subject }) => subject)).size,
    ).toBeGreaterThan(80);
    for (const season of ['spring', 'summer', 'autumn', 'winter']) {
      expect(records.some((record) => record.season === season)).toBe(true);
    }
  });

  test('[D1] tells of each picture its subject, colours, mood and a caption in either language', () => {
    for (const { subject, palette, mood, captions, style } of records) {
      expect(subject && mood && style).toBeTruthy();
      for (const hex of Object.values(palette)) expect(hex).toMatch(/^#[0-9a-f]{3}([0-9a-f]{3})?$/);
      expect(captions.en.length * captions.zh.length).toBeGreaterThan(0);
      for (const caption of captions.en) expect(caption).toMatch(/^[\x20-\x7e]+$/);
      for (const caption of captions.zh) expect(caption).toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(schemes.map(({ id }) => id)).size).toBe(schemes.length);
  });

  test('[D2] is the same each time, and so is every drawing', () => {
    expect(planLibrary()).toEqual(records);
    for (const record of records) expect(drawPicture(record)).toBe(drawPicture(record));
  });

  test('[D2] draws without fonts, links or numbers that are none', () => {
    for (const record of records) {
      const svg = drawPicture(record);
      expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
      expect(svg).not.toMatch(/<text|font|href|NaN|undefined|Infinity/);
    }
  });

  test('[D2] draws the pictures of one kind differently', () => {
    const originals = records.filter(({ copy }) => copy === undefined);
    expect(new Set(originals.map(drawPicture)).size).toBe(originals.length);
  });

  test('[D3] gives every file its own portable name', () => {
    expect(new Set(records.map(({ file }) => file.toLowerCase())).size).toBe(records.length);
    for (const ending of ['svg', 'png', 'jpg', 'webp', 'gif', 'avif', 'tiff']) {
      expect(records.filter(({ file }) => file.endsWith(`.${ending}`)).length).toBeGreaterThanOrEqual(3);
    }
    for (const { file } of records) {
      expect(file).toMatch(/^[\p{Script=Han}a-z0-9/.-]+\.(svg|png|jpg|webp|gif|avif|tiff)$/u);
      expect(file).toBe(file.normalize('NFC'));
    }
  });

  test('[D3] hides what is shown from a good part of the names, tells it in Chinese in some and in titles in others', () => {
    const share = (test: (record: (typeof records)[number]) => boolean) =>
      records.filter(test).length / records.length;
    expect(share(({ file }) => /\/img-\d{4}\./.test(file))).toBeGreaterThan(0.35);
    expect(share(({ file }) => /\/img-\d{4}\./.test(file))).toBeLessThan(0.55);
    expect(share(({ file }) => /\p{Script=Han}/u.test(file))).toBeGreaterThan(0.04);
    expect(share(({ title }) => title !== undefined)).toBeGreaterThan(0.04);
    for (const record of records) {
      if (record.title !== undefined) expect(drawPicture(record)).toContain(`<title>${record.title}</title>`);
    }
  });

  test('[D3] spreads a smaller library over all kinds and keeps copies only with their originals', () => {
    const some = planLibrary(60);
    expect(some.length).toBeGreaterThan(50);
    expect(some.length).toBeLessThanOrEqual(60);
    expect(new Set(some.map(({ kind }) => kind)).size).toBe(8);
    const files = new Set(some.map(({ file }) => file));
    for (const { copy } of some) if (copy !== undefined) expect(files).toContain(copy.of);
  });
});

function countBy(keyOf: (record: (typeof records)[number]) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const record of records) counts[keyOf(record)] = (counts[keyOf(record)] ?? 0) + 1;
  return counts;
}

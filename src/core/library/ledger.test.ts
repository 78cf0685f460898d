import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerWriter, NewAsset } from './ledger.js';
import { createLedgerWriter } from './ledger-writer.js';
import { createLedger, openLedgerDatabase } from './sqlite-ledger.js';

let folder: string;
let ledger: LedgerWriter;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motif-ledger-'));
  ledger = open();
});
afterEach(() => {
  ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): LedgerWriter {
  const sqlite = openLedgerDatabase(path.join(folder, 'ledger.db'));
  return createLedgerWriter(sqlite, createLedger(sqlite));
}

const idOf = (digit: string) => digit.repeat(32);

function picture(digit: string, file: string, more: Partial<NewAsset> = {}): NewAsset {
  return {
    id: idOf(digit),
    path: file,
    sizeBytes: 10,
    modifiedMs: Date.UTC(2026, 0, 15),
    bytes: 10,
    format: 'png',
    widthPx: 400,
    heightPx: 300,
    keywords: [],
    palette: [{ hex: '#ffffff', area: 1 }],
    statistics: {
      brightness: 1,
      chroma: 0,
      contrast: 0,
      edgeDensity: 0,
      edgeOrientations: [0, 0, 0, 0, 0, 0, 0, 0],
      flatness: 1,
      roughness: 0,
    },
    perceptualHash: `000000000000000${digit}`,
    ...more,
  };
}

const names = (found: { id: string }[]) => found.map(({ id }) => id[0]);

test('[L6] words are found in names, folders, titles, keywords and tags, and the result says where', () => {
  ledger.putAssets(
    [
      picture('1', 'icons/umbrella.svg'),
      picture('2', 'umbrella/img-7.png'),
      picture('3', 'img-8.png', { title: 'An umbrella in the rain', keywords: ['下雨'] }),
      picture('4', 'img-9.png'),
    ],
    1,
  );
  ledger.addTags([idOf('4')], ['Umbrella']);
  const found = ledger.matchWords('umbrellas', { limit: 10 });
  expect(found.map(({ id, fields }) => [id[0], ...fields])).toEqual([
    ['1', 'name'],
    ['4', 'tag'],
    ['3', 'title'],
    ['2', 'folder'],
  ]);
  expect(found[0]!.score).toBe(1);
  expect(names(ledger.matchWords('下雨', { limit: 10 }))).toEqual(['3']);
  expect(names(ledger.matchWords('雨', { limit: 10 }))).toEqual(['3']);
  expect(ledger.matchWords('umbrella', { limit: 10, within: new Set([idOf('2')]) })).toHaveLength(1);
});

test('[L6] every match has a score above 0: one or two letters are no beginning of a longer word', () => {
  ledger.putAssets([picture('1', 'umbrella.png'), picture('2', 'um.png'), picture('3', '雨/x.png')], 1);
  expect(names(ledger.matchWords('um', { limit: 10 }))).toEqual(['2']);
  expect(names(ledger.matchWords('u', { limit: 10 }))).toEqual([]);
  for (const { score } of ledger.matchWords('umb um 雨', { limit: 10 })) expect(score).toBeGreaterThan(0);
});

test('[L7] no text can break the word search', () => {
  ledger.putAssets([picture('1', 'a"b.png')], 1);
  for (const text of [
    '"',
    "'; DROP TABLE words",
    'NEAR(',
    '*',
    'a AND',
    '\u0000',
    '('.repeat(500),
    '雨'.repeat(300),
  ]) {
    expect(Array.isArray(ledger.matchWords(text, { limit: 5 }))).toBe(true);
  }
});

test('[L8] a filter keeps the assets that satisfy all of its conditions and none of those that must not hold', () => {
  ledger.putAssets(
    [
      picture('1', 'spring/a.png', {
        palette: [
          { hex: '#ee1111', area: 0.6 },
          { hex: '#ffffff', area: 0.4 },
        ],
      }),
      picture('2', 'spring/b.jpg', { format: 'jpeg', widthPx: 3000, takenMs: Date.UTC(2025, 5, 1) }),
      picture('3', 'autumn/spring.png', { heightPx: 800 }),
    ],
    1,
  );
  ledger.addTags([idOf('2')], ['draft']);
  const select = (filter: Parameters<typeof ledger.select>[0]) =>
    [...(ledger.select(filter) ?? ['all'])].map((id) => id[0]).sort();
  expect(select({})).toEqual(['a']);
  expect(select({ formats: ['jpeg'] })).toEqual(['2']);
  expect(select({ widthPx: { min: 3000 } })).toEqual(['2']);
  expect(select({ widthPx: { min: 3000, exclusive: true } })).toEqual([]);
  expect(select({ ratio: { max: 1 } })).toEqual(['3']);
  expect(select({ folders: ['SPRING'] })).toEqual(['1', '2']);
  expect(select({ colours: [{ hex: '#ff0000', tolerance: 15 }] })).toEqual(['1']);
  expect(select({ timeMs: { max: Date.UTC(2025, 11, 31) } })).toEqual(['2']);
  expect(select({ tags: ['Draft'] })).toEqual(['2']);
  expect(select({ folders: ['spring'], not: [{ tags: ['draft'] }] })).toEqual(['1']);
});

test('[L8] a folder is found whatever its case and however its accents are written', () => {
  ledger.putAssets(
    [
      picture('1', '\u00c9T\u00c9/a.png'),
      picture('2', 'E\u0301te\u0301/b.png'),
      picture('3', 'x/\u00e9t\u00e9.png'),
    ],
    1,
  );
  expect(names([...ledger.select({ folders: ['\u00e9t\u00e9'] })!].map((id) => ({ id })))).toEqual([
    '1',
    '2',
  ]);
});

test('[L9] an asset is named by its id, the beginning of its id, or a path; an ambiguous beginning is an error', () => {
  ledger.putAssets([picture('1', 'x.png'), { ...picture('1', 'y.png'), id: `1111${'2'.repeat(28)}` }], 1);
  expect(ledger.find('x.png')?.id).toBe(idOf('1'));
  expect(ledger.find('11112')?.paths).toEqual(['y.png']);
  expect(ledger.find('z.png')).toBeUndefined();
  expect(() => ledger.find('1111')).toThrowError(/Expected one asset/);
});

test('[L10] files a run did not see are gone with the assets only they held; tags wait for the file to come back', () => {
  ledger.putAssets([picture('1', 'a/x.png'), picture('2', 'b/y.png'), picture('3', 'a/z.png')], 1);
  ledger.putFiles([{ path: 'b/x-copy.png', sizeBytes: 10, modifiedMs: 1, assetId: idOf('1') }], 1);
  ledger.addTags([idOf('3')], ['keep me']);
  ledger.keepFiles(['b/y.png', 'b/x-copy.png'], 2);
  const gone = ledger.removeUnseen(2, ['a']);
  expect(gone.files.map((id) => id?.[0])).toEqual(['1', '3']);
  expect(gone.assetIds).toEqual([idOf('3')]);
  expect(ledger.assets([idOf('1')])[0]!.paths).toEqual(['b/x-copy.png']);
  expect(names(ledger.matchWords('copy', { limit: 5 }))).toEqual(['1']);
  ledger.putAssets([picture('3', 'c/z.png')], 3);
  expect(ledger.assets([idOf('3')])[0]!.tags).toEqual(['keep me']);
});

test('[L11] near-duplicates are pairs whose hashes differ in few bits; equal hashes form a chain', () => {
  const hash = (value: string) => ({ perceptualHash: value.padStart(16, '0') });
  ledger.putAssets(
    [
      picture('1', '1.png', hash('0')),
      picture('2', '2.png', hash('0')),
      picture('3', '3.png', hash('7')),
      picture('4', '4.png', hash('ffffffff')),
    ],
    1,
  );
  expect(ledger.nearDuplicates(3).map(([a, b, bits]) => [a[0], b[0], bits])).toEqual([
    ['1', '2', 0],
    ['1', '3', 3],
  ]);
});

test('[L12] a damaged ledger, and one of a newer Motif, are store_failed errors that say what to do', () => {
  const damaged = path.join(folder, 'damaged.db');
  writeFileSync(damaged, 'this is no database, not even nearly'.repeat(100));
  expect(() => openLedgerDatabase(damaged)).toThrowError(
    expect.objectContaining({ code: 'store_failed', hint: expect.stringMatching(/motif index/) }),
  );
  const newer = path.join(folder, 'newer.db');
  const sqlite = openLedgerDatabase(newer);
  sqlite.exec('PRAGMA user_version = 999');
  sqlite.close();
  expect(() => openLedgerDatabase(newer)).toThrowError(/version 999/);
});

test('[S10] the newest are those last taken, or else last modified', () => {
  const time = (day: number) => Date.UTC(2026, 0, day);
  ledger.putAssets(
    [
      picture('1', 'a.png', { modifiedMs: time(3) }),
      picture('2', 'b.png', { modifiedMs: time(9), takenMs: time(1) }),
      picture('3', 'c.png', { modifiedMs: time(5) }),
      picture('4', 'd.png', { modifiedMs: time(3) }),
    ],
    1,
  );
  const newest = (limit: number, within?: string[]) =>
    ledger
      .newest({ limit, ...(within === undefined ? {} : { within: new Set(within.map(idOf)) }) })
      .map((id) => id[0]);
  expect(newest(10)).toEqual(['3', '1', '4', '2']);
  expect(newest(2)).toEqual(['3', '1']);
  expect(newest(10, ['2', '4'])).toEqual(['4', '2']);
  expect(newest(10, [])).toEqual([]);
  ledger.forgetVectors([idOf('3')]);
  expect(newest(1)).toEqual(['1']);
});

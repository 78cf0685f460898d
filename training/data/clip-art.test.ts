import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clipArt, clipArtKeywords, clipArtTitle } from './clip-art.js';
import { createConceptTable } from './concepts.js';

const titled = (title: string, keywords: string[] = []) =>
  `<svg xmlns="http://www.w3.org/2000/svg"><metadata><dc:title>${title}</dc:title>${keywords.map((word) => `<rdf:li>${word}</rdf:li>`).join('')}</metadata></svg>`;

test('[B4] a title says what is drawn, not who drew it or which of a series it is', () => {
  expect(clipArtTitle(titled('Clipart by Nicu Buculei - arrow08_4'))).toBe('arrow');
  expect(clipArtTitle(titled('Tea &amp; Biscuits 2'))).toBe('tea biscuits');
  expect(['', 'Untitled', 'a1'].map((title) => clipArtTitle(titled(title)))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(clipArtTitle('<svg/>')).toBeUndefined();
  expect(clipArtKeywords(titled('x', ['Shape', 'shape', '', 'two words', '$%']))).toEqual([
    'shape',
    'two words',
  ]);
});

test('[B3] all drawings of one title are taught or all are kept for judging', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'motif-clip-art-'));
  mkdirSync(path.join(folder, 'a'));
  for (let index = 0; index < 200; index++) {
    const word = String.fromCharCode(97 + (index % 26)).repeat(3 + Math.floor(index / 26));
    writeFileSync(path.join(folder, 'a', `${index}.svg`), titled(`${word} 1`));
    writeFileSync(path.join(folder, `${index}.svg`), titled(`${word} 2`));
  }
  const table = createConceptTable([], { english: [], chinese: [] });
  const uses = new Map<string, Set<string>>();
  for (const { name, use } of clipArt(folder, table)) uses.set(name, (uses.get(name) ?? new Set()).add(use));
  rmSync(folder, { recursive: true });
  expect(uses.size).toBe(200);
  expect([...uses.values()].filter((found) => found.size > 1)).toEqual([]);
  const judged = [...uses.values()].filter((found) => found.has('judge')).length;
  expect(judged).toBeGreaterThan(5);
  expect(judged).toBeLessThan(45);
  expect([...clipArt('/nowhere', table)]).toEqual([]);
});

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MotifError } from '../../core/errors.js';
import type { SearchOutput } from '../../core/results/schemas.js';
import { planLibrary } from '../../features/demo/plan/index.js';
import { demoQueries } from '../../features/demo/queries.js';
import { type DemoTerminal, runDemo } from './demo.js';

const records = planLibrary();

/** Answers a question of the demo with everything that is right, best first, and any other with nothing. */
function rightAnswer(query: string, limit: number): SearchOutput {
  const question = demoQueries.find(({ text }) => text === query);
  const files = records.filter((record) => question?.isRight(record)).map(({ file }) => file);
  const results = files.slice(0, limit).map((file, index) => ({
    rank: index + 1,
    id: String(index),
    path: file,
    similarity: index === 0 ? 0.5 : null,
    influences: [1],
    fusion: 1,
    matched: ['meaning' as const, 'name' as const],
    relevance: index === 0 ? 0.5 : null,
    format: 'png',
    widthPx: 1,
    heightPx: 1,
    copies: [],
  }));
  return {
    query,
    terms: [{ term: query, weight: 1 }],
    model: 'mini',
    searched: records.length,
    results,
    notes: [],
  };
}

describe('runDemo', () => {
  let parent: string;
  let dir: string;
  let calls: { name: string; input: Record<string, unknown>; dir: string }[];
  let printed: string;
  let opened: string[];

  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'motif-demo-'));
    dir = path.join(parent, 'pictures');
    mkdirSync(dir);
    [calls, printed, opened] = [[], '', []];
  });

  afterEach(() => rmSync(parent, { recursive: true }));

  const terminal = (answer = rightAnswer, interactive = false): DemoTerminal => ({
    print: (text) => {
      printed += `${text}\n`;
    },
    open: async (file) => {
      opened.push(file);
    },
    interactive,
    run: async (name, input, folder) => {
      calls.push({ name, input, dir: folder });
      if (name === 'demo.draw') return { dir, pictures: 500, drawn: 500, skipped: 0, seconds: 3.8 };
      if (name === 'search') return answer(String(input.query), Number(input.limit));
      return {};
    },
  });

  test('[D9] draws, makes the library, indexes and searches in both languages, all in the folder asked for', async () => {
    const report = await runDemo(terminal(), { dir, open: false });
    expect(calls.slice(0, 3).map(({ name }) => name)).toEqual(['demo.draw', 'init', 'index']);
    expect(new Set(calls.slice(3).map(({ name }) => name))).toEqual(new Set(['search']));
    expect(new Set(calls.map((call) => call.dir))).toEqual(new Set([dir]));
    expect(report.searches.length).toBeGreaterThanOrEqual(8);
    expect(report.searches.some(({ text }) => /\p{Script=Han}/u.test(text))).toBe(true);
    expect(report.searches.some(({ text }) => /[a-z]/.test(text))).toBe(true);
  });

  test('[D9] prints ranked paths with what matched, and what to try next', async () => {
    const report = await runDemo(terminal(), { dir, open: false });
    const { text, paths } = report.searches[0]!;
    expect(printed).toContain(text);
    expect(printed).toContain(`   1   50  ${paths[0]}  (meaning, name)`);
    expect(printed).toContain('Try next');
    expect(printed).toContain('motif search');
    expect(calls.at(-1)!.input).toMatchObject({ sheet: report.sheet });
    expect(report.sheet).toBe(path.join(dir, 'contact-sheet.html'));
  });

  test('[D9] measures both ways of searching on every question and prints what it measured', async () => {
    const rightByWordsOnly = (query: string, limit: number): SearchOutput => {
      const isMeaning = calls.at(-1)!.input.meaningOnly === true;
      return isMeaning ? { ...rightAnswer('nothing', limit), query } : rightAnswer(query, limit);
    };
    const { evaluation } = await runDemo(terminal(rightByWordsOnly), { dir, open: false });
    expect(evaluation.both).toEqual({ queries: demoQueries.length, precision: 1, answered: 1 });
    expect(evaluation.meaning).toEqual({ queries: demoQueries.length, precision: 0, answered: 0 });
    expect(printed).toMatch(/meaning and words\s+100 % of the first five are right/);
    expect(printed).toMatch(/meaning alone\s+0 % of the first five are right/);
  });

  test('[D9] says so where nothing is close', async () => {
    await runDemo(
      terminal((query) => ({ ...rightAnswer('nothing', 1), query })),
      { dir, open: false },
    );
    expect(printed).toContain('nothing close');
  });

  test('[D9] takes up a library that is there, and lets real failures through', async () => {
    mkdirSync(path.join(dir, '.motif'));
    await runDemo(terminal(), { dir, open: false });
    expect(calls.some(({ name }) => name === 'init')).toBe(false);
    const broken: DemoTerminal = {
      ...terminal(),
      run: async () => {
        throw new MotifError('conflict', 'Expected an empty folder');
      },
    };
    await expect(runDemo(broken, { dir, open: false })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('[D9] opens the contact sheet only where it may and someone is watching', async () => {
    await runDemo(terminal(rightAnswer, true), { dir, open: false });
    await runDemo(terminal(rightAnswer, false), { dir, open: true });
    expect(opened).toEqual([]);
    const { sheet } = await runDemo(terminal(rightAnswer, true), { dir, open: true });
    expect(opened).toEqual([sheet]);
  });
});

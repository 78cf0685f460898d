import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { type Drawing, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { feedbackDown, feedbackUp } from '../feedback/operations.js';
import { undo } from '../library/undo-operations.js';
import { findIds, search } from '../search/operations.js';
import { evaluateSearch } from './operations.js';

const evaluate = evaluateSearch(findIds);
const english = ['red', 'green', 'blue', 'yellow', 'purple', 'orange'];
const chinese = ['红', '绿', '蓝', '黄', '紫', '橙'];

let small: SmallLibrary;
let judged: string;
beforeAll(async () => {
  // No name says what its picture shows.
  const drawings = english.flatMap((colour, at): [string, Drawing][] => [
    [`${at}.png`, { colour, hasFigure: true }],
    [`more/${at}.png`, { colour, below: 'white', share: 0.25 }],
  ]);
  small = await smallLibrary(Object.fromEntries(drawings));
  judged = path.join(small.root, 'judged.tsv');
  const lines = [...english, ...chinese].map((query, at) => `${query}\t\t${at % 6}.png\tmore/${at % 6}.png`);
  writeFileSync(judged, lines.join('\n'));
});
afterAll(() => small.remove());
beforeEach(async () => {
  const { ledger } = await small.motif.library();
  while (ledger.undo() !== undefined);
});

const run = (input: Record<string, unknown> = {}) => runOperation(evaluate, input, small.motif);
const file = (name: string, text: string) => {
  const written = path.join(small.root, name);
  writeFileSync(written, text);
  return written;
};
const up = (query: string, ...assets: string[]) => runOperation(feedbackUp, { query, assets }, small.motif);

describe('measuring', () => {
  test('[J7] judged queries are answered anew and summed up, over all and by kind', async () => {
    const { all, kinds, results, ...rest } = await run({ judged });
    const perfect = {
      precision: { mean: expect.closeTo(0.2) },
      ndcg: { mean: 1 },
      reciprocalRank: { mean: 1 },
    };
    expect(all).toMatchObject({ queries: 12, recall: { mean: 1, low: 1, high: 1 }, ...perfect });
    expect(kinds.map(({ kind, queries }) => [kind, queries])).toEqual([
      ['Chinese', 6],
      ['one word', 6],
    ]);
    expect(kinds[0]!.recall).toEqual({ mean: 1 });
    expect(results).toHaveLength(12);
    expect(results[0]).toEqual({
      query: '"red"',
      kind: 'one word',
      relevant: 2,
      precision: 0.2,
      recall: 1,
      ndcg: 1,
      reciprocalRank: 1,
    });
    expect(rest).toMatchObject({
      model: 'fake',
      preprocessingHash: 'fake-1',
      pictures: 12,
      by: 'both',
      failed: [],
    });
    expect(rest.notes).toEqual([expect.stringMatching(/fewer than 10 queries have no interval/)]);
  });

  test('[J7] below ten queries it says that nothing reliable follows, and gives no interval', async () => {
    const few = file('few.tsv', 'red\t\tmore/0.png\nblue\tmine\tmore/2.png');
    const { all, kinds, notes } = await run({ judged: few });
    expect(all).toEqual({
      queries: 2,
      precision: { mean: 0.1 },
      recall: { mean: 1 },
      ndcg: { mean: 1 },
      reciprocalRank: { mean: 1 },
    });
    expect(kinds.map(({ kind }) => kind)).toEqual(['mine', 'one word']);
    expect(notes).toEqual([expect.stringMatching(/nothing reliable/)]);
  });

  test('[J7] grades count in the gain: the better picture should come first', async () => {
    const graded = (grades: string) => file('graded.tsv', `"red" + "green"\t\t${grades}`);
    const { results } = await run({ judged: graded('3*0.png\t1*1.png') });
    expect(results[0]!.kind).toBe('composed');
    const [order] = (await runOperation(search, { query: '"red" + "green"', limit: 1 }, small.motif)).results;
    const [best, other] = order!.path === '0.png' ? ['0.png', '1.png'] : ['1.png', '0.png'];
    const fits = await run({ judged: graded(`3*${best}\t1*${other}`) });
    const turned = await run({ judged: graded(`1*${best}\t3*${other}\t3*5.png\t3*4.png`) });
    expect(fits.all.ndcg.mean).toBeGreaterThan(turned.all.ndcg.mean);
  });

  test('[J6] kinds follow from the terms of a query', async () => {
    const queries = [
      'red umbrella',
      'image(0.png)',
      '0.5*red + 0.5*palette(red)',
      'sketch(0.png)',
      'red - blue',
      'type:png',
    ];
    const kinds = file('kinds.tsv', queries.map((query) => `${query}\t\t0.png`).join('\n'));
    expect((await run({ judged: kinds })).results.map(({ kind }) => kind)).toEqual([
      'phrase',
      'by picture',
      'with palette',
      'with sketch',
      'composed',
      'filters',
    ]);
  });
});

describe('judgements', () => {
  test('[J9] thumbs judge where no file is given, and take no part in what is measured', async () => {
    await up('red', 'more/2.png', '0.png');
    await runOperation(feedbackDown, { query: 'blue', assets: ['0.png'] }, small.motif);
    const { results, notes } = await run();
    expect(results).toMatchObject([{ query: '"red"', relevant: 2, recall: 0.5 }]);
    expect(results[0]!.ndcg).toBeLessThan(1);
    expect(notes).toEqual([
      expect.stringMatching(/nothing reliable/),
      expect.stringMatching(/counts as wrong/),
    ]);
    const one = file('one.tsv', 'red\tmine\t3*0.png\nblue\t\t2.png');
    expect((await run({ judged: one })).results).toHaveLength(2);
    const both = await run({ judged: one, feedback: true });
    expect(both.results).toMatchObject([
      { query: '"red"', kind: 'mine', relevant: 2 },
      { query: '"blue"', relevant: 1 },
    ]);
  });

  test('[J9] without any judgement it is not found, with how to judge', async () => {
    expect(await failureOf(run())).toMatchObject({
      code: 'not_found',
      hint: expect.stringMatching(/motif feedback up.*--judged/),
    });
    expect(await failureOf(run({ judged, feedback: false, against: 'gone' }))).toMatchObject({
      code: 'not_found',
    });
  });

  test('[J9] pictures that the library does not hold are left out and told', async () => {
    const some = file('some.tsv', 'red\t\t0.png\tgone.png\nblue\t\tgone2.png');
    const { results, notes } = await run({ judged: some });
    expect(results).toMatchObject([{ query: '"red"', relevant: 1 }]);
    expect(notes[1]).toMatch(/^2 judged pictures are not in the library.*gone\.png; 1 query has/);
    const none = file('none.tsv', 'red\t\tgone.png');
    expect(await failureOf(run({ judged: none }))).toMatchObject({ code: 'not_found' });
  });

  test('[J9] a line that is no query names its place; a query that cannot be run stops no other', async () => {
    const faulty = file('faulty.tsv', 'red\t\t0.png\nred "\t\t0.png');
    expect(await failureOf(run({ judged: faulty }))).toMatchObject({
      code: 'invalid_input',
      path: `${faulty}:2`,
    });
    const mixed = file('mixed.tsv', 'red\t\t0.png\n@unknown\t\t0.png\nred - red\t\t0.png');
    const { results, failed } = await run({ judged: mixed });
    expect(results.map(({ query }) => query)).toEqual(['"red"']);
    expect(failed.map(({ query }) => query)).toEqual(['@unknown', '"red" - "red"']);
    const all = file('all.tsv', '@unknown\t\t0.png');
    expect(await failureOf(run({ judged: all }))).toMatchObject({ code: 'invalid_input', path: 'judged' });
    expect(await failureOf(run({ judged, meaningOnly: true, wordsOnly: true }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  test('[X2] it stops when cancelled, and reports how far it is', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const progress = ({ done }: { done: number }) => {
      seen.push(done);
      if (done === 3) stop.abort();
    };
    const cancelled = runOperation(evaluate, { judged }, small.motif, { signal: stop.signal, progress });
    expect(await failureOf(cancelled)).toMatchObject({ code: 'cancelled' });
    expect(seen).toEqual([0, 1, 2, 3]);
  });
});

describe('comparing', () => {
  test('[J8] a later run is compared with a kept one, query by query', async () => {
    expect((await run({ judged, save: ' before ', wordsOnly: true })).saved).toBe('before');
    const { against } = await run({ judged, against: 'BEFORE' });
    expect(against).toMatchObject({ name: 'before', by: 'words', queries: 12, apart: 0, tied: 0, lost: [] });
    expect(against!.won).toHaveLength(12);
    expect(against!.won[0]).toEqual({ query: expect.any(String), before: 0, after: 1 });
    const verdicts = against!.changes.map(({ kind = 'all', measure, verdict }) => [kind, measure, verdict]);
    expect(verdicts).toEqual([
      ['all', 'precision', 'better'],
      ['all', 'recall', 'better'],
      ['all', 'ndcg', 'better'],
      ['all', 'reciprocalRank', 'better'],
      ['Chinese', 'precision', 'cannot say'],
      ['Chinese', 'ndcg', 'cannot say'],
      ['one word', 'precision', 'cannot say'],
      ['one word', 'ndcg', 'cannot say'],
    ]);
  });

  test('[J8] the same run again is no difference, and another judgement is none between the runs', async () => {
    await run({ judged, save: 'before' });
    const other = file('other.tsv', english.map((query) => `${query}\t\t0.png`).join('\n'));
    const { against } = await run({ judged: other, against: 'before' });
    expect(against).toMatchObject({ queries: 6, apart: 6, tied: 6, won: [], lost: [] });
    const same = await run({ judged, against: 'before' });
    expect(same.against!.changes.slice(0, 4).map(({ verdict }) => verdict)).toEqual(
      new Array(4).fill('no difference'),
    );
    const unlike = file('unlike.tsv', 'white\t\t0.png');
    const { against: none, notes } = await run({ judged: unlike, against: 'before' });
    expect(none).toBeUndefined();
    expect(notes.at(-1)).toMatch(/nothing can be compared/);
  });

  test('[J8] a name that is taken is conflict unless it may be replaced, and an unknown one is not found', async () => {
    expect(await failureOf(run({ judged, against: 'gone' }))).toMatchObject({
      code: 'not_found',
      path: 'against',
      hint: expect.stringContaining('--save'),
    });
    await run({ judged, save: 'before', wordsOnly: true });
    expect(await failureOf(run({ judged, save: 'Before' }))).toMatchObject({ code: 'conflict' });
    expect(await failureOf(run({ judged, save: 'a\u0000' }))).toMatchObject({ path: 'save' });
    await run({ judged, save: 'Before', replace: true });
    const { ledger } = await small.motif.library();
    expect(ledger.evaluationRuns.names()).toEqual(['Before']);
    expect(ledger.evaluationRuns.find('before')!.by).toBe('both');
  });

  test('[L34] keeping a run can be taken back, the one that it replaced too', async () => {
    await run({ judged, save: "it's", wordsOnly: true });
    await run({ judged, save: "it's", replace: true });
    const { ledger } = await small.motif.library();
    const takeBack = async () => {
      const { undone } = await runOperation(undo, {}, small.motif);
      return [undone?.label, ledger.evaluationRuns.find("it's")?.by];
    };
    expect(await takeBack()).toEqual(["evaluate --save it's", 'words']);
    expect(await takeBack()).toEqual(["evaluate --save it's", undefined]);
  });
});

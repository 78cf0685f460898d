import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/search-world.js';
import { type Drawing, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { runOperation } from '../../core/operation.js';
import { parseQuery } from '../../core/query/grammar.js';
import { operations } from '../../operations.js';

const directions = operations.find(({ name }) => name === 'directions')!;
const undo = operations.find(({ name }) => name === 'undo')!;
const hues = ['red', 'blue', 'green', 'yellow'];
const shares = [0, 0.06, 0.12, 0.18, 0.24];

/** Five pictures of each hue, which differ a little. */
const drawings = Object.fromEntries(
  hues.flatMap((colour) =>
    shares.map((share): [string, Drawing] => [
      `${colour}-${share * 100}.png`,
      { colour, below: 'black', share, hasFigure: share > 0.1 },
    ]),
  ),
);

interface Answer {
  looked: number;
  board?: string;
  notes: string[];
  directions: {
    name: { en: string; zh: string };
    leads: { id: string; path: string }[];
    palette: string[];
    pictures: number;
    distinctness: number;
    deeper: string;
  }[];
}

let small: SmallLibrary;
beforeAll(async () => {
  small = await smallLibrary(drawings);
});
afterAll(() => small.remove());

const ask = (input: Record<string, unknown>, motif = small.motif) =>
  runOperation(directions, input, motif) as Promise<Answer>;

describe('directions', () => {
  test('[U1] pictures are sorted by what they differ in, each direction with pictures and colours of its own', async () => {
    const { directions: found, looked } = await ask({ count: 4 });
    expect(looked).toBe(20);
    expect(found.map(({ pictures }) => pictures)).toEqual([5, 5, 5, 5]);
    for (const { leads, palette, distinctness } of found) {
      const own = new Set(leads.map(({ path }) => path.split('-')[0]));
      expect(own.size).toBe(1);
      expect(palette[0]).toMatch(/^#[0-9a-f]{6}$/);
      expect(distinctness).toBeGreaterThan(0.5);
    }
    expect(await ask({ count: 4 })).toEqual(await ask({ count: 4 }));
  });

  test('[U2] a brief decides which pictures count, and its filters hold in the query that goes deeper', async () => {
    const { directions: found, looked, notes } = await ask({ brief: 'red type:png', count: 3, pictures: 2 });
    expect(looked).toBeGreaterThan(0);
    expect(notes).toEqual([]);
    for (const { leads, deeper } of found) {
      expect(leads.length).toBeLessThanOrEqual(2);
      const query = parseQuery(deeper);
      expect(query.filter).toEqual(parseQuery('type:png').filter);
      expect(query.terms[0]).toMatchObject({ kind: 'asset', id: leads[0]!.id, weight: 0.6 });
      expect(query.terms[1]).toMatchObject({ kind: 'text', text: 'red', weight: 0.4 });
    }
    const [first] = (await ask({ count: 2 })).directions;
    expect(first!.deeper).toBe(`asset(${first!.leads[0]!.id})`);
  });

  test('[U3] lead pictures go to a board in one change that undo takes back', async () => {
    const { board, directions: found } = await ask({ count: 3, pictures: 2, board: 'ways' });
    expect(board).toBe('ways');
    const { boards } = (await small.motif.library()).ledger;
    expect(boards.items('ways')).toEqual(found.flatMap(({ leads }) => leads.map(({ id }) => id)));
    await runOperation(undo, {}, small.motif);
    expect(boards.find('ways')).toBeUndefined();
  });

  test('[U4] too few pictures, a wrong count and a faulty brief are refused, and fewer ways than wanted are said', async () => {
    const empty = await smallLibrary({});
    expect(await failureOf(ask({}, empty.motif))).toMatchObject({ code: 'not_found' });
    await empty.remove();
    expect(await failureOf(ask({ count: 1 }))).toMatchObject({ code: 'invalid_input' });
    expect(await failureOf(ask({ brief: 'width:abc>' }))).toMatchObject({ code: 'invalid_input' });
    const few = await ask({ brief: 'folder:nowhere' }).catch((error: unknown) => error);
    expect(few).toMatchObject({ code: 'not_found' });
    const { directions: found, notes } = await ask({ count: 20 });
    if (found.length < 20) expect(notes.join()).toContain('ways');
  });
});

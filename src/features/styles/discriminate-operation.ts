import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import type { FindIds } from '../../core/find-ids.js';
import { operation } from '../../core/operation.js';
import type { SeenPicture } from '../../core/traits/pictures.js';
import { hearingOf } from './classify-operation.js';
import { shown } from './explain-operation.js';
import { differenceSchema, share, unreadSchema } from './schemas.js';

const examples = z.array(z.string().min(1)).min(1);
/** With fewer a side nothing can be left out; from so many on the bounds are of use. */
const least = 3;
const enough = 5;
const shownDifferences = 6;
const seed = 1;

/** Returns the operation that tells two near styles apart; `find` runs a query. */
export function discriminateStyles(find: FindIds) {
  return operation({
    name: 'style.discriminate',
    summary: 'Tell two near styles apart by examples, say which files are of which, and by what',
    description:
      'From 5 to 20 examples a side it learns what tells them apart: the style directions of the meaning, where lines and colours lie, pixel ' +
      'measures and palette, weighed by how the library spreads. Each example is left out in turn; where divisions by chance do as well, ' +
      'the examples do not separate and no side is said. A side is said at odds of three to one, within the bounds of resampled examples. ' +
      'Sides that are called by styles of the lexicon which the model tells apart are helped by the words.',
    examples: [
      {
        command: 'style discriminate ukiyo-e shin-hanga --examples-a prints/edo --examples-b prints/modern',
        note: 'whether they separate, and by what',
      },
      {
        command: 'style discriminate ours theirs new/ --examples-a brand:acme --examples-b board:rival',
        note: 'which side each file of a folder is of',
      },
    ],
    input: z.object({
      a: z
        .string()
        .min(1)
        .max(100)
        .describe('What the first side is called; a style of the lexicon helps by its words'),
      b: z.string().min(1).max(100).describe('What the second side is called'),
      files: z
        .array(z.string().min(1))
        .default([])
        .describe('Pictures to judge: files, folders, ids or paths in the library'),
      examplesA: examples.describe('Pictures, folders, boards or brands of the first side, 5 to 20 pictures'),
      examplesB: examples.describe('The same of the second side'),
      query: z.string().min(1).optional().describe('Judge what a search for this finds'),
      limit: z.number().int().min(1).max(1000).default(20).describe('Most pictures of a query'),
    }),
    output: z.object({
      model: z.string(),
      a: z.object({ name: z.string(), examples: z.number().int() }),
      b: z.object({ name: z.string(), examples: z.number().int() }),
      area: share.describe('How often an example of a stands above one of b, each left out; 0.5 is chance'),
      low: share.describe('Bounds of its 95 % interval'),
      high: share,
      chance: share.describe('Share of divisions by chance that are told apart as well'),
      separate: z.boolean().describe('False where the examples do not separate: no side is said'),
      byWords: z.boolean().describe('Whether the names of both sides count as well'),
      differences: z
        .array(differenceSchema)
        .describe('What tells them apart; positive numbers are towards a'),
      results: z.array(
        z.object({
          path: z.string(),
          id: z.string(),
          side: z.enum(['a', 'b', 'cannot say']),
          probability: share.describe('Of a; at 0.75 the odds are three to one'),
          low: share.describe('Nine in ten resamples of the examples lie between low and high'),
          high: share,
          odds: z.number().describe('Of the likelier side against the other, to one'),
          isUnlikeBoth: z
            .boolean()
            .describe('True where it is less like either side than every example is: it may be of neither'),
          isExample: z.boolean().describe('True for an example, which is judged by the others'),
        }),
      ),
      unread: unreadSchema,
      notes: z.array(z.string()),
    }),
    positionals: ['a', 'b', 'files'],
    long: true,
    outcome: ({ unread }) => (unread.length > 0 ? 'unreadable_media' : undefined),
    async run({ a, b, files, examplesA, examplesB, query, limit }, motif, context) {
      const [{ picturesOfSides }, { lookAt }, { tellApart }, hearing] = await Promise.all([
        import('./sides.js'),
        import('../../core/traits/look-at.js'),
        import('./tell-apart.js'),
        hearingOf(motif, context),
      ]);
      const sources = { ...hearing, dir: motif.options.dir };
      const first = await picturesOfSides(examplesA, sources);
      const second = await picturesOfSides(examplesB, sources);
      refuseFew(first, 'examplesA');
      refuseFew(second, 'examplesB');
      refuseBoth(first, second);
      const { learned, judge, byWords, differences } = await tellApart(
        { name: a, pictures: first },
        { name: b, pictures: second },
        hearing,
        seed,
      );
      const found = query === undefined ? [] : await find({ query, limit }, motif, context.signal);
      const results = [];
      const unread = [];
      for await (const seen of lookAt([...files, ...found], sources, 'judge')) {
        if (seen.picture === undefined) unread.push(seen.unread);
        else results.push(resultOf(seen.picture, judge));
      }
      const { area, low, high, chance, isApart } = learned;
      return {
        model: hearing.library.identity.modelId,
        a: { name: a, examples: first.length },
        b: { name: b, examples: second.length },
        area,
        low,
        high,
        chance,
        separate: isApart,
        byWords,
        differences: differences
          .filter(({ isReal }) => isReal)
          .slice(0, shownDifferences)
          .map(shown),
        results,
        unread,
        notes: [
          ...(isApart
            ? []
            : ['The examples do not separate: divisions by chance are told apart as well. No side is said.']),
          ...(isApart && !differences.some(({ isReal }) => isReal)
            ? [
                'They separate on no axis or measure that has a name: it may be by what they show, not by style.',
              ]
            : []),
          ...(Math.min(first.length, second.length) < enough
            ? [`Fewer than ${enough} examples on a side: give more before relying on it.`]
            : []),
        ],
      };
    },
  });
}

type Judge = Awaited<ReturnType<typeof import('./tell-apart.js').tellApart>>['judge'];

function resultOf(picture: SeenPicture, judge: Judge) {
  const { side, probability, low, high, isUnlikeBoth, isExample } = judge(picture);
  const likelier = Math.max(probability, 1 - probability);
  const { path, id } = picture;
  const named = { first: 'a', second: 'b', 'cannot say': 'cannot say' } as const;
  return {
    path,
    id,
    side: named[side],
    probability,
    low,
    high,
    odds: likelier / Math.max(1 - likelier, 1e-9),
    isUnlikeBoth,
    isExample,
  };
}

function refuseFew(pictures: readonly SeenPicture[], field: string): void {
  if (pictures.length >= least) return;
  throw new MotifError(
    'invalid_input',
    `Expected at least ${least} pictures for ${field}, received ${pictures.length}`,
    { hint: `Give ${enough} to 20 of each side.`, path: field },
  );
}

function refuseBoth(first: readonly SeenPicture[], second: readonly SeenPicture[]): void {
  const ids = new Set(first.map(({ id }) => id));
  const both = second.find(({ id }) => ids.has(id));
  if (both === undefined) return;
  throw new MotifError(
    'invalid_input',
    `Expected examples of one side or the other, received ${both.path} on both`,
    {
      hint: 'Leave it out on one side.',
      path: both.path,
    },
  );
}

import { z } from 'zod';
import type { FindIds } from '../../core/find-ids.js';
import type { HearLexicon } from '../../core/lexicon/hearing.js';
import { newName } from '../../core/library/names.js';
import { operation } from '../../core/operation.js';
import { formatQuery } from '../../core/query/format.js';
import { parseQuery } from '../../core/query/grammar.js';
import type { Query } from '../../core/query/query.js';
import type { Lead } from './find-directions.js';

/** Pictures that directions are taken from: enough for ten groups, few enough to still answer the brief. */
const pool = 400;
/** Fewer than these are no spread; what is hardly close then helps out, and that is said. */
const leastClose = 2;
/** Weight of a lead picture in the query that goes deeper. */
const leadShare = 0.6;

const directionSchema = z.object({
  name: z
    .object({ en: z.string(), zh: z.string() })
    .describe('After the style that tells it best, or its number'),
  styles: z
    .array(z.object({ id: z.string(), en: z.string(), zh: z.string() }))
    .describe(
      'Styles of the lexicon that it is more of than the others are; empty where the model hears none',
    ),
  palette: z
    .array(z.string())
    .describe('Colours that its pictures have in common, #rrggbb, the most used first'),
  leads: z.array(z.object({ id: z.string(), path: z.string() })).describe('Pictures that stand for it'),
  pictures: z.number().int().describe('Pictures of the brief that went this way'),
  distinctness: z
    .number()
    .min(0)
    .max(1)
    .describe('How much nearer its pictures are to each other than to the next direction: 0 not at all'),
  deeper: z.string().describe('Query that goes deeper into it'),
});

/** Returns the operation that spreads a brief out into directions; `find` runs a query, `hear` gives the styles of the lexicon. */
export function directionOperations(find: FindIds, hear: HearLexicon) {
  const directions = operation({
    name: 'directions',
    summary: 'Spread a brief out into different directions',
    description:
      'Takes the pictures of the library that answer the brief, and sorts them by what they differ in. Each direction has lead pictures, ' +
      'the colours that its pictures have in common, a name from the style lexicon, and a query that goes deeper into it. It is the more ' +
      'distinct the nearer its pictures are to each other than to the next direction: 0 % is no difference, 100 % a complete one. ' +
      'Without a brief the directions are those of the whole library.',
    examples: [
      { command: 'directions "a calm autumn campaign for tea"', note: 'ten directions side by side' },
      { command: 'directions "summer poster folder:posters" --count 5', note: 'five, with filters' },
      { command: 'directions "新中式茶饮" --board 茶饮', note: 'with all lead pictures on a board' },
    ],
    input: z.object({
      brief: z
        .string()
        .max(4000)
        .default('')
        .describe('What the work should say: words, terms and filters as in search'),
      count: z.number().int().min(2).max(20).default(10).describe('Most directions'),
      pictures: z.number().int().min(1).max(24).default(5).describe('Most lead pictures of each'),
      board: z
        .string()
        .min(1)
        .optional()
        .describe('Put all lead pictures on this board, one direction after another'),
    }),
    output: z.object({
      brief: z.string(),
      model: z.string(),
      looked: z.number().int().describe('Pictures that the directions were taken from'),
      directions: z.array(directionSchema),
      board: z.string().optional().describe('Board that now holds the lead pictures'),
      notes: z.array(z.string()),
    }),
    positionals: ['brief'],
    long: true,
    changes: true,
    async run({ brief, count, pictures, board }, motif, { signal, progress }) {
      const library = await motif.library();
      const boardName =
        board === undefined
          ? undefined
          : (library.ledger.boards.find(board)?.name ?? newName(board, 'board'));
      const asked = { query: brief, limit: pool, meaningOnly: true };
      const close = await find({ ...asked, weak: false }, motif, signal);
      const isAnswered = close.length >= leastClose;
      const ids = isAnswered ? close : await find(asked, motif, signal);
      const { findDirections } = await import('./find-directions.js');
      const [card, lexicon] = await Promise.all([motif.calibration(), motif.lexicon()]);
      const { locale } = motif.options;
      const heard = await hear({
        library,
        lexicon,
        encoder: () => motif.encoder(),
        card,
        locale,
        signal,
        progress,
      });
      const found = await findDirections(ids, { count, leads: pictures }, { library, lexicon, card, heard });
      if (boardName !== undefined) {
        const { boards, change } = library.ledger;
        change(`directions on ${boardName}`, () => {
          if (boards.find(boardName) === undefined) boards.create(boardName);
          boards.add(
            boardName,
            found.flatMap(({ leads }) => leads.map(({ id }) => id)),
          );
        });
      }
      return {
        brief,
        model: library.identity.modelId,
        looked: ids.length,
        directions: found.map(({ styles, leads, ...rest }, at) => {
          const [first] = styles;
          return {
            name: first === undefined ? { en: `Direction ${at + 1}`, zh: `方向 ${at + 1}` } : first.name,
            styles: styles.map(({ id, name }) => ({ id, ...name })),
            leads,
            ...rest,
            deeper: deeperInto(parseQuery(brief), leads),
          };
        }),
        ...(boardName === undefined ? {} : { board: boardName }),
        notes: [
          ...(isAnswered || ids.length === 0
            ? []
            : [
                'Hardly anything in the library is close to this brief: these are the ways of what is nearest.',
              ]),
          ...notesOn(found.length, count, ids.length),
        ],
      };
    },
  });
  return [directions] as const;
}

/** The first lead picture beside the brief, which keeps its filters: the picture decides, the brief keeps it on course. */
function deeperInto({ terms, filter }: Query, leads: readonly Lead[]): string {
  const [lead] = leads;
  if (lead === undefined) return formatQuery({ terms, filter });
  const total = terms.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  const briefShare = total === 0 ? 0 : (1 - leadShare) / total;
  return formatQuery({
    terms: [
      { kind: 'asset', id: lead.id, weight: total === 0 ? 1 : leadShare },
      ...terms.map((term) => ({ ...term, weight: Number((briefShare * term.weight).toFixed(3)) })),
    ],
    filter,
  });
}

function notesOn(found: number, wanted: number, looked: number): string[] {
  return found < wanted ? [`${looked} pictures went ${found} ways; more would need more pictures.`] : [];
}

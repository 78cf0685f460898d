import { z } from 'zod';
import { operation } from '../../core/operation.js';
import { hearingOf } from './classify-operation.js';
import type { Difference } from './explain.js';
import { differenceSchema, sideSchema } from './schemas.js';

export const explainStyles = operation({
  name: 'style.explain',
  summary: 'Explain how two pictures, folders, boards or brands differ in style',
  description:
    'Compares the style axes of the lexicon that the model hears, and measures of the pixels, in deviations of the library. Each difference ' +
    'has a 95 % interval, in which the scatter of the pictures and the choice of words count; as many questions are asked at once, at ' +
    'most one in twenty of those called real is chance. Where nothing is real, it says that they do not differ.',
  examples: [
    { command: 'style explain old.png new.png', note: 'two pictures' },
    { command: 'style explain campaign/spring campaign/autumn', note: 'two folders' },
    { command: 'style explain brand:acme board:mood --top 5', note: 'a brand and a board' },
  ],
  input: z.object({
    first: z
      .string()
      .min(1)
      .describe('Picture, folder, board or brand; board:NAME and brand:NAME leave no doubt'),
    second: z.string().min(1).describe('What it is compared with'),
    top: z.number().int().min(1).max(100).default(10).describe('Most differences to show'),
  }),
  output: z.object({
    model: z.string(),
    first: sideSchema,
    second: sideSchema,
    differ: z.boolean().describe('False where no difference is real'),
    differences: z.array(differenceSchema).describe('Real ones, the largest first'),
    undecided: z.array(z.string()).describe('Axes and measures on which no difference is real'),
    unheard: z.array(z.string()).describe('Axes that the model does not hear'),
    notes: z.array(z.string()),
  }),
  positionals: ['first', 'second'],
  long: true,
  async run({ first, second, top }, motif, context) {
    const [{ sideOf }, { differencesOf }, { comparedOn }, hearing] = await Promise.all([
      import('./sides.js'),
      import('./explain.js'),
      import('./library-spread.js'),
      hearingOf(motif, context),
    ]);
    const sources = { ...hearing, dir: motif.options.dir };
    const [one, other] = [await sideOf(first, sources), await sideOf(second, sources)];
    const { compared } = await comparedOn(hearing);
    const found = differencesOf(one.pictures, other.pictures, compared);
    const real = found.filter(({ isReal }) => isReal);
    const unheard = compared.axes.flatMap(({ isHeard, axis }) => (isHeard === false ? [axis.id] : []));
    const counted = ({ kind, name, pictures }: typeof one) => ({ kind, name, pictures: pictures.length });
    return {
      model: hearing.library.identity.modelId,
      first: counted(one),
      second: counted(other),
      differ: real.length > 0,
      differences: real.slice(0, top).map(shown),
      undecided: found.filter(({ isReal }) => !isReal).map(({ id }) => id),
      unheard,
      notes: [
        ...(real.length === 0
          ? ['They do not differ on any axis that the model hears, nor in what is measured of pixels.']
          : []),
        ...(hearing.card === undefined
          ? ['This model has no card: axes that it does not hear are among those compared.']
          : []),
        ...sharedNote(one.pictures, other.pictures),
      ],
    };
  },
});

/** Returns a difference as it is given out. */
export function shown({ isReal: _isReal, chance: _chance, ...difference }: Difference) {
  return difference;
}

function sharedNote(first: readonly { id: string }[], second: readonly { id: string }[]): string[] {
  const ids = new Set(first.map(({ id }) => id));
  const shared = second.filter(({ id }) => ids.has(id)).length;
  return shared === 0 ? [] : [`${shared} of the pictures are on both sides.`];
}

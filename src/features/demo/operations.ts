import path from 'node:path';
import { z } from 'zod';
import { operation } from '../../core/operation.js';
import { drawLibrary } from './draw-library.js';
import { planLibrary } from './plan/index.js';

export const demoDraw = operation({
  name: 'demo.draw',
  summary: 'Draw a library of 500 pictures to try Motif on',
  description:
    'Draws icons, patterns, landscapes, posters, interiors and the product pictures of three fictional brands in several styles, ' +
    'with their attributes in attributes.json. The same pictures come out each time; a folder that holds them already is left as it is.',
  examples: [{ command: 'demo', note: 'draws into demo-library, then indexes and searches it' }],
  input: z.object({
    dir: z
      .string()
      .min(1)
      .default('demo-library')
      .describe('Folder to draw into; it must be empty or a demo library'),
    count: z
      .number()
      .int()
      .min(1)
      .max(500)
      .optional()
      .describe('How many pictures, spread over all kinds; all by default'),
  }),
  output: z.object({
    dir: z.string().describe('The folder, as an absolute path'),
    pictures: z.number().int().describe('Pictures in the library'),
    drawn: z.number().int(),
    skipped: z.number().int().describe('Pictures that were there already'),
    seconds: z.number(),
  }),
  positionals: [],
  long: true,
  changes: true,
  localOnly: true,
  async run(input, motif, { signal, progress }) {
    const startMs = performance.now();
    const dir = path.resolve(motif.options.dir ?? '.', input.dir);
    const report = await drawLibrary({ dir, records: planLibrary(input.count), signal, progress });
    return { dir, ...report, seconds: Math.round(performance.now() - startMs) / 1000 };
  },
});

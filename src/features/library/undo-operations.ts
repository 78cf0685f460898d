import { z } from 'zod';
import { MotifError } from '../../core/errors.js';
import { operation } from '../../core/operation.js';

const changeSchema = z.object({
  label: z.string().describe('What was done'),
  at: z.string().describe('When, ISO 8601'),
});

export const undo = operation({
  name: 'undo',
  summary: 'Take back the last change of tags, boards, saved queries, concepts, brands or feedback',
  examples: [
    { command: 'undo', note: 'again for the one before' },
    { command: 'undo --list', note: 'what can be taken back, the last first; changes nothing' },
  ],
  input: z.object({ list: z.boolean().default(false).describe('Only list what can be taken back') }),
  output: z.object({
    undone: changeSchema.optional().describe('The change that was taken back'),
    left: z.array(changeSchema).describe('Changes that can still be taken back, the last first'),
  }),
  changes: true,
  async run({ list }, motif) {
    const { ledger } = await motif.library();
    const undone = list ? undefined : ledger.undo();
    if (!list && undone === undefined) {
      throw new MotifError('not_found', 'Expected a change to take back, received a library without any', {
        hint: 'Tags, boards, saved queries, concepts, brands and feedback can be taken back; pictures are never changed.',
      });
    }
    const shown = (change: { label: string; atMs: number }) => ({
      label: change.label,
      at: new Date(change.atMs).toISOString(),
    });
    return { ...(undone === undefined ? {} : { undone: shown(undone) }), left: ledger.changes().map(shown) };
  },
});

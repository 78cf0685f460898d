import path from 'node:path';
import { readStyleLexicon } from '../src/core/lexicon/styles.js';
import type { Motif } from '../src/core/motif.js';
import { writeColourLexicon } from './colour-lexicon.js';
import { type Drawing, type SmallLibrary, smallLibrary } from './small-library.js';

/** The colours that stand below others in the world's pictures. */
export const otherColours = ['green', 'yellow', 'purple', 'orange', 'black', 'white'] as const;

/** A library of reds, blues and the rest, with a lexicon that has styles of one colour, and a board of the reds. */
export interface StyleWorld {
  small: SmallLibrary;
  motif: Motif;
  /** Returns the absolute path of a file or folder of the library. */
  at(name: string): string;
}

export async function styleWorld(): Promise<StyleWorld> {
  const drawings: Record<string, Drawing> = {};
  for (const [at, below] of otherColours.entries()) {
    for (const colour of ['red', 'blue'])
      drawings[`${colour}/${at}.png`] = {
        colour,
        below,
        share: 0.25,
        widthPx: 64 + at,
        heightPx: 64 + 2 * at,
      };
    for (const [turn, other] of otherColours.entries())
      if (turn !== at) drawings[`rest/${at}-${turn}.png`] = { colour: below, below: other, share: 0.25 };
  }
  const small = await smallLibrary(drawings);
  const lexicon = readStyleLexicon(writeColourLexicon(path.join(small.root, '.motif', 'own-styles')));
  const { ledger } = await small.motif.library();
  ledger.boards.create('reds');
  ledger.boards.add(
    'reds',
    otherColours.map((_, at) => ledger.find(`red/${at}.png`)!.id),
  );
  ledger.boards.create('none');
  return {
    small,
    motif: { ...small.motif, lexicon: async () => lexicon },
    at: (name) => path.join(small.root, name),
  };
}

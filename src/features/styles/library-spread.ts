import { MotifError } from '../../core/errors.js';
import type { Hearing } from '../../core/lexicon/hearing.js';
import type { Channel, LibrarySpread } from '../../core/traits/channels.js';
import { backgroundOf, spreadsOver } from '../../core/traits/library-traits.js';
import type { Compared } from './explain.js';
import { hearAxes } from './hearing.js';

/** Fewer pictures say nothing of how a library spreads. */
const leastPictures = 20;

/** Returns what differences are counted in: the spread of the library in every channel, on the axes and of the measures. */
export async function comparedOn(
  hearing: Hearing,
): Promise<{ compared: Compared; spreads: Record<Channel, LibrarySpread> }> {
  const { library, card } = hearing;
  const background = await backgroundOf(library, new Set());
  if (background.length < leastPictures) {
    throw new MotifError(
      'invalid_input',
      `Expected at least ${leastPictures} pictures in the library to compare by, received ${background.length}`,
      { hint: 'Differences are counted in units of how the library spreads: index more pictures.' },
    );
  }
  const spreads = await spreadsOver(library, background, card);
  const axes = await hearAxes(hearing, spreads.meaning.moments);
  return { compared: { axes, background }, spreads };
}

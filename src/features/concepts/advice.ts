import type { Concept } from '../../core/concepts/concept.js';

/** An example below this share of other pictures, when left out, is not like the others. */
const fitting = 0.7;
/** Below this the concept is hardly told from the library. */
const reliable = 0.8;

/** Returns what a person should know before relying on a concept: too few examples, examples that disagree, words that do better. */
export function notesOnConcept(
  { examples, fit, separation, separationByText, strength, text }: Concept,
  pathOf: (id: string) => string,
): string[] {
  const notes: string[] = [];
  if (examples.length > 0 && examples.length < 3)
    notes.push('Too few examples to test it: from three on, each is left out in turn and looked for.');
  const odd = examples.filter((_, at) => (fit[at] ?? 1) < fitting);
  if (odd.length > 0) {
    const names = odd.slice(0, 3).map(pathOf).join(', ');
    const more = odd.length > 3 ? ` and ${odd.length - 3} more` : '';
    notes.push(
      `The examples disagree: ${names}${more} would not be found by the others. Leave out what does not belong.`,
    );
  }
  if (separation !== undefined && separation < reliable)
    notes.push('Not reliable here: this model hardly tells the examples from the rest of the library.');
  if (text !== undefined && examples.length >= 4 && strength === 0 && separationByText !== undefined)
    notes.push('The examples do not find each other: they were not used, and the words have the whole say.');
  return notes;
}

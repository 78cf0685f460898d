import type { PictureSources } from '../../core/library/references.js';
import type { Term } from '../../core/query/query.js';

/** More are shown as a number: the note is no second query. */
const mostShown = 5;

/** Returns a note on the words that the library's model was hardly taught: what they mean is guessed, names still count. */
export async function notesOnWords(
  terms: readonly Term[],
  { encoder }: Pick<PictureSources, 'encoder'>,
): Promise<string[]> {
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  if (texts.length === 0) return [];
  const model = await encoder();
  const unknown = await model.unknownWords?.(texts.join(' '));
  if (!unknown?.length) return [];
  const shown = unknown.slice(0, mostShown).map((word) => `"${word}"`);
  const more = unknown.length > mostShown ? ` and ${unknown.length - mostShown} more` : '';
  return [
    `The model ${model.identity.modelId} hardly knows ${shown.join(', ')}${more}: the ranking by meaning is unreliable here; names and tags still count. A larger model knows more words: see \`motif models list\`.`,
  ];
}

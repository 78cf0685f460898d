import { MotifError } from '../../core/errors.js';
import type { Style } from '../../core/lexicon/styles.js';

const mostSuggested = 5;

/** Returns the style that an id or a name in either language names, whatever its case; undefined for none. */
export function findStyle(styles: readonly Style[], reference: string): Style | undefined {
  const wanted = simple(reference);
  return (
    styles.find(({ id }) => simple(id) === wanted) ??
    styles.find(({ name }) => simple(name.en) === wanted || simple(name.zh) === wanted)
  );
}

/** Returns the style that an id or name names; throws `not_found` with those that hold its words. */
export function requireStyle(styles: readonly Style[], reference: string): Style {
  const found = findStyle(styles, reference);
  if (found !== undefined) return found;
  const like = stylesLike(styles, reference);
  throw new MotifError('not_found', `Expected a style of the lexicon, received "${reference.slice(0, 60)}"`, {
    hint:
      like.length === 0
        ? 'See which there are: motif style list'
        : `Did you mean ${like.map(({ id }) => id).join(', ')}?`,
    path: 'id',
  });
}

/** Those in which at least half of the words of the reference are found. */
function stylesLike(styles: readonly Style[], reference: string): Style[] {
  const words = simple(reference).match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+/gu) ?? [];
  return styles
    .map((style) => {
      const { id, name, phrasings } = style;
      const called = simple([id, name.en, name.zh].join(' '));
      const said = simple([...phrasings.en, ...phrasings.zh].join(' '));
      // What it is called tells more than what else is said of it.
      const countIn = (text: string) => words.filter((word) => text.includes(word)).length;
      return { style, found: countIn(`${called} ${said}`), score: 2 * countIn(called) + countIn(said) };
    })
    .filter(({ found }) => found > 0 && found >= words.length / 2)
    .sort((one, other) => other.score - one.score)
    .slice(0, mostSuggested)
    .map(({ style }) => style);
}

function simple(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

import { MotifError } from '../errors.js';

const longest = 100;
/** What a terminal would obey, and what would disguise a name. */
const hidden = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u;

/** Returns a name in the form in which it is kept and looked up: NFC, trimmed, one space between words. */
export function tidyName(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Returns the name that something of a kind (`board`) gets; throws `invalid_input` for one that could not be shown. */
export function newName(text: string, kind: string, field = 'name'): string {
  const name = tidyName(text);
  if (name !== '' && name.length <= longest && !hidden.test(name)) return name;
  const received =
    name === '' ? 'an empty one' : name.length > longest ? `${name.length}` : JSON.stringify(name);
  throw new MotifError(
    'invalid_input',
    `Expected 1 to ${longest} characters for the name of a ${kind}, received ${received}`,
    { hint: 'Words in any language, such as spring launch or 春季.', path: field },
  );
}

/** Throws `conflict` where something else than `own` has the name already; the same in another case is free to be taken. */
export function refuseTaken(
  other: { name: string } | undefined,
  own: string | undefined,
  hint: string,
): void {
  if (other === undefined || other.name === own) return;
  throw new MotifError('conflict', `Expected a name that is free, received ${other.name}, which exists`, {
    hint,
  });
}

/** Returns the hint that names what there is, or else how to make the first. */
export function hintOfNames(names: readonly string[], first: string): string {
  if (names.length === 0) return first;
  const more = names.length > 10 ? ` and ${names.length - 10} more` : '';
  return `There are: ${names.slice(0, 10).join(', ')}${more}.`;
}

import { MotifError } from '../errors.js';

/** Characters shown on each side of the place that an error points at. */
const contextChars = 36;
const wide =
  /[\u1100-\u115f\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Returns an `invalid_input` that shows the query with a caret under index `at` and whose path is `query:<place>`, counted from 1. */
export function queryError(source: string, at: number, message: string, hint?: string): MotifError {
  const from = Math.max(0, at - contextChars);
  const to = Math.min(source.length, at + contextChars);
  // One column a character, so that the caret stands where it should on a terminal.
  const shown = (start: number, end: number) => source.slice(start, end).replace(/[\p{Cc}\p{Cs}]/gu, ' ');
  const [before, after] = [
    `${from > 0 ? '…' : ''}${shown(from, at)}`,
    `${shown(at, to)}${to < source.length ? '…' : ''}`,
  ];
  const columns = [...before].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
  return new MotifError('invalid_input', `${message}\n  ${before}${after}\n  ${' '.repeat(columns)}^`, {
    hint,
    path: `query:${at + 1}`,
  });
}

import { MotifError } from '../../core/errors.js';
import { withPath } from '../cli/failure.js';
import type { ToolAnswer } from './answer.js';

/**
 * Returns what went wrong as the answer of a tool, which the model reads and can act on: message, hint, and the code
 * and path for programs. Never a stack; a mistake of the program is called one.
 */
export function failureAnswer(thrown: unknown): ToolAnswer {
  const error = toShownError(thrown);
  const lines = [
    withPath(error.message, error.path),
    ...(error.hint === undefined ? [] : [`Hint: ${error.hint}`]),
  ];
  return {
    content: [{ type: 'text', text: lines.join('\n') }],
    isError: true,
    _meta: { 'motif/error': error },
  };
}

export interface ShownError {
  code: string;
  message: string;
  hint?: string;
  path?: string;
}

/** Returns what may be shown of anything that was thrown. */
export function toShownError(thrown: unknown): ShownError {
  if (thrown instanceof MotifError) return thrown.toJSON();
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return { code: 'cancelled', message: 'Cancelled before it was finished' };
  }
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return {
    code: 'internal',
    message: `This is a bug in Motif: ${text.split('\n')[0]}`,
    hint: 'Please report it.',
  };
}

/** What went wrong, as the server says it, or as the studio sees that it cannot be reached. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    /** A code of Motif's errors, or `unreachable` where no server answers. */
    readonly code: string,
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** Returns the failure that a body of the server describes; any other body is `store_failed` with the status. */
export function failureOf(body: unknown, status: number): Failure {
  const error = (body as { error?: { code?: unknown; message?: unknown; hint?: unknown } } | null)?.error;
  if (typeof error?.code === 'string' && typeof error.message === 'string')
    return new Failure(error.code, error.message, typeof error.hint === 'string' ? error.hint : undefined);
  return new Failure('store_failed', `Expected an answer of Motif, received status ${status}`);
}

/** True for a request that was given up because a newer one took its place, or on purpose. */
export function isGivenUp(error: unknown): boolean {
  return (
    (error instanceof DOMException && error.name === 'AbortError') ||
    (error instanceof Failure && error.code === 'cancelled')
  );
}

/** Returns any error as a failure. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  // What fetch throws where no connection is made.
  if (error instanceof TypeError) return new Failure('unreachable', error.message);
  throw error;
}

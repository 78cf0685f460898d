/** What went wrong, as the server tells it; `unreachable` where no server answers. */
export class MotifFailure extends Error {
  override readonly name = 'MotifFailure';
  /** A code of Motif's errors or of the server, such as `not_found`; the reference lists them. */
  readonly code: string;
  /** Status of the answer; 0 where there was none. */
  readonly status: number;
  /** The next step for the person who reads the message. */
  readonly hint: string | undefined;
  /** The file, field or place concerned. */
  readonly path: string | undefined;

  constructor(code: string, message: string, details: { status: number; hint?: unknown; path?: unknown }) {
    super(message);
    this.code = code;
    this.status = details.status;
    this.hint = textOrNothing(details.hint);
    this.path = textOrNothing(details.path);
  }
}

/** Returns the failure that the body of an answer tells; any other body is `internal` with its status. */
export function failureOf(body: unknown, status: number): MotifFailure {
  const error = (body as { error?: Record<string, unknown> } | null | undefined)?.error;
  if (typeof error?.code === 'string' && typeof error.message === 'string') {
    return new MotifFailure(error.code, error.message, { ...error, status });
  }
  return new MotifFailure('internal', `Expected an answer of Motif, received status ${status}`, { status });
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

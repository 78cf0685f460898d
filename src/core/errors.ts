/** Every way in which Motif can fail, with the HTTP status and the process exit code it maps to. */
export const errorCodes = {
  invalid_input: { httpStatus: 400, exitCode: 2 },
  not_found: { httpStatus: 404, exitCode: 3 },
  conflict: { httpStatus: 409, exitCode: 4 },
  model_mismatch: { httpStatus: 409, exitCode: 5 },
  model_unavailable: { httpStatus: 503, exitCode: 6 },
  unreadable_media: { httpStatus: 422, exitCode: 7 },
  store_failed: { httpStatus: 500, exitCode: 8 },
  unauthorised: { httpStatus: 401, exitCode: 9 },
  too_large: { httpStatus: 413, exitCode: 10 },
  // What was judged is below what was asked for: a gate for builds.
  below_minimum: { httpStatus: 417, exitCode: 11 },
  // 130 = 128 + SIGINT, what a shell reports for a command stopped by Ctrl-C.
  cancelled: { httpStatus: 499, exitCode: 130 },
} as const;

export type MotifErrorCode = keyof typeof errorCodes;

export interface MotifErrorDetails {
  /** The next step for the person who reads the message. */
  hint?: string | undefined;
  /** The file, field or query position concerned. */
  path?: string | undefined;
  cause?: unknown;
}

/**
 * The one error that Motif throws for what can go wrong outside the program; programming mistakes stay ordinary
 * errors. Messages read *Expected X for Y, received Z*.
 */
export class MotifError extends Error {
  override readonly name = 'MotifError';
  readonly code: MotifErrorCode;
  readonly hint: string | undefined;
  readonly path: string | undefined;

  constructor(code: MotifErrorCode, message: string, details: MotifErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.path = details.path;
  }

  get httpStatus(): number {
    return errorCodes[this.code].httpStatus;
  }

  get exitCode(): number {
    return errorCodes[this.code].exitCode;
  }

  /** Returns what may be shown to anyone: code, message, hint and path, never the cause or a stack. */
  toJSON(): { code: MotifErrorCode; message: string; hint?: string; path?: string } {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.path === undefined ? {} : { path: this.path }),
    };
  }
}

/** Throws `cancelled` when the signal has fired; call it between the steps of long work. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new MotifError('cancelled', 'Cancelled before it was finished', { cause: signal.reason });
}

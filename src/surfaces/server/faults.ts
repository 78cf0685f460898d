import { errorCodes, MotifError, type MotifErrorCode } from '../../core/errors.js';

/** What only a server refuses, beside the codes of Motif. */
export const serverCodes = {
  forbidden: 403,
  method_not_allowed: 405,
  wrong_media_type: 415,
  range_not_satisfiable: 416,
  too_many_requests: 429,
  internal: 500,
} as const;

export type ServerCode = keyof typeof serverCodes;

/** A refusal of the server itself: the request never reached an operation. */
export class ServerFault extends Error {
  override readonly name = 'ServerFault';

  constructor(
    readonly code: ServerCode,
    message: string,
    readonly details: { hint?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
  }
}

export interface FaultBody {
  error: { code: MotifErrorCode | ServerCode; message: string; hint?: string; path?: string };
}

/** Returns what may be told of a failure: never a cause or a stack, and of a bug in Motif no more than that. */
export function faultBody(error: unknown): FaultBody {
  if (error instanceof MotifError) return { error: error.toJSON() };
  if (error instanceof ServerFault) {
    const { hint } = error.details;
    return { error: { code: error.code, message: error.message, ...(hint === undefined ? {} : { hint }) } };
  }
  const message = 'Motif made a mistake of its own; the log of the server tells more';
  return { error: { code: 'internal', message } };
}

export function faultStatus(error: unknown): number {
  if (error instanceof MotifError) return errorCodes[error.code].httpStatus;
  return serverCodes[error instanceof ServerFault ? error.code : 'internal'];
}

export function faultResponse(error: unknown): Response {
  const headers = error instanceof ServerFault ? error.details.headers : undefined;
  return jsonResponse(faultBody(error), faultStatus(error), headers);
}

export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

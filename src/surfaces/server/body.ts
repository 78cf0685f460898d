import { MotifError } from '../../core/errors.js';
import { ServerFault } from './faults.js';

/**
 * Returns the body of a request, at most `limit` bytes; throws `too_large` as soon as more is announced or comes, and
 * `cancelled` when the client goes away before the end.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit, announced);
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(pieces, length);
      length += value.byteLength;
      if (length > limit) throw tooLarge(limit, length);
      pieces.push(value);
    }
  } catch (error) {
    if (error instanceof MotifError) throw error;
    throw new MotifError('cancelled', 'Expected the whole body, received a part of it', { cause: error });
  } finally {
    reader.releaseLock();
  }
}

/** Returns the value of a JSON body; an empty one is `{}`. Throws `invalid_input`, `too_large` or `wrong_media_type`. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = mediaType(request);
  const bytes = await readBody(request, limit);
  if (bytes.length === 0) return {};
  // A form of another site can send text/plain without asking first, and never application/json.
  if (type !== 'application/json') {
    throw new ServerFault(
      'wrong_media_type',
      `Expected application/json for the body, received ${type || 'nothing'}`,
      { hint: 'Send the header content-type: application/json.' },
    );
  }
  return parseJson(decodeUtf8(bytes), 'the body');
}

/** Returns the value of a JSON text; throws `invalid_input`. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MotifError('invalid_input', `Expected JSON for ${name}, received other text`, {
      hint: 'For instance {"query":"a red umbrella"}',
      cause: error,
    });
  }
}

/** Returns the type of a body without its parameters, in lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new MotifError('invalid_input', 'Expected UTF-8 for the body, received other bytes', {
      cause: error,
    });
  }
}

function tooLarge(limit: number, received: number): MotifError {
  return new MotifError('too_large', `Expected a body of at most ${limit} bytes, received ${received}`);
}

import { MotifError } from '../../core/errors.js';
import type { UploadedPicture } from '../../core/library/uploads.js';
import { mediaType, readBody } from './body.js';
import { jsonResponse } from './faults.js';
import type { App, Served } from './served.js';
import { createTurns } from './turns.js';

interface Part {
  name: string;
  bytes: Uint8Array;
}

interface Failure {
  name: string;
  code: string;
  reason: string;
}

/** Bodies that are held in memory at a time; others wait before they are read. */
const bodiesAtOnce = 8;

/**
 * Adds the route that takes pictures: one as the body, or several as multipart/form-data. Each is decoded at once; one that is
 * no picture is a failure with its reason beside the others, and the answer of a request that brought no other.
 */
export function addUploadRoutes(
  app: App,
  { uploads, limits, inDecodeTurn, running }: Pick<Served, 'uploads' | 'limits' | 'inDecodeTurn' | 'running'>,
): void {
  const inBodyTurn = createTurns(bodiesAtOnce);

  async function take(request: Request, signal: AbortSignal): Promise<Response> {
    const bytes = await readBody(request, limits.uploadBytes);
    const parts = await partsOf(request, bytes, limits.uploadFiles);
    const taken: (UploadedPicture & { name: string })[] = [];
    const failures: Failure[] = [];
    let first: MotifError | undefined;
    for (const part of parts) {
      try {
        taken.push({ name: part.name, ...(await inDecodeTurn(() => uploads.add(part.bytes, signal))) });
      } catch (error) {
        if (!(error instanceof MotifError) || !isAboutPicture(error)) throw error;
        first ??= error;
        failures.push({ name: part.name, code: error.code, reason: error.message });
      }
    }
    await uploads.tidy();
    if (taken.length === 0 && first !== undefined) throw first;
    return jsonResponse({ uploads: taken, failures });
  }

  app.post('/api/uploads', ({ req: { raw } }) =>
    running.run(raw.signal, (signal) => inBodyTurn(() => take(raw, signal))),
  );
}

async function partsOf(request: Request, bytes: Uint8Array, most: number): Promise<Part[]> {
  if (mediaType(request) !== 'multipart/form-data') {
    if (bytes.length > 0) return [{ name: 'picture', bytes }];
    throw noPicture('an empty body');
  }
  const form = await readForm(request, bytes);
  const parts: Part[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') throw noPicture(`the text field "${field.slice(0, 60)}"`);
    if (parts.length >= most) {
      throw new MotifError('too_large', `Expected at most ${most} pictures in one upload, received more`);
    }
    parts.push({ name: value.name.slice(0, 255), bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  if (parts.length === 0) throw noPicture('no part');
  return parts;
}

/** The parser of the platform; what it refuses is a fault of the body. */
async function readForm(request: Request, bytes: Uint8Array): Promise<FormData> {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    return await new Response(bytes as Uint8Array<ArrayBuffer>, { headers }).formData();
  } catch (error) {
    throw new MotifError(
      'invalid_input',
      'Expected multipart/form-data for the body, received another form',
      {
        hint: 'Send each picture as a file part, or one picture as the body.',
        cause: error,
      },
    );
  }
}

function isAboutPicture({ code }: MotifError): boolean {
  return code === 'unreadable_media' || code === 'too_large';
}

function noPicture(received: string): MotifError {
  return new MotifError('invalid_input', `Expected pictures in the upload, received ${received}`, {
    hint: 'Send each picture as a file part of multipart/form-data, or one picture as the body.',
  });
}

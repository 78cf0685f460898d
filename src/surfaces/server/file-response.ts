import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { MotifError } from '../../core/errors.js';
import { ServerFault } from './faults.js';

export interface ServedFile {
  file: string;
  type: string;
  /** Names the content: as long as it is the same, so are the bytes. */
  tag: string;
  headers?: Record<string, string>;
}

/** What is named by its content never changes. */
export const immutable = 'private, max-age=31536000, immutable';

/**
 * Returns the file as a response: 304 for a client that has it, 206 for one range of bytes, 200 otherwise. Several ranges
 * are answered with all of it, as RFC 9110 allows. Throws `not_found` and `range_not_satisfiable`.
 */
export async function fileResponse(request: Request, served: ServedFile): Promise<Response> {
  const { file, type, tag } = served;
  const etag = `"${tag}"`;
  const headers: Record<string, string> = {
    etag,
    'cache-control': immutable,
    'accept-ranges': 'bytes',
    ...served.headers,
  };
  if (hasTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  const { size } = await statsOf(file);
  const range = rangeOf(request, size, etag);
  const { start, end } = range ?? { start: 0, end: size - 1 };
  Object.assign(headers, { 'content-type': type, 'content-length': String(end - start + 1) });
  if (range !== undefined) headers['content-range'] = `bytes ${start}-${end}/${size}`;
  const isHead = request.method === 'HEAD' || size === 0;
  const body = isHead ? null : (Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream);
  return new Response(body, { status: range === undefined ? 200 : 206, headers });
}

interface Range {
  start: number;
  end: number;
}

/** Returns the one range that is asked for, both ends included; undefined for the whole file. */
function rangeOf({ headers }: Request, size: number, etag: string): Range | undefined {
  const ifRange = headers.get('if-range');
  if (ifRange !== null && ifRange !== etag) return undefined;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range') ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start < size && start <= end && !(first === '' && Number(last) === 0)) return { start, end };
  throw new ServerFault('range_not_satisfiable', `Expected a range within ${size} bytes, received another`, {
    headers: { 'content-range': `bytes */${size}` },
  });
}

function hasTag(given: string | null, etag: string): boolean {
  if (given === null) return false;
  return given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
}

async function statsOf(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    throw new MotifError('not_found', 'Expected a file that is there, received none', { cause: error });
  }
}

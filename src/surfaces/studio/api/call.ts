import { createEventReader } from './event-stream.js';
import { Failure, failureOf, toFailure } from './failure.js';
import type { InputOf, OperationName, OutputOf } from './operations.js';

/** A report of long work. */
export interface Progress {
  stage: string;
  done: number;
  total?: number;
  unit?: string;
  note?: string;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Asks for reports while the work goes on. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Returns the output of an operation of the server. Throws `Failure`, or an AbortError when the signal fires. */
export async function call<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  { signal, onProgress }: CallOptions = {},
): Promise<OutputOf<Name>> {
  const response = await request(`/api/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: onProgress === undefined ? 'application/json' : 'text/event-stream',
    },
    body: JSON.stringify(input),
    ...(signal === undefined ? {} : { signal }),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const body = isStream ? await readStream(response, onProgress) : await readJson(response);
  return body as OutputOf<Name>;
}

export interface Upload {
  /** How a query names the picture: `image(upload:...)`. */
  ref: string;
}

/** Returns how queries name a picture once the server has it. Throws `Failure`, also for what is no picture. */
export async function upload(file: Blob, signal?: AbortSignal): Promise<Upload> {
  const response = await request('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
    ...(signal === undefined ? {} : { signal }),
  });
  return ((await readJson(response)) as { uploads: [Upload] }).uploads[0];
}

export function thumbnailUrl(id: string): string {
  return `/api/assets/${id}/thumbnail`;
}

/** Returns the address of the picture at most `edgePx` long. */
export function previewUrl(id: string, edgePx: number): string {
  return `/api/assets/${id}/preview?edge=${edgePx}`;
}

export function originalUrl(id: string): string {
  return `/api/assets/${id}/original`;
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException) throw error;
    throw toFailure(error);
  }
}

async function readJson(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok || body === null) throw failureOf(body, response.status);
  return body;
}

async function readStream(response: Response, onProgress?: (progress: Progress) => void): Promise<unknown> {
  const read = createEventReader();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const { event, data } of read(value)) {
      if (event === 'progress') onProgress?.(JSON.parse(data));
      else if (event === 'result') return JSON.parse(data);
      else if (event === 'error') throw failureOf(JSON.parse(data), response.status);
    }
  }
  throw new Failure('store_failed', 'Expected a result at the end of the work, received none');
}

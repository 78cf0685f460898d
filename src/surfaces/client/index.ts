import type { Progress } from '../../core/operation.js';
import { readEvents } from './events.js';
import { failureOf, MotifFailure } from './failure.js';
import type { InputOf, OperationName, OutputOf } from './operations.js';

export { MotifFailure } from './failure.js';
export type { InputOf, OperationName, OutputOf } from './operations.js';
export type { Progress };

export interface ClientOptions {
  /** Where `motif serve` answers, such as `http://127.0.0.1:4477`; default the page's own address. */
  url?: string;
  /** The token of the server, where it has one. A page that has its cookie needs none. */
  token?: string;
  /** Default the platform's. */
  fetch?: typeof fetch;
}

export interface CallOptions {
  /** Cancels the run on the server, too. */
  signal?: AbortSignal;
  /** Asks for reports while the work goes on. */
  onProgress?: (report: Progress) => void;
}

export interface Upload {
  /** Names the picture wherever a picture may be, such as `image(upload:...)`, for a day. */
  ref: string;
  name: string;
  format: string;
  widthPx: number;
  heightPx: number;
  bytes: number;
  /** Id of the same picture in the library, where it is there. */
  assetId?: string;
}

export interface UploadAnswer {
  uploads: Upload[];
  /** Files that are no pictures, with the reason. */
  failures: { name: string; code: string; reason: string }[];
}

export interface MotifClient {
  /** Returns what an operation answers. Throws `MotifFailure`, or what `fetch` throws when the signal fires. */
  call<Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    options?: CallOptions,
  ): Promise<OutputOf<Name>>;
  /** Returns how pictures are named in queries once the server has them. Throws `MotifFailure`. */
  upload(pictures: readonly Blob[], options?: Pick<CallOptions, 'signal'>): Promise<UploadAnswer>;
  /** Returns the address of a picture of at most 320 px (WebP). */
  thumbnailUrl(id: string): string;
  /** Returns the address of a picture (WebP) whose long edge is `edgePx`, rounded up to 512, 1024 or 2048. */
  previewUrl(id: string, edgePx?: number): string;
  /** Returns the address of the file itself. */
  originalUrl(id: string): string;
}

/** Returns a client of a running `motif serve`. It keeps nothing open and runs in browsers and in Node. */
export function createClient({ url = '', token, fetch: ask = fetch }: ClientOptions = {}): MotifClient {
  const base = url.replace(/\/+$/, '');

  async function request(
    path: string,
    init: RequestInit,
    headers: Record<string, string>,
  ): Promise<Response> {
    const shown = token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` };
    try {
      return await ask(`${base}${path}`, { method: 'POST', ...init, headers: shown });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new MotifFailure(
        'unreachable',
        `Expected motif serve at ${base || 'this address'}, received none`,
        {
          status: 0,
          hint: 'Start it: motif serve',
        },
      );
    }
  }

  return {
    async call(name, input, { signal, onProgress } = {}) {
      const headers = {
        'content-type': 'application/json',
        accept: onProgress === undefined ? 'application/json' : 'text/event-stream',
      };
      const init = { body: JSON.stringify(input), ...(signal === undefined ? {} : { signal }) };
      const response = await request(`/api/${name.replaceAll('.', '/')}`, init, headers);
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
      return isStream ? resultOf(response, onProgress) : readJson(response);
    },
    async upload(pictures, { signal } = {}) {
      const form = new FormData();
      for (const picture of pictures) {
        const name = 'name' in picture && typeof picture.name === 'string' ? picture.name : 'picture';
        form.append('files', picture, name);
      }
      const init = { body: form, ...(signal === undefined ? {} : { signal }) };
      return readJson(await request('/api/uploads', init, {}));
    },
    thumbnailUrl: (id) => `${base}/api/assets/${id}/thumbnail`,
    previewUrl: (id, edgePx = 1024) => `${base}/api/assets/${id}/preview?edge=${edgePx}`,
    originalUrl: (id) => `${base}/api/assets/${id}/original`,
  };
}

/** What the server answers is what the operations declare. */
async function readJson<Body>(response: Response): Promise<Body> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok || body === undefined) throw failureOf(body, response.status);
  return body as Body;
}

async function resultOf<Output>(
  response: Response,
  onProgress?: (report: Progress) => void,
): Promise<Output> {
  for await (const { event, data } of readEvents(response.body!)) {
    if (event === 'progress') onProgress?.(JSON.parse(data));
    if (event === 'result') return JSON.parse(data);
    if (event === 'error') throw failureOf(JSON.parse(data), response.status);
  }
  throw new MotifFailure(
    'unreachable',
    'Expected a result at the end of the work, received the end of the connection',
    {
      status: response.status,
      hint: 'The server stopped, or the connection broke. Ask again.',
    },
  );
}

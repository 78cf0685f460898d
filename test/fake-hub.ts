import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  path: string;
  range: string | undefined;
  authorization: string | undefined;
}

/** Answers a request for a file's bytes in place of the hub; false leaves it to the hub. */
export type Misbehaviour = (
  request: IncomingMessage,
  response: ServerResponse,
  file: Buffer,
  name: string,
) => boolean;

/** A server on this machine that answers as the model hub does: one repository, one commit, files with hashes. */
export class FakeHub {
  readonly commit = createHash('sha1').update('first').digest('hex');
  readonly requests: SeenRequest[] = [];
  readonly files = new Map<string, Buffer>();
  readonly id: string;
  misbehave: Misbehaviour = () => false;
  /** Changes what the hub lists, for instance to lie about a hash. */
  alterListing: (entries: Record<string, unknown>[]) => unknown = (entries) => entries;
  /** Answers before anything else; false goes on. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
  readonly #server: Server;

  constructor(id = 'studio/tiny') {
    this.id = id;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Returns the requests for bytes of `name`. */
  fetches(name: string): SeenRequest[] {
    return this.requests.filter(({ path }) => path.endsWith(`/resolve/${this.commit}/${name}`));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { range, authorization } = request.headers;
    const path = decodeURIComponent(request.url ?? '');
    this.requests.push({ path, range, authorization });
    if (this.intercept(request, response)) return;
    const [resolvePrefix, apiPrefix] = [`/${this.id}/resolve/${this.commit}/`, `/api/models/${this.id}`];
    const listing = () => this.alterListing([...this.files].map(([name, bytes]) => listed(name, bytes)));
    const name = path.startsWith(resolvePrefix) ? path.slice(resolvePrefix.length) : '';
    const bytes = this.files.get(name);
    if (path === `${apiPrefix}/revision/main`) json(response, { sha: this.commit });
    else if (path === `${apiPrefix}/tree/${this.commit}?recursive=true`) json(response, listing());
    else if (bytes === undefined) response.writeHead(404).end('Repository not found');
    else if (!this.misbehave(request, response, bytes, name)) serve(request, response, bytes);
  }
}

/** Serves bytes as the hub's storage does: whole, or from the first byte of a range. */
export function serve(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const start = rangeStart(request);
  if (start === undefined) response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  else if (start >= bytes.length) response.writeHead(416).end();
  else {
    const headers = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
    response
      .writeHead(206, { ...headers, 'content-length': bytes.length - start })
      .end(bytes.subarray(start));
  }
}

/** Sends the answer up to `share` of the file, counted from its start; then nothing, or a broken connection. */
export function serveUntil(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  share: number,
  then: 'break' | 'hang',
): void {
  const start = rangeStart(request) ?? 0;
  const partial = start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {};
  response.writeHead(start > 0 ? 206 : 200, { ...partial, 'content-length': bytes.length - start });
  response.write(bytes.subarray(start, Math.max(start, Math.floor(bytes.length * share))), () => {
    // The bytes are on their way; leave them the time to arrive before the connection goes.
    if (then === 'break') setTimeout(() => response.destroy(), 50);
  });
}

function rangeStart(request: IncomingMessage): number | undefined {
  const start = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function listed(name: string, bytes: Buffer): Record<string, unknown> {
  const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  const isLarge = name.endsWith('.onnx') || name.endsWith('_data');
  const lfs = { oid: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, pointerSize: 134 };
  return { type: 'file', oid, size: bytes.length, path: name, ...(isLarge ? { lfs } : {}) };
}

/** Fills the hub with a model in two dtypes (its towers are noise) and with files that no model needs. */
export function addTinyModel(hub: FakeHub): void {
  const text = {
    'config.json': '{"model_type":"clip","projection_dim":8}',
    'preprocessor_config.json': '{}',
  };
  for (const [name, content] of Object.entries(text)) hub.files.set(name, Buffer.from(content));
  hub.files.set('tokenizer.json', Buffer.from(JSON.stringify({ model: { vocab: {} } })));
  hub.files.set('onnx/vision_model_quantized.onnx', randomBytes(300_000));
  hub.files.set('onnx/text_model_quantized.onnx', randomBytes(200_000));
  hub.files.set('onnx/vision_model.onnx', randomBytes(50_000));
  hub.files.set('onnx/text_model.onnx', Buffer.from('\x0a\x14text_model.onnx_dataj\x00'));
  hub.files.set('onnx/text_model.onnx_data', randomBytes(60_000));
  hub.files.set('model.safetensors', randomBytes(1000));
  hub.files.set('onnx/decoder_model.onnx', randomBytes(1000));
}

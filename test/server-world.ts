import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { operations } from '../src/operations.js';
import { createLog } from '../src/surfaces/server/log.js';
import { type RunningServer, type ServeOptions, startServer } from '../src/surfaces/server/serve.js';
import { type Drawing, type SmallLibrary, smallLibrary } from './small-library.js';

export interface ServedLibrary extends SmallLibrary {
  server: RunningServer;
  url: string;
  /** Lines of the log, one object each. */
  lines: Record<string, unknown>[];
}

/** Returns a server of a small library on a free port; `remove` closes and removes both. */
export async function serveSmall(
  drawings: Readonly<Record<string, Drawing>> = {
    'red.png': { colour: 'red' },
    'blue.png': { colour: 'blue' },
  },
  options: Partial<ServeOptions> = {},
): Promise<ServedLibrary> {
  const library = await smallLibrary(drawings);
  const lines: Record<string, unknown>[] = [];
  const server = await startServer({
    motif: library.motif,
    operations,
    version: '0.0.0',
    host: '127.0.0.1',
    port: 0,
    log: createLog((text) => lines.push(JSON.parse(text)), 'json'),
    studioFolder: path.join(library.root, 'studio'),
    ...options,
  });
  const remove = async () => {
    await server.close();
    await library.remove();
  };
  return { ...library, server, url: server.url, lines, remove };
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  json(): { error: { code: string; message: string; hint?: string; path?: string } };
}

export interface Sent {
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string | Uint8Array;
}

/** Returns what the server answers to exactly this address and these headers, which no client library tidies up. */
export function send(
  url: string,
  address: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path: address, method, headers, agent: false },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8');
          const { statusCode = 0 } = response;
          resolve({
            status: statusCode,
            headers: response.headers,
            body: text,
            json: () => JSON.parse(text),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Returns what the server answers to an operation's input. */
export function ask(url: string, name: string, input: unknown, headers: http.OutgoingHttpHeaders = {}) {
  return send(url, `/api/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });
}

/** Returns everything that comes back on a connection on which exactly this was written, once it is closed. */
export function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece) => {
      received += piece;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

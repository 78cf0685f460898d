import http from 'node:http';
import { createRandom, percentile } from '../sampling.js';

export interface Load {
  seconds: number;
  connections: number;
  queries: readonly string[];
  /** Ids of pictures whose thumbnails are asked for. */
  ids: readonly string[];
  /** Pictures that are uploaded. */
  uploads: readonly Uint8Array[];
}

export interface LoadReport {
  requests: number;
  /** One line for each answer that was not 200, and for each connection that broke. */
  errors: string[];
  /** Milliseconds by kind of request. */
  durations: Record<Kind, number[]>;
  /** Resident bytes of the server, once a second. */
  memory: number[];
}

type Kind = 'search' | 'thumbnail' | 'upload';

/** Of ten requests six are searches, three thumbnails and one an upload. */
const mix: readonly Kind[] = [
  ...Array<Kind>(6).fill('search'),
  ...Array<Kind>(3).fill('thumbnail'),
  'upload',
];

/** Returns what a server answered to so many connections, each asking as fast as it is answered. */
export async function loadServer(url: string, load: Load): Promise<LoadReport> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: load.connections + 1 });
  const report: LoadReport = {
    requests: 0,
    errors: [],
    durations: { search: [], thumbnail: [], upload: [] },
    memory: [],
  };
  const endMs = performance.now() + load.seconds * 1000;

  async function work(seed: number): Promise<void> {
    const random = createRandom(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
    while (performance.now() < endMs) {
      const kind = pick(mix);
      const startMs = performance.now();
      try {
        const status = await ask(kind, pick);
        report.durations[kind].push(performance.now() - startMs);
        if (status !== 200) report.errors.push(`${kind} ${status}`);
      } catch (error) {
        report.errors.push(`${kind} ${(error as Error).message}`);
      }
      report.requests++;
    }
  }

  async function ask(kind: Kind, pick: <Item>(items: readonly Item[]) => Item): Promise<number> {
    if (kind === 'thumbnail') return (await request('GET', `/api/assets/${pick(load.ids)}/thumbnail`)).status;
    if (kind === 'upload') return (await request('POST', '/api/uploads', pick(load.uploads))).status;
    const body = Buffer.from(JSON.stringify({ query: pick(load.queries), limit: 50 }));
    return (await request('POST', '/api/search', body)).status;
  }

  function request(
    method: string,
    path: string,
    body?: Uint8Array,
  ): Promise<{ status: number; text: string }> {
    const { hostname, port } = new URL(url);
    const headers = body === undefined ? {} : { 'content-type': typeOf(path), 'content-length': body.length };
    return new Promise((resolve, reject) => {
      const sent = http.request({ hostname, port, path, method, headers, agent }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('latin1') }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  async function watch(): Promise<void> {
    while (performance.now() < endMs) {
      const { text } = await request('GET', '/metrics');
      report.memory.push(Number(/kind="resident"\} (\d+)/.exec(text)?.[1]));
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  await Promise.all([watch(), ...Array.from({ length: load.connections }, (_, seed) => work(seed + 1))]);
  agent.destroy();
  return report;
}

/** Returns by how much the server's memory grew, bytes: the median of the last fifth less that of the second. */
export function memoryGrowth({ memory }: LoadReport): number {
  const fifth = Math.max(1, Math.floor(memory.length / 5));
  return percentile(memory.slice(-fifth), 0.5) - percentile(memory.slice(fifth, 2 * fifth), 0.5);
}

function typeOf(path: string): string {
  return path.startsWith('/api/uploads') ? 'application/octet-stream' : 'application/json';
}

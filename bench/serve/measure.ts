import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openMotif } from '../../src/core/motif.js';
import { runOperation } from '../../src/core/operation.js';
import { demoDraw, index } from '../../src/index.js';
import type { Figure } from '../figures.js';
import { percentile } from '../sampling.js';
import { type Load, loadServer, memoryGrowth } from './load.js';

const connections = 50;
/** Long enough for a leak to show; MOTIF_BENCH_SECONDS makes it shorter. */
const usualSeconds = 600;

/** Returns how `motif serve`, in a process of its own, bears mixed load on the demo library. */
export async function benchServe(): Promise<Figure[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'motif-serve-'));
  try {
    return await measure(dir, Number(process.env.MOTIF_BENCH_SECONDS) || usualSeconds);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(dir: string, seconds: number): Promise<Figure[]> {
  const load = { seconds, connections, ...(await makeLibrary(dir)) };
  const program = fileURLToPath(new URL('../../src/surfaces/cli/main.js', import.meta.url));
  const server = spawn(process.execPath, [program, 'serve', '--dir', dir, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const report = await loadServer((JSON.parse(line) as { url: string }).url, load);
  server.kill('SIGTERM');
  const [exitCode] = await once(server, 'exit');
  const note = `${connections} connections, ${seconds} s`;
  return [
    { name: 'requests', value: report.requests / seconds, unit: '/s', note },
    {
      name: 'errors',
      value: report.errors.length,
      unit: '',
      note: [...new Set(report.errors)].join(', ') || note,
    },
    ...Object.entries(report.durations).flatMap(([kind, ms]) => [
      { name: `${kind}, median`, value: percentile(ms, 0.5), unit: 'ms', note },
      { name: `${kind}, 95th percentile`, value: percentile(ms, 0.95), unit: 'ms', note },
    ]),
    { name: 'memory, most', value: Math.max(...report.memory) / 1e6, unit: 'MB', note },
    {
      name: 'memory, growth',
      value: memoryGrowth(report) / 1e6,
      unit: 'MB',
      note: 'last fifth less second fifth',
    },
    { name: 'exit code', value: Number(exitCode), unit: '', note: 'after SIGTERM under load' },
  ];
}

async function makeLibrary(dir: string): Promise<Pick<Load, 'queries' | 'ids' | 'uploads'>> {
  const motif = await openMotif({ dir });
  try {
    await runOperation(demoDraw, { dir: '.' }, motif);
    await runOperation(index, {}, motif);
    const { ledger, root } = await motif.library();
    const assets = ledger.assets(ledger.encodedIds());
    const files = assets.slice(0, 20).map(({ paths }) => path.join(root, paths[0]!));
    return {
      queries: [
        'a red umbrella',
        '海上的帆船',
        'warm minimal poster',
        'lamp type:svg',
        'palette(Nordic)',
        '',
      ],
      ids: assets.map(({ id }) => id),
      uploads: files.map((file) => readFileSync(file)),
    };
  } finally {
    await motif.close();
  }
}

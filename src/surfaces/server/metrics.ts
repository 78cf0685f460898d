/** Upper bounds of the duration histogram, s. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120] as const;

interface Durations {
  /** Requests at most as long as each bound, cumulative, then all. */
  counts: number[];
  sum: number;
}

export interface Metrics {
  /** Counts a request that ended. `route` is a pattern, so that there are few. */
  request(route: string, status: number, seconds: number): void;
  /** Counts an operation as running until the returned function is called. */
  operation(name: string): () => void;
  /** Returns everything in Prometheus' text format, version 0.0.4. */
  text(): string;
}

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Durations>();
  const running = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, by: number) => map.set(key, (map.get(key) ?? 0) + by);

  return {
    request(route, status, seconds) {
      add(requests, labels({ route, status: String(status) }), 1);
      const known = durations.get(route) ?? { counts: new Array(bounds.length + 1).fill(0), sum: 0 };
      durations.set(route, known);
      known.sum += seconds;
      for (const [at, bound] of [...bounds, Number.POSITIVE_INFINITY].entries()) {
        if (seconds <= bound) known.counts[at]!++;
      }
    },
    operation(name) {
      const key = labels({ operation: name });
      add(running, key, 1);
      return () => void add(running, key, -1);
    },
    text() {
      const { rss, heapUsed } = process.memoryUsage();
      return [
        ...family('motif_requests_total', 'counter', 'Requests by route and status.', requests),
        '# HELP motif_request_duration_seconds Time from a request to the end of its answer.',
        '# TYPE motif_request_duration_seconds histogram',
        ...[...durations].flatMap(([route, known]) => histogram(route, known)),
        ...family('motif_operations_running', 'gauge', 'Operations that are running.', running),
        ...family('motif_memory_bytes', 'gauge', 'Memory of the process.', [
          [labels({ kind: 'resident' }), rss],
          [labels({ kind: 'heap' }), heapUsed],
        ]),
        ...family('motif_uptime_seconds', 'counter', 'Time since the process started.', [
          ['', process.uptime()],
        ]),
        '',
      ].join('\n');
    },
  };
}

function family(name: string, type: string, help: string, values: Iterable<[string, number]>): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...[...values].map(([key, value]) => `${name}${key} ${value}`),
  ];
}

function histogram(route: string, { counts, sum }: Durations): string[] {
  const name = 'motif_request_duration_seconds';
  const all = counts.at(-1)!;
  return [
    ...bounds.map((bound, at) => `${name}_bucket${labels({ route, le: String(bound) })} ${counts[at]}`),
    `${name}_bucket${labels({ route, le: '+Inf' })} ${all}`,
    `${name}_sum${labels({ route })} ${sum}`,
    `${name}_count${labels({ route })} ${all}`,
  ];
}

function labels(of: Readonly<Record<string, string>>): string {
  const written = Object.entries(of).map(([name, value]) => {
    const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    return `${name}="${escaped}"`;
  });
  return `{${written.join(',')}}`;
}

import { cpus } from 'node:os';

/** One measured figure. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** Conditions without which the figure means little, such as the number of threads. */
  note?: string;
}

export interface Machine {
  processor: string;
  cores: number;
  node: string;
}

/** Returns what a reader must know of this machine to compare figures. */
export function thisMachine(): Machine {
  const all = cpus();
  return { processor: all[0]?.model.trim() ?? 'unknown', cores: all.length, node: process.versions.node };
}

/** Returns the figures as an aligned table for a terminal. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, note }) => [name, formatValue(value), unit, note ?? '']);
  const width = (column: number) => Math.max(0, ...rows.map((row) => row[column]!.length));
  const [names, values, units] = [width(0), width(1), width(2)];
  return rows
    .map(([name, value, unit, note]) =>
      `${name!.padEnd(names)}  ${value!.padStart(values)}  ${unit!.padEnd(units)}  ${note}`.trimEnd(),
    )
    .join('\n');
}

/** Returns the section of bench/RESULTS.md for one run. */
export function formatSection(
  bench: string,
  figures: readonly Figure[],
  date: Date,
  machine: Machine,
): string {
  const rows = figures.map(({ name, value, unit, note }) =>
    ['', name, formatValue(value), unit, note ?? '', ''].join(' | ').trim(),
  );
  return [
    `## ${bench}, ${date.toISOString().slice(0, 10)}`,
    '',
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}`,
    '',
    '| figure | value | unit | note |',
    '|---|--:|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function formatValue(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

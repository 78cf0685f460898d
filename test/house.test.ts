import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formatSection, formatTable, thisMachine } from '../bench/figures.js';

const root = new URL('..', import.meta.url);

/** Returns what a page names in code style that looks like a file or folder of the project. */
function namedPaths(page: string): string[] {
  return [...page.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1]!)
    .filter(
      (name) => /^(\.ci|src|test|docs|bench|scripts|models|examples)\//.test(name) && !/[<>*{]/.test(name),
    );
}

test.each(['AGENTS.md', 'CONTRIBUTING.md'])('[H5] %s names files that exist', (page) => {
  const names = namedPaths(readFileSync(new URL(page, root), 'utf8'));
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !existsSync(fileURLToPath(new URL(name, root))))).toEqual([]);
});

const figures = [
  { name: 'Motif', value: 41.25, unit: 'pictures/s', note: '2 threads' },
  { name: 'recall@10', value: 1, unit: '' },
];

test('[H7] a section of results states date, processor, cores and Node', () => {
  const machine = { processor: 'Chip', cores: 2, node: '20.19.0' };
  expect(formatSection('encode', figures, new Date('2026-01-02T03:04:05Z'), machine)).toBe(
    [
      '## encode, 2026-01-02',
      '',
      'Chip, 2 cores, Node 20.19.0',
      '',
      '| figure | value | unit | note |',
      '|---|--:|---|---|',
      '| Motif | 41.3 | pictures/s | 2 threads |',
      '| recall@10 | 1 |  |  |',
      '',
    ].join('\n'),
  );
  expect(thisMachine()).toMatchObject({ node: process.versions.node, cores: expect.any(Number) });
});

test('[H7] the table on the terminal is aligned', () => {
  expect(formatTable(figures)).toBe('Motif      41.3  pictures/s  2 threads\nrecall@10     1');
});

test('[H8] the lock file has an entry for every optional package that it names', () => {
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const locked = new Set(Object.keys(lock.packages).map((name) => name.split('node_modules/').at(-1)));
  const named = Object.values(lock.packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !locked.has(name))).toEqual([]);
});

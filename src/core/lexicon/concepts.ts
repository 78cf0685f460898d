import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { shippedPath } from '../package-folder.js';

/** One concept of the lexicon; lexicon/concepts/README.md says what the columns mean. */
export interface LexiconConcept {
  key: string;
  english: string[];
  chinese: string[];
  /** 1 (rare) to 5 (a word that every child knows). */
  commonness: number;
  drawnBy: string[];
  domain: string;
}

/** Returns all concepts of a lexicon folder, its files in the order of their names; throws at a faulty line or a second one. */
export function readConcepts(folder = shippedPath(path.join('lexicon', 'concepts'))): LexiconConcept[] {
  const entries = new Map<string, LexiconConcept>();
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  for (const file of files.sort()) {
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      const place = `${file}:${index + 1}`;
      const entry = parseLine(line, path.basename(file, '.tsv'), place);
      if (entries.has(entry.key))
        throw new Error(`Expected each concept once, received ${entry.key} again at ${place}`);
      entries.set(entry.key, entry);
    }
  }
  return [...entries.values()];
}

function parseLine(line: string, domain: string, place: string): LexiconConcept {
  const columns = line.split('\t');
  const [english, chinese, commonness, drawnBy] = columns;
  const entry = {
    english: names(english),
    chinese: names(chinese),
    commonness: Number(commonness),
    drawnBy: names(drawnBy),
    domain,
  };
  const key = entry.english[0];
  const isWhole = columns.length === 4 && entry.chinese.length > 0 && /^[1-5]$/.test(commonness ?? '');
  if (key === undefined || !isWhole) {
    throw new Error(
      `Expected english, chinese, commonness and drawn by at ${place}, received ${JSON.stringify(line)}`,
    );
  }
  return { key, ...entry };
}

function names(column = ''): string[] {
  return column
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
